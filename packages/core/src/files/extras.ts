import { compare } from "../base/order.ts";
import { closest } from "../base/similar.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Ordered } from "../order/ordered.ts";
import type { Scope } from "../resources/resource.ts";

/** Where extras are for: all clusters, a group of them, or one. */
export interface ExtrasScope {
  readonly kind: "fleet" | "group" | "cluster";
  /** Of a group or cluster; `""` for the fleet. */
  readonly name: string;
  /** `extras/fleet`, `extras/groups/hub`, `extras/clusters/prod1`. */
  readonly folder: string;
  /** Clusters that it reaches. */
  readonly clusters: readonly string[];
}

/** A kustomize Component that patches one Application, on the clusters of its scope. */
export interface ExtrasPatch {
  readonly scope: ExtrasScope;
  readonly application: string;
  readonly folder: string;
}

/** What people put below extras/, as far as somebody reads it. */
export interface Extras {
  /** Folders of manifests, or kustomizations: each becomes an Application. In the order fleet, groups, clusters. */
  readonly manifests: readonly ExtrasScope[];
  /** In the order in which they are applied: fleet, groups, clusters. */
  readonly patches: readonly ExtrasPatch[];
}

interface Sorted extends Extras {
  readonly diagnostics: readonly Diagnostic[];
}

/** Sorts the files below extras/ into what becomes an Application and what patches one. */
export function readExtras(ordered: Ordered, paths: readonly string[]): Extras {
  return sortExtras(ordered, paths);
}

/** Files below extras/ that nothing reads: a cluster or component that does not exist, a folder too deep. */
export function checkExtras(ordered: Ordered, paths: readonly string[]): readonly Diagnostic[] {
  return sortExtras(ordered, paths).diagnostics;
}

function sortExtras(ordered: Ordered, paths: readonly string[]): Sorted {
  const scopes = scopesOf(ordered);
  const files = new Map<string, string[]>(scopes.map(({ folder }) => [folder, []]));
  const diagnostics: Diagnostic[] = [];
  for (const path of [...new Set(paths)].sort(compare)) {
    const scope = scopes.find(({ folder }) => path.startsWith(`${folder}/`));
    if (scope !== undefined) files.get(scope.folder)?.push(path.slice(scope.folder.length + 1));
    else if (isManifest(path)) diagnostics.push(unknownScope(path, scopes));
  }
  const parts = scopes.map((scope) => sortScope(ordered, scope, files.get(scope.folder) ?? []));
  return {
    manifests: parts.flatMap(({ manifests }) => manifests),
    patches: parts.flatMap(({ patches }) => patches),
    diagnostics: [...diagnostics, ...parts.flatMap((part) => part.diagnostics)],
  };
}

function scopesOf({ clusters }: Ordered): readonly ExtrasScope[] {
  const groups: readonly (readonly [Scope, readonly string[]])[] = [
    ["all", clusters],
    ["hub", clusters.slice(0, 1)],
    ["managed", clusters.slice(1)],
  ];
  return [
    { kind: "fleet", name: "", folder: "extras/fleet", clusters },
    ...groups.map(
      ([name, members]) => ({ kind: "group", name, folder: `extras/groups/${name}`, clusters: members }) as const,
    ),
    ...clusters.map(
      (name) => ({ kind: "cluster", name, folder: `extras/clusters/${name}`, clusters: [name] }) as const,
    ),
  ];
}

/** Sorts the files of one scope, given relative to its folder. */
function sortScope(ordered: Ordered, scope: ExtrasScope, files: readonly string[]): Sorted {
  const isKustomization = files.some((file) => isKustomizationFile(file));
  const direct = files.filter((file) => !file.includes("/") && isManifest(file));
  const subfolders = [
    ...new Set(files.filter((file) => file.includes("/")).map((file) => file.slice(0, file.indexOf("/")))),
  ];
  const names = patchable(ordered, scope);
  const patches: ExtrasPatch[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of subfolders) {
    const inside = files.filter((file) => file.startsWith(`${name}/`)).map((file) => file.slice(name.length + 1));
    const folder = `${scope.folder}/${name}`;
    if (names.includes(name) && inside.some((file) => isKustomizationFile(file)))
      patches.push({ scope, application: name, folder });
    else if (!isKustomization && inside.some(isManifest)) diagnostics.push(unreadFolder(folder, name, names));
  }
  return { manifests: direct.length > 0 || isKustomization ? [scope] : [], patches, diagnostics };
}

/** Applications of the clusters of a scope that are built from kustomizations of ours. */
function patchable({ applications }: Ordered, scope: ExtrasScope): readonly string[] {
  return applications
    .filter(({ of }) => of.kind === "provisioning" || of.component.folder === undefined)
    .filter(({ clusters }) => clusters.some((cluster) => scope.clusters.includes(cluster)))
    .map(({ name }) => name);
}

const isManifest = (path: string): boolean => /\.(ya?ml|json)$/.test(path);
const isKustomizationFile = (path: string): boolean => /^(kustomization\.ya?ml|Kustomization)$/.test(path);

function unknownScope(path: string, scopes: readonly ExtrasScope[]): Diagnostic {
  const [, kind = "", name = ""] = path.split("/");
  const folders = scopes.map(({ folder }) => folder);
  const meant = closest(`extras/${kind}${path.split("/").length > 3 ? `/${name}` : ""}`, folders);
  return finding("extras/unknown-place", {
    message: `Nothing reads \`${path}\`.${meant === undefined ? "" : ` Did you mean \`${meant}/\`?`}`,
    at: { file: path, pointer: [] },
    on: "value",
    why: "Extras are for the fleet, a group of clusters, or one cluster; what stands elsewhere reaches no cluster.",
    fix: {
      sentence:
        "Move it below extras/fleet/, extras/groups/all|hub|managed/ or extras/clusters/ and the name of a cluster.",
    },
  });
}

function unreadFolder(folder: string, name: string, names: readonly string[]): Diagnostic {
  const isKnown = names.includes(name);
  const meant = isKnown ? undefined : closest(name, names);
  return finding("extras/unknown-place", {
    message: isKnown
      ? `\`${folder}\` has no kustomization.yaml, so it does not patch \`${name}\`.`
      : `Nothing reads \`${folder}\`: no component there is called \`${name}\`.${meant === undefined ? "" : ` Did you mean \`${meant}\`?`}`,
    at: { file: folder, pointer: [] },
    on: "value",
    why: "Argo CD reads the manifests of this folder itself, and folders in it only as patches of the component they are named after.",
    fix: {
      sentence: isKnown
        ? "Give it a kustomization.yaml of kind Component."
        : "Name the folder after a component, or write a kustomization.yaml beside it that lists it.",
    },
  });
}
