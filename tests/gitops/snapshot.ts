/** What a cluster holds that Argo CD keeps, as far as people and Git decide it. */
import { createHash } from "node:crypto";
import { groupOf, type ApiObject, type ClusterApi } from "@vmfactory/testbed";

/** By identity (`kind.group namespace/name`). */
export type Snapshot = ReadonlyMap<string, Pictured>;

export interface Pictured {
  /** Of what the object is, its status and its upkeep left out. */
  readonly digest: string;
  /** Whether Argo CD leaves it when it leaves Git. */
  readonly isKept: boolean;
}

export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

const TRACKING = "argocd.argoproj.io/tracking-id";

/** Looks at every kind that the server has. */
export async function takeSnapshot(api: ClusterApi): Promise<Snapshot> {
  const snapshot = new Map<string, Pictured>();
  for (const { apiVersion, kind } of await api.kinds.all()) {
    const answer = await api.list(apiVersion, kind);
    if (answer.kind === "refused") continue; // Kinds that are asked a question and never listed.
    for (const item of answer.value) {
      const annotations = (item.metadata["annotations"] ?? {}) as Readonly<Record<string, string>>;
      if (annotations[TRACKING] === undefined) continue;
      const isKept = annotations["argocd.argoproj.io/sync-options"]?.includes("Prune=false") === true;
      snapshot.set(identify({ apiVersion, kind, ...item.metadata }), { digest: digest(item, annotations), isKept });
    }
  }
  return snapshot;
}

/** The name under which a snapshot has an object; a kind is the same in all versions of its group. */
export function identify(object: {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string | null;
  readonly name: string;
}): string {
  const { apiVersion, kind, namespace, name } = object;
  const group = groupOf(apiVersion);
  return `${kind}${group === "" ? "" : `.${group}`} ${namespace === undefined || namespace === null ? name : `${namespace}/${name}`}`;
}

/** What Argo CD writes down for itself is no change of the object. */
function digest(object: ApiObject, annotations: Readonly<Record<string, string>>): string {
  const own = Object.entries(annotations).filter(([key]) => !/^argocd\.argoproj\.io\/(refresh|hydrate)/.test(key));
  const { labels, finalizers } = object.metadata;
  const kept = { labels, finalizers, annotations: Object.fromEntries(own) };
  const spec = Object.entries(object).filter(([field]) => !["metadata", "operation", "status"].includes(field));
  return createHash("sha256")
    .update(JSON.stringify(sorted([kept, Object.fromEntries(spec)])))
    .digest("hex");
}

/** The same value with its keys in order: the server keeps none. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}

export function compareSnapshots(before: Snapshot, after: Snapshot): Difference {
  const keys = (map: Snapshot): readonly string[] => [...map.keys()].toSorted();
  return {
    added: keys(after).filter((key) => !before.has(key)),
    changed: keys(after).filter((key) => before.has(key) && before.get(key)?.digest !== after.get(key)?.digest),
    removed: keys(before).filter((key) => !after.has(key)),
  };
}
