import type { RequiredSecret } from "../resources/resource.ts";
import type { Placed } from "./placed.ts";
import { isPlatform } from "./platform.ts";
import type { Subject } from "./subject.ts";
import { objectSubject } from "./subject.ts";

/** Two resources that are the same object on a cluster. */
export interface Duplicate {
  readonly first: Placed;
  readonly second: Placed;
  readonly clusters: readonly string[];
}

/** Who provides what, on each cluster. */
export interface Providers {
  /** Those that bring a subject on a cluster; `"given"` if the platform or people's hands do; undefined: nobody. */
  find(cluster: string, subject: Subject): readonly Placed[] | "given" | undefined;
  readonly duplicates: readonly Duplicate[];
}

interface OnCluster {
  /** Objects that are resources of ours. */
  readonly objects: Map<string, Placed[]>;
  /** What resources bring beyond themselves. */
  readonly brought: Map<string, Placed[]>;
  readonly byHand: Set<string>;
}

/** Reads from everything that is placed who provides what where. */
export function indexProviders(
  clusters: readonly string[],
  placed: readonly Placed[],
  secrets: readonly RequiredSecret[],
): Providers {
  const index = new Map<string, OnCluster>(
    clusters.map((name) => [name, { objects: new Map(), brought: new Map(), byHand: new Set() }]),
  );
  const duplicates = new Map<string, { first: Placed; second: Placed; clusters: string[] }>();
  const numbers = new Map(placed.map((one, number) => [one, number]));
  for (const one of placed) for (const cluster of one.clusters) add(one, cluster);
  for (const { cluster, namespace, name } of secrets)
    index.get(cluster)?.byHand.add(objectSubject("", "Secret", namespace, name).key);
  return { find, duplicates: [...duplicates.values()] };

  function add(one: Placed, cluster: string): void {
    const on = index.get(cluster);
    if (on === undefined) return;
    for (const { key } of one.provides) push(on.brought, key, one);
    if (one.subject === undefined) return;
    const same = on.objects.get(one.subject.key);
    if (same?.[0] !== undefined) noteDuplicate(same[0], one, cluster);
    push(on.objects, one.subject.key, one);
  }

  function noteDuplicate(first: Placed, second: Placed, cluster: string): void {
    const key = `${numbers.get(first)} ${numbers.get(second)}`;
    const known = duplicates.get(key);
    if (known === undefined) duplicates.set(key, { first, second, clusters: [cluster] });
    else known.clusters.push(cluster);
  }

  /** A resource that is the object goes before those that say they bring it: they may only make it if it is not there. */
  function find(cluster: string, subject: Subject): readonly Placed[] | "given" | undefined {
    const on = index.get(cluster);
    const ours = on?.objects.get(subject.key) ?? on?.brought.get(subject.key);
    if (ours !== undefined) return ours;
    return on?.byHand.has(subject.key) === true || isPlatform(subject) ? "given" : undefined;
  }
}

function push(map: Map<string, Placed[]>, key: string, one: Placed): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [one]);
  else list.push(one);
}
