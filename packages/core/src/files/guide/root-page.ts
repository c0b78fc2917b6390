import type { Model } from "../../model/model.ts";
import type { File } from "../folder-files.ts";
import { pageText } from "../manifest-text.ts";
import { clusterFolder } from "../paths.ts";
import type { Repository } from "../repository.ts";
import { bullets, code, field, few, link, paragraph, shell, table } from "./markdown.ts";

/** The page at the root: what this is, how to begin, what to do every day. */
export function rootPage(repository: Repository): File {
  const { model, ordered } = repository;
  const lines = [
    ...paragraph(`# ${model.name}: a virtualization migration factory`),
    ...paragraph(
      `A hub, ${model.clusters.length} managed ${model.clusters.length === 1 ? "cluster" : "clusters"} and ${model.sources.length} ${model.sources.length === 1 ? "source" : "sources"}, ` +
        "described by `factory.yaml` and made by vmf. Argo CD on each cluster brings the cluster to what this repository says.",
    ),
    ...picture(model),
    ...paragraph("## To begin"),
    ...bullets([
      `${link("", "docs/by-hand.md", "What stays by hand")}: what people prepare, in order, each step with its check.`,
      `${link("", "docs/secrets.md", "Secrets")}: ${ordered.secrets.length} that must exist; none is in Git.`,
      `${link("", ".bootstrap/README.md", "Bootstrap")}: a handful of commands on the hub, once.`,
      `${link("", "docs/order.md", "Order")}: what comes when, and what waits for what.`,
    ]),
    ...paragraph("## Every day"),
    ...shell(
      "vmf check        # every finding, with its line",
      "vmf diff         # what would change: which objects, on which clusters, which fields",
      "vmf compile      # write it",
      "git commit -a && git push        # Argo CD does the rest",
    ),
    ...paragraph(
      "Generated files are never edited: vmf refuses to overwrite an edit, and says where it belongs. Waves are planned by `vmf plan`, reviewed and approved in `waves/`.",
    ),
    ...paragraph("## Clusters"),
    ...table(["cluster", "site", "OpenShift", "state", "from"], clusterRows(model)),
    ...paragraph("## Folders"),
    ...table(["folder", "holds", "written by"], folderRows),
  ];
  return ["README.md", pageText(lines)];
}

function clusterRows({ hub, clusters }: Model): readonly (readonly string[])[] {
  const row = (name: string, cells: readonly string[]): readonly string[] => [
    link("", clusterFolder(name), name),
    ...cells,
  ];
  return [
    row(hub.name, [hub.site.name, hub.openshift.version, "hub", field(hub.at)]),
    ...clusters.map(({ name, site, openshift, state, at }) =>
      row(name, [site.name, openshift.version, state, field(at)]),
    ),
  ];
}

const folderRows: readonly (readonly string[])[] = [
  [code("factory.yaml"), "the site, and the files it includes", "people"],
  [code("waves/"), "what moves when", "`vmf plan`, then people"],
  [code("extras/"), "manifests and patches beyond factory.yaml", "people"],
  [code(".bootstrap/"), "what is applied once, by hand", "vmf"],
  [code("components/"), "what is the same on every cluster that has it", "vmf"],
  [code("groups/"), "which components all clusters, the hub, the managed clusters have", "vmf"],
  [
    code("clusters/"),
    "each cluster's Applications and its own parts; the hub's also hold what it knows of the others",
    "vmf",
  ],
  [code("docs/"), "these pages", "vmf"],
  [code(".vmf/"), "the schema of factory.yaml for editors, and the hash of each generated file", "vmf"],
];

const clustersDrawnMax = 8;

/** Hub, clusters and sources as a picture that Git hosts draw. */
function picture({ hub, clusters, sources, git }: Model): readonly string[] {
  const drawn =
    clusters.length <= clustersDrawnMax
      ? clusters.map(({ name, site }) => `${name}<br/>${site.name}`)
      : [`${clusters.length} managed clusters`];
  const boxes = drawn.map((label, index) => `  c${index}["${label}<br/>OpenShift Virtualization"]`);
  return [
    "```mermaid",
    "flowchart LR",
    `  git[("Git<br/>branch ${git.branch}")]`,
    `  hub["${hub.name}<br/>Argo CD, ACM, MTV"]`,
    ...boxes,
    ...sources.map(({ name }, index) => `  s${index}["vCenter<br/>${name}"]`),
    '  git -- "desired state" --> hub',
    ...drawn.flatMap((_, index) => [
      `  git -- "desired state" --> c${index}`,
      `  hub -- "installs, imports, governs" --> c${index}`,
    ]),
    ...sources.flatMap((_, source) => drawn.map((__, index) => `  s${source} -. "machines" .-> c${index}`)),
    "```",
    "",
    ...paragraph(
      sources.length === 0
        ? ""
        : `Machines move from ${few(sources.map(({ name }) => code(name)))} by Forklift on the hub, in the waves of ${link("", "waves")}.`,
    ),
  ];
}
