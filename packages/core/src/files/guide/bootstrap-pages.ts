import { assert } from "../../base/assert.ts";
import type { KubeObject } from "../../resources/resource.ts";
import type { File } from "../folder-files.ts";
import { relativePath } from "../file-tree.ts";
import { kustomizationText, manifestText, pageText } from "../manifest-text.ts";
import { bootstrapFolder } from "../paths.ts";
import type { Repository, Stand } from "../repository.ts";
import { folderOn } from "../repository.ts";
import { bullets, code, codes, link, paragraph, shell } from "./markdown.ts";

interface Step {
  readonly title: string;
  readonly folder: string;
  /** Objects that it applies. */
  readonly objects: readonly KubeObject[];
  /** Kinds that operators bring once it is applied, of those that later steps need. */
  readonly kinds: readonly { readonly group: string; readonly kind: string }[];
  readonly files: readonly File[];
}

/** What is applied once to the hub, and the page that says how. */
export function bootstrapFiles(repository: Repository): File[] {
  const steps = stepsOf(repository);
  return [...steps.flatMap(({ files }) => files), [`${bootstrapFolder}/README.md`, readme(repository, steps)]];
}

function stepsOf({ ordered, stands, hub }: Repository): readonly Step[] {
  const { applications, resources } = ordered.bootstrap;
  const needed = applications.map((name) => {
    const stand = stands.find(({ application }) => application.name === name);
    assert(stand !== undefined, `the bootstrap needs application ${name}, which is not there`);
    return stand;
  });
  const all = needed.map((stand, index) => applicationStep(stand, hub, index + 1));
  const folder = `${bootstrapFolder}/${needed.length + 1}-root`;
  const own = resources.map(({ file, object }): File => [`${folder}/${file}.yaml`, manifestText(object)]);
  const root: Step = {
    title: "The root Application",
    folder,
    objects: resources.map(({ object }) => object),
    kinds: [],
    files: [...own, [`${folder}/kustomization.yaml`, kustomizationText(resources.map(({ file }) => `${file}.yaml`))]],
  };
  return [...all, root].map((step, index, steps) => ({
    ...step,
    kinds: step.kinds.filter((one) =>
      steps.slice(index + 1).some(({ objects }) => objects.some((object) => isOfKind(object, one))),
    ),
  }));
}

const isOfKind = ({ apiVersion, kind }: KubeObject, wanted: Step["kinds"][number]): boolean =>
  kind === wanted.kind && apiVersion.startsWith(`${wanted.group}/`);

function applicationStep(stand: Stand, hub: string, number: number): Step {
  const { name, resources, of } = stand.application;
  const folder = `${bootstrapFolder}/${number}-${name}`;
  const here = resources.filter(
    ({ resource: { placement } }) => placement.layer !== "cluster" || placement.cluster === hub,
  );
  return {
    title: of.kind === "component" ? of.component.title : name,
    folder,
    objects: here.map(({ resource }) => resource.object),
    kinds: here.flatMap(({ resource }) =>
      (resource.provides ?? []).flatMap((one) =>
        one.kind === "crd" ? [{ group: one.group, kind: one.objectKind }] : [],
      ),
    ),
    files: [[`${folder}/kustomization.yaml`, kustomizationText([relativePath(folder, folderOn(stand, hub))])]],
  };
}

function readme(repository: Repository, steps: readonly Step[]): string {
  const { model } = repository;
  const lines = [
    ...paragraph("# Bootstrap"),
    ...paragraph(
      `Applied once, to the hub ${code(model.hub.name)}, from the folder of ${code("factory.yaml")}. Afterwards Argo CD keeps all of it, these parts included; only the root Application stays as it was applied here. ` +
        "Every command may be run again at any time: it changes nothing that is as it should be, and waiting goes on where it was. Where a wait times out, look at what it waits for, then run it again.",
    ),
    ...paragraph("## Before"),
    ...bullets(beforeItems(repository)),
    ...steps.flatMap((step, index) => [
      ...paragraph(`## ${index + 1}. ${step.title}`),
      ...shell(...stepCommands(step)),
    ]),
    ...paragraph("## Afterwards"),
    ...shell("oc get applications -n openshift-gitops"),
    ...paragraph(
      `Everything comes in the order of ${link(bootstrapFolder, "docs/order.md")}. The last wait above ends when all of it is healthy, which needs what people do: ` +
        `${link(bootstrapFolder, "docs/by-hand.md")} has the steps and their checks.`,
    ),
    ...paragraph(
      `After a change of ${code("git")} in ${code("factory.yaml")}, apply steps 2 and 3 once more from the new repository or branch: until then the hub follows the old one. ` +
        "On managed clusters the hub's policies do that.",
    ),
  ];
  return pageText(lines);
}

function beforeItems({ model, ordered }: Repository): readonly string[] {
  const secrets = ordered.bootstrap.resources.flatMap(({ requires = [] }) =>
    requires.flatMap((one) => (one.kind === "secret" ? [`${one.namespace}/${one.name}`] : [])),
  );
  return [
    `${code("oc whoami --show-server")} says ${code(model.hub.apiUrl)}, and ${code("oc auth can-i '*' '*' --all-namespaces")} says ${code("yes")}.`,
    `${code("oc version --client")} is 4.18 or newer: older ones cannot wait for what is not there yet.`,
    `What is in Git is what you see here: Argo CD reads branch ${code(model.git.branch)} of ${model.git.url}.`,
    ...(secrets.length === 0
      ? []
      : [
          `The Secret ${codes(secrets)} is made: ${link(bootstrapFolder, "docs/secrets.md")}. Without it Argo CD cannot read the repository.`,
        ]),
  ];
}

/** Applies a step and waits for what the next one needs. The field manager is Argo CD's, which takes over later. */
function stepCommands({ folder, objects, kinds }: Step): readonly string[] {
  const names = kinds.map(({ group, kind }) => `crd/${plural(kind)}.${group}`);
  return [
    `oc apply --server-side --force-conflicts --field-manager=argocd-controller -k ${folder}`,
    ...objects.flatMap(waitCommands),
    ...(names.length === 0
      ? []
      : [
          `oc wait --for=create ${names.join(" ")} --timeout=15m`,
          `oc wait --for=condition=Established ${names.join(" ")} --timeout=15m`,
        ]),
  ];
}

/** What it means that an object is done, for those kinds that take their time. */
function waitCommands(object: KubeObject): readonly string[] {
  const { name, namespace = "" } = object.metadata;
  const wait = (resource: string, path: string, value: string, minutes: number): string =>
    `oc wait --for=jsonpath='{${path}}'=${value} ${resource}/${name} -n ${namespace} --timeout=${minutes}m`;
  switch (object.kind) {
    case "Subscription":
      return [...approvalCommands(object), ...installedCommands(object)];
    case "ArgoCD":
      return [wait("argocd.argoproj.io", ".status.phase", "Available", 15)];
    case "Application":
      return [
        wait("application.argoproj.io", ".status.sync.status", "Synced", 15),
        wait("application.argoproj.io", ".status.health.status", "Healthy", 120),
      ];
    default:
      return [];
  }
}

const subscriptionOf = ({ name, namespace = "" }: KubeObject["metadata"]): string =>
  `subscription.operators.coreos.com/${name} -n ${namespace}`;

/** Waits until an operator runs: not for the newest version, which may wait for somebody's approval. */
function installedCommands({ metadata }: KubeObject): readonly string[] {
  const subscription = subscriptionOf(metadata);
  return [
    `oc wait --for=jsonpath='{.status.installedCSV}' ${subscription} --timeout=15m`,
    `oc wait --for=jsonpath='{.status.phase}'=Succeeded "csv/$(oc get ${subscription} -o jsonpath='{.status.installedCSV}')" -n ${metadata.namespace ?? ""} --timeout=15m`,
  ];
}

/** Whether somebody has to approve what an operator's Subscription installs. */
export function isApprovedByHand({ kind, ["spec"]: spec }: KubeObject): boolean {
  return (
    kind === "Subscription" &&
    typeof spec === "object" &&
    spec !== null &&
    "installPlanApproval" in spec &&
    spec.installPlanApproval === "Manual"
  );
}

/** The first approval of an operator; run again, it leaves a waiting update alone. */
export function approvalCommands(object: KubeObject): readonly string[] {
  if (!isApprovedByHand(object)) return [];
  const { metadata } = object;
  const subscription = subscriptionOf(metadata);
  const field = (path: string): string => `"$(oc get ${subscription} -o jsonpath='{${path}}')"`;
  return [
    `oc wait --for=jsonpath='{.status.installPlanRef.name}' ${subscription} --timeout=10m`,
    `[ -n ${field(".status.installedCSV")} ] || oc patch installplan ${field(".status.installPlanRef.name")} -n ${metadata.namespace ?? ""} --type=merge -p '{"spec":{"approved":true}}'`,
  ];
}

/** The plural that Kubernetes itself makes of a kind (meta.UnsafeGuessKindToResource); right for Argo CD's kinds. */
function plural(kind: string): string {
  const lower = kind.toLowerCase();
  if (lower.endsWith("s")) return `${lower}es`;
  return lower.endsWith("y") ? `${lower.slice(0, -1)}ies` : `${lower}s`;
}
