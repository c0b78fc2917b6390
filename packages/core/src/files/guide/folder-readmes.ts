import { assertNever } from "../../base/assert.ts";
import type { Need, OrderedApplication, OrderedResource } from "../../order/ordered.ts";
import type { Component, Dependency, RequiredSecret, Resource } from "../../resources/resource.ts";
import type { File } from "../folder-files.ts";
import { pageText } from "../manifest-text.ts";
import type { Folder, Repository, Stand } from "../repository.ts";
import { folderOn } from "../repository.ts";
import { bullets, byPlace, code, codes, few, field, link, paragraph, table } from "./markdown.ts";

/** A README in each folder of a component: what it is, what it needs and brings, and which fields it comes from. */
export function componentReadmes(repository: Repository): File[] {
  return repository.stands.flatMap((stand) => {
    const { of } = stand.application;
    if (of.kind !== "component") return [];
    return [
      ...(stand.shared === undefined ? [] : [readme(repository, of.component, stand, { folder: stand.shared })]),
      ...[...stand.overlays].map(([cluster, folder]) => readme(repository, of.component, stand, { folder, cluster })),
    ];
  });
}

/** A folder of a component: one cluster's own, or what is common to all. */
interface Where {
  readonly folder: Folder;
  readonly cluster?: string;
}

function readme(repository: Repository, { title, about }: Component, stand: Stand, where: Where): File {
  const { folder, cluster } = where;
  const lines = [
    ...paragraph(`# ${title}${cluster === undefined ? "" : ` on ${cluster}`}`),
    ...paragraph(about),
    ...paragraph(whereItIs(repository, stand, where)),
    ...orderLines(repository, stand.application),
    ...resourceLines(folder.resources),
    ...secretLines(repository, folder),
    ...originLines(folder.resources),
    ...patchLines(repository, stand, where),
  ];
  return [`${folder.path}/README.md`, pageText(lines)];
}

function whereItIs(
  { ordered }: Repository,
  { application, shared, overlays }: Stand,
  { folder, cluster }: Where,
): string {
  const { name, clusters } = application;
  if (cluster !== undefined) {
    const base =
      shared === undefined
        ? "Nothing of it is common to several clusters."
        : `What is common to all its clusters is in ${link(folder.path, shared.path)}.`;
    return `Argo CD on ${code(cluster)} brings it as Application ${code(name)}. ${base}`;
  }
  const where = clusters.length === ordered.clusters.length ? "every cluster" : few(clusters.map(code), 12);
  const own = [...overlays.values()].map(({ path }) => link(folder.path, path));
  return `It is on ${where}, as Application ${code(name)}.${own.length === 0 ? "" : ` Parts of its own have: ${few(own, 12)}.`}`;
}

/** Which Applications are waited for, and by whom this one is waited for. */
export function orderLines({ ordered }: Repository, { wave, needs, neededBy }: OrderedApplication): readonly string[] {
  const waveOf = new Map(ordered.applications.map((one) => [one.name, one.wave]));
  const told = ({ application, things }: Need): string =>
    `${code(application)} (sync wave ${waveOf.get(application) ?? 0}): ${few(things)}`;
  return [
    ...paragraph("## Order"),
    ...paragraph(
      needs.length === 0
        ? `Sync wave ${wave}: it needs nothing that another Application brings.`
        : `Sync wave ${wave}, after what it needs:`,
    ),
    ...bullets(needs.map(told)),
    ...(neededBy.length === 0 ? [] : [...paragraph("Waiting for it:"), ...bullets(neededBy.map(told))]),
  ];
}

const titleOf = ({ object }: Resource): string =>
  `${object.kind} ${code([object.metadata.namespace, object.metadata.name].filter((part) => part !== undefined).join("/"))}`;

/** What a folder holds, in the order in which it is applied. */
export function resourceLines(resources: readonly OrderedResource[]): readonly string[] {
  const rows = resources.map(({ resource, wave }) => [
    String(wave),
    titleOf(resource),
    `[${resource.file}.yaml](${resource.file}.yaml)`,
    few((resource.provides ?? []).map(describe)),
  ]);
  return rows.length === 0
    ? []
    : [...paragraph("## What it makes"), ...table(["sync wave", "resource", "file", "brings"], rows)];
}

function describe(dependency: Dependency): string {
  switch (dependency.kind) {
    case "crd":
      return `kind ${dependency.objectKind}`;
    case "object":
      return `${dependency.objectKind} ${code(dependency.name)}`;
    case "secret":
      return `Secret ${code(`${dependency.namespace}/${dependency.name}`)}`;
    case "storage-class":
      return `StorageClass ${code(dependency.name)}`;
    case "capability":
      return dependency.name;
    default:
      return assertNever(dependency);
  }
}

/** Secrets that somebody must make before what is in the folder works. */
export function secretLines({ ordered }: Repository, { path, resources }: Folder): readonly string[] {
  const asked = new Set(
    resources.flatMap(({ resource }) =>
      (resource.requires ?? []).flatMap((need) => (need.kind === "secret" ? [`${need.namespace}/${need.name}`] : [])),
    ),
  );
  const byHand = new Map<string, RequiredSecret>(
    ordered.secrets.map((secret) => [`${secret.namespace}/${secret.name}`, secret]),
  );
  const found = [...asked].flatMap((name) => byHand.get(name) ?? []);
  if (found.length === 0) return [];
  return [
    ...paragraph("## Secrets"),
    ...paragraph(`Made by hand, as ${link(path, "docs/secrets.md")} says:`),
    ...bullets(
      found.map(
        ({ namespace, name, keys, purpose }) =>
          `${code(`${namespace}/${name}`)} with ${codes(keys.map(({ key }) => key))}. ${purpose}`,
      ),
    ),
  ];
}

/** Which fields of factory.yaml a folder comes from. */
export function originLines(resources: readonly OrderedResource[]): readonly string[] {
  const rows = byPlace(resources.map(({ resource }) => ({ title: titleOf(resource), from: resource.from }))).map(
    ({ place, titles }) => [field(place), few(titles)],
  );
  return [...paragraph("## Where it comes from"), ...table(["field", "resources"], rows)];
}

function patchLines({ hub }: Repository, stand: Stand, { folder, cluster }: Where): readonly string[] {
  const { name } = stand.application;
  const own = `extras/clusters/${cluster ?? stand.application.clusters[0] ?? hub}/${name}/`;
  const active =
    folder.patches.length === 0
      ? ""
      : ` At present it is patched by ${folder.patches.map((patch) => link(folder.path, patch)).join(", ")}.`;
  const built = cluster === undefined ? folder.path : folderOn(stand, cluster);
  return [
    ...paragraph("## To change it"),
    ...paragraph(
      `Change the fields above and compile. What they do not offer is a patch: a kustomize Component in ${code(own)}, or in ${code(`extras/fleet/${name}/`)} for every cluster.${active} ` +
        `${code(`kustomize build ${built}`)} shows the result.`,
    ),
  ];
}
