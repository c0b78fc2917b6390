import { compare } from "../base/order.ts";
import { manifestPath } from "../files/manifest.ts";
import { placeOfPath } from "../files/paths.ts";
import { parseDocument } from "../parse/parse-document.ts";
import { readIdentity } from "../parse/read-identity.ts";
import type { Change, FileChange, ObjectChange, ObjectName } from "./change.ts";
import type { ClustersOfPath } from "./clusters-of-path.ts";
import { readClusters } from "./clusters-of-path.ts";
import { diffFields } from "./diff-fields.ts";

type Tree = ReadonlyMap<string, string>;

/**
 * Two repositories come in, as paths and texts; out goes what differs for the clusters: which objects on which of them,
 * in which fields, whatever file they stand in; then which other files differ. An object that only moves to another
 * file is no difference. Only files that differ, or whose clusters do, are read.
 */
export function diffTrees(before: Tree, after: Tree): readonly Change[] {
  const sides = { old: new Side(before), new: new Side(after) };
  const files: FileChange[] = [];
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => path !== manifestPath).sort(compare);
  for (const path of paths) {
    const isSameText = before.get(path) === after.get(path);
    if (isSameText && sides.old.clustersOf(path).join(" ") === sides.new.clustersOf(path).join(" ")) continue;
    const isRead = isManifestPath(path) && sides.old.read(path) && sides.new.read(path);
    if (!isRead && !isSameText) files.push(fileChange(path, before, after));
  }
  return [...objectChanges(sides.old, sides.new), ...files];
}

/** Manifests that reach clusters; a kustomization says how they are built and reaches none itself. */
function isManifestPath(path: string): boolean {
  return placeOfPath(path) !== undefined && path.endsWith(".yaml") && !path.endsWith("/kustomization.yaml");
}

function fileChange(path: string, before: Tree, after: Tree): FileChange {
  const action = !before.has(path) ? "add" : after.has(path) ? "change" : "remove";
  return { kind: "file", action, path };
}

/** An object in a file. The same thing for all clusters on which the file is. */
interface Held {
  readonly name: ObjectName;
  readonly path: string;
  readonly text: string;
}

/** One of the two repositories: its objects on each cluster, of the files that were read. */
class Side {
  readonly objects = new Map<string, Map<string, Held>>();
  readonly #tree: Tree;
  readonly #clusters: ClustersOfPath;

  constructor(tree: Tree) {
    this.#tree = tree;
    this.#clusters = readClusters(tree);
  }

  clustersOf(path: string): readonly string[] {
    return this.#tree.has(path) ? this.#clusters.find(path) : [];
  }

  /** Takes the object of a file; false if the file is there and holds something else. */
  read(path: string): boolean {
    const text = this.#tree.get(path);
    if (text === undefined) return true;
    const name = nameIn(path, text);
    if (name === undefined) return false;
    for (const cluster of this.clustersOf(path)) this.#put(cluster, { name, path, text });
    return true;
  }

  #put(cluster: string, held: Held): void {
    const { apiVersion, objectKind, namespace = "", name } = held.name;
    const group = apiVersion.includes("/") ? apiVersion.replace(/\/.*$/, "") : "";
    const identity = [group, objectKind, namespace, name].join("\n");
    const byCluster = this.objects.get(identity) ?? new Map<string, Held>();
    this.objects.set(identity, byCluster.set(cluster, held));
  }
}

/** Name of the object of a manifest; undefined if what it holds is no object, or several. */
function nameIn(path: string, text: string): ObjectName | undefined {
  const identity = readIdentity(text);
  if (identity === undefined) return nameOf(valueIn(path, text));
  const { kind: objectKind, ...rest } = identity;
  return { ...rest, objectKind };
}

const valueIn = (file: string, text: string): unknown => parseDocument({ file, text }).value?.value;

function nameOf(value: unknown): ObjectName | undefined {
  if (
    typeof value !== "object" ||
    value === null ||
    !("apiVersion" in value) ||
    !("kind" in value) ||
    !("metadata" in value)
  )
    return undefined;
  const { apiVersion, kind, metadata } = value;
  if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof metadata !== "object" || metadata === null)
    return undefined;
  const name = "name" in metadata ? metadata.name : undefined;
  const namespace = "namespace" in metadata && typeof metadata.namespace === "string" ? metadata.namespace : undefined;
  return typeof name === "string" ? { apiVersion, objectKind: kind, namespace, name } : undefined;
}

/** What happens to one object, on all clusters on which it is the same. */
interface Pair {
  readonly old: Held | undefined;
  readonly new: Held | undefined;
  readonly clusters: string[];
}

function objectChanges(before: Side, after: Side): readonly ObjectChange[] {
  const identities = [...new Set([...before.objects.keys(), ...after.objects.keys()])].sort(compare);
  return identities.flatMap((identity) => {
    const old = before.objects.get(identity) ?? new Map<string, Held>();
    const now = after.objects.get(identity) ?? new Map<string, Held>();
    const pairs = new Map<string, Pair>();
    for (const cluster of [...new Set([...old.keys(), ...now.keys()])].sort(compare)) {
      const pair = { old: old.get(cluster), new: now.get(cluster) };
      const key = `${pair.old?.path ?? ""}\n${pair.new?.path ?? ""}`;
      const known = pairs.get(key) ?? { ...pair, clusters: [] };
      known.clusters.push(cluster);
      pairs.set(key, known);
    }
    return merge([...pairs.values()].flatMap(changeOf));
  });
}

function changeOf({ old, new: now, clusters }: Pair): ObjectChange[] {
  const held = now ?? old;
  if (held === undefined) return [];
  const change = {
    kind: "object",
    object: held.name,
    clusters,
    oldPaths: pathsOf(old),
    newPaths: pathsOf(now),
  } as const;
  if (old === undefined || now === undefined)
    return [{ ...change, action: old === undefined ? "add" : "remove", fields: [] }];
  if (old.text === now.text) return [];
  // Read only now: of most objects the name is enough.
  const fields = diffFields(valueIn(old.path, old.text), valueIn(now.path, now.text));
  return fields.length === 0 ? [] : [{ ...change, action: "change", fields }];
}

const pathsOf = (held: Held | undefined): readonly string[] => (held === undefined ? [] : [held.path]);

/** The same change of the same object in the files of several clusters is one change. */
function merge(changes: readonly ObjectChange[]): readonly ObjectChange[] {
  const merged = new Map<string, ObjectChange>();
  for (const change of changes) {
    const key = JSON.stringify([change.action, change.fields]);
    const known = merged.get(key);
    merged.set(key, known === undefined ? change : join(known, change));
  }
  return [...merged.values()];
}

function join(one: ObjectChange, other: ObjectChange): ObjectChange {
  const both = (a: readonly string[], b: readonly string[]): readonly string[] =>
    [...new Set([...a, ...b])].sort(compare);
  return {
    ...one,
    clusters: both(one.clusters, other.clusters),
    oldPaths: both(one.oldPaths, other.oldPaths),
    newPaths: both(one.newPaths, other.newPaths),
  };
}
