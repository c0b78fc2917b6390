import type { File } from "../folder-files.ts";
import { extrasApplicationName } from "../folder-files.ts";
import { pageText } from "../manifest-text.ts";
import type { Repository } from "../repository.ts";
import { bullets, code, few, link, paragraph, shell, table } from "./markdown.ts";

/** Pages in the folders that people write. */
export function peoplePages(repository: Repository): File[] {
  const folders = repository.stands.flatMap(({ application: { of } }) =>
    of.kind === "component" && of.component.folder !== undefined ? [of.component] : [],
  );
  return [
    extrasPage(repository),
    ...folders.map(({ folder = "", title, about }): File => [
      `${folder}/README.md`,
      pageText([...paragraph(`# ${title}`), ...paragraph(about), ...(folder === "waves" ? waveLines : [])]),
    ]),
  ];
}

const waveLines: readonly string[] = [
  ...paragraph(
    "`vmf plan` writes one file for each wave, and `plan.json`, which records what the plan claims. People review, edit and approve the waves; an edit is scored anew, never overwritten.",
  ),
  ...table(
    ["`spec.state`", "means"],
    [
      ["`proposed`", "planned; nothing happens"],
      ["`approved`", "may run in its window; the commit that says so is the approval"],
      ["`paused`", "what runs goes on, nothing new begins"],
      ["`aborted`", "given up; machines that have not been cut over stay at their source"],
    ],
  ),
  ...paragraph("After an edit:"),
  ...shell(
    "vmf plan --verify        # every limit, window and dependency, checked anew",
    "vmf wave render NAME        # the Forklift objects that a wave becomes",
  ),
];

function extrasPage({ hub, ordered, extras }: Repository): File {
  const folder = "extras";
  const example = ordered.bootstrap.applications.at(-1) ?? "component";
  const now = [
    ...extras.manifests.map((scope) => [
      link(folder, scope.folder),
      `Application ${code(extrasApplicationName(scope))}`,
      few(scope.clusters, 4),
    ]),
    ...extras.patches.map((patch) => [
      link(folder, patch.folder),
      `patches ${code(patch.application)}`,
      few(patch.scope.clusters, 4),
    ]),
  ];
  const lines = [
    ...paragraph("# Extras"),
    ...paragraph(
      "What factory.yaml cannot say. Everything here is yours: vmf reads which files there are, and never writes, changes or deletes one but this page. After adding or removing files here, compile and commit.",
    ),
    ...paragraph("## Manifests of your own"),
    ...table(
      ["files in", "become", "on"],
      [
        [code("extras/fleet/"), `Application ${code("extras-fleet")}`, "every cluster"],
        [code("extras/groups/hub/"), `Application ${code("extras-group-hub")}`, "the hub"],
        [code("extras/groups/managed/"), `Application ${code("extras-group-managed")}`, "every managed cluster"],
        [code(`extras/clusters/${hub}/`), `Application ${code(`extras-cluster-${hub}`)}`, "that cluster"],
      ],
    ),
    ...paragraph(
      `Plain manifests (${code(".yaml")}, ${code(".yml")}, ${code(".json")}) in the folder itself, or a ${code("kustomization.yaml")} that lists what it wants, folders below included. ` +
        `They come in sync wave ${ordered.extrasWave}, after every component. A manifest without a namespace lands in ${code("default")}.`,
    ),
    ...paragraph("## Patches of what is generated"),
    ...paragraph(
      `A folder named after an Application, with a ${code("kustomization.yaml")} of kind ${code("Component")}, is built into it: ${code(`extras/clusters/${hub}/${example}/`)} on one cluster, ` +
        `${code(`extras/groups/managed/${example}/`)} on a group, ${code(`extras/fleet/${example}/`)} wherever the component is. ${link(folder, "docs/order.md")} lists the Applications.`,
    ),
    ...patchExample,
    ...paragraph(
      "Patches are applied in the order fleet, group, cluster. Each sees the component as its cluster gets it.",
    ),
    ...(now.length === 0 ? [] : [...paragraph("## At present"), ...table(["folder", "is", "on"], now)]),
    ...paragraph("## What does not work"),
    ...bullets([
      "The same object here and in a component: Argo CD refuses an object with two owners. Patch it instead.",
      "Helm charts and plugins: `kustomize build` runs as Argo CD ships it.",
      "Secrets: they never stand in Git.",
    ]),
  ];
  return ["extras/README.md", pageText(lines)];
}

const patchExample: readonly string[] = [
  "```yaml",
  "apiVersion: kustomize.config.k8s.io/v1alpha1",
  "kind: Component",
  "patches:",
  "  - target: { kind: ArgoCD, name: openshift-gitops }",
  "    patch: |-",
  "      - op: add",
  "        path: /spec/controller/resources/limits/memory",
  "        value: 8Gi",
  "```",
  "",
];
