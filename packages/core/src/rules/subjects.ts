import { below, type Place } from "../base/pointer.ts";
import { parseNetwork, type IpNetwork } from "../base/ip.ts";
import type { ClusterBase, Hardware, Hub, ManagedCluster, Model, Node, Traffic } from "../model/model.ts";

/** What rules look at, listed once: every rule then says only what is wrong with a thing. */

/** A network of a cluster, with the place of its CIDR. */
export interface ClusterNetwork {
  readonly kind: "machine" | "storage" | "pods" | "services";
  readonly cidr: string;
  readonly network: IpNetwork;
  readonly at: Place;
}

/** The networks of a cluster. */
export function networksOf({ networks }: ClusterBase): ClusterNetwork[] {
  const written = [
    { kind: "machine", ...networks.machine },
    ...(networks.storage === undefined ? [] : [{ kind: "storage", ...networks.storage } as const]),
    { kind: "pods", ...networks.pods },
    { kind: "services", ...networks.services },
  ] as const;
  return written.flatMap(({ kind, cidr, at }) => {
    const network = parseNetwork(cidr);
    return network === undefined ? [] : [{ kind, cidr, network, at: below(at, "cidr") }];
  });
}

/** Hub first, then managed clusters by name. */
export function allClusters(model: Model): (Hub | ManagedCluster)[] {
  return [model.hub, ...model.clusters];
}

/** Clusters whose machines we installed or are to install. */
export function ownClusters(model: Model): ManagedCluster[] {
  return model.clusters.filter(({ state }) => state !== "imported");
}

export interface ClusterNode {
  readonly cluster: ManagedCluster;
  readonly node: Node;
}

export function allNodes(model: Model): ClusterNode[] {
  return model.clusters.flatMap((cluster) => cluster.nodes.map((node) => ({ cluster, node })));
}

/** Whether virtual machines run on the node: workers where there are any, else the control plane. */
export function runsMachines({ cluster, node }: ClusterNode): boolean {
  return cluster.isCompact || node.role === "worker";
}

/** Models of hardware that a cluster has, each once, by name. */
export function hardwareOf(cluster: ManagedCluster): Hardware[] {
  return [...new Set(cluster.nodes.map(({ hardware }) => hardware))];
}

/** Every pair of a list once, in order. */
export function pairs<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((first, index) => items.slice(index + 1).map((second) => [first, second] as const));
}

/** Items by key, keys in the order of their first item. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** `a`, `b` and `c`. */
export function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} and ${last}`;
}

export const trafficNames: Readonly<Record<Traffic, string>> = {
  machine: "the nodes' own traffic",
  storage: "traffic to the storage",
  vm: "traffic of virtual machines",
};
