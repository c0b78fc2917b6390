import { compare } from "../base/order.ts";
import { placeOfPath } from "../files/paths.ts";
import { parseDocument } from "../parse/parse-document.ts";

/** On which clusters the manifests of each file of a repository are, read from the repository itself. */
export interface ClustersOfPath {
  /** Sorted; empty for what reaches no cluster. */
  find(path: string): readonly string[];
}

/** Reads the groups of a compiled repository and which clusters have which component. */
export function readClusters(tree: ReadonlyMap<string, string>): ClustersOfPath {
  const clusters = clusterNames(tree);
  const members = new Map<string, string[]>();
  for (const cluster of clusters) {
    for (const group of groupsOf(tree.get(`clusters/${cluster}/kustomization.yaml`) ?? ""))
      members.set(group, [...(members.get(group) ?? []), cluster]);
  }
  const known = new Map<string, readonly string[]>();
  return { find };

  function find(path: string): readonly string[] {
    const place = placeOfPath(path);
    if (place === undefined) return [];
    switch (place.kind) {
      case "component":
        return componentClusters(place.component);
      case "group":
        return members.get(place.group) ?? [];
      case "cluster":
        return [place.cluster];
      case "bootstrap":
        return members.get("hub") ?? [];
      default:
        return place satisfies never;
    }
  }

  /** Those whose own Application or whose group's names the component. */
  function componentClusters(component: string): readonly string[] {
    const found = known.get(component);
    if (found !== undefined) return found;
    const groups = [...members.keys()].filter((group) => tree.has(`groups/${group}/${component}.yaml`));
    const own = clusters.filter((cluster) => tree.has(`clusters/${cluster}/applications/${component}.yaml`));
    const all = [...new Set([...groups.flatMap((group) => members.get(group) ?? []), ...own])].sort(compare);
    known.set(component, all);
    return all;
  }
}

function clusterNames(tree: ReadonlyMap<string, string>): readonly string[] {
  const names = [...tree.keys()].flatMap((path) => /^clusters\/([^/]+)\/kustomization\.yaml$/.exec(path)?.[1] ?? []);
  return names.sort(compare);
}

/** Groups that a cluster's kustomization lists: `../../groups/all`. */
function groupsOf(text: string): readonly string[] {
  const kustomization = parseDocument({ file: "kustomization.yaml", text }).value?.value;
  if (typeof kustomization !== "object" || kustomization === null || !("resources" in kustomization)) return [];
  const { resources } = kustomization;
  if (!Array.isArray(resources)) return [];
  return resources.flatMap((resource) =>
    typeof resource === "string" ? (/^\.\.\/\.\.\/groups\/([^/]+)$/.exec(resource)?.[1] ?? []) : [],
  );
}
