import { formatNetwork, overlaps } from "../base/ip.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Hub, ManagedCluster, Model } from "../model/model.ts";
import { allClusters, networksOf, pairs, type ClusterNetwork } from "./subjects.ts";

/** A network and whose it is. */
interface Owned extends ClusterNetwork {
  readonly cluster: Hub | ManagedCluster;
}

/**
 * Reports networks that share addresses and must not: within a cluster; of nodes or storage of two clusters, unless they
 * are one network at one site; the hub's pods or services and a cluster's nodes, or the other way round.
 */
export function checkNetworkConflictingCidr(model: Model): Diagnostic[] {
  const owned = allClusters(model).map((cluster) =>
    networksOf(cluster).map((network): Owned => ({ ...network, cluster })),
  );
  const within = owned.flatMap((networks) =>
    meetings(
      pairs(networks),
      "Addresses of one are routed to the other; the installation stops, or nodes lose each other.",
    ),
  );
  const physical = owned.flat().filter(isPhysical);
  const across = meetings(
    pairs(physical).filter(
      ([one, other]) => one.cluster !== other.cluster && overlaps(one.network, other.network) && !isShared(one, other),
    ),
    "A network is in one place, and one router knows it: where they overlap, one of them is not reached.",
  );
  const [hub = [], ...managed] = owned;
  return [...within, ...across, ...managed.flatMap((cluster) => [...hides(hub, cluster), ...hides(cluster, hub)])];
}

function meetings(candidates: readonly (readonly [Owned, Owned])[], why: string): Diagnostic[] {
  return candidates
    .filter(([one, other]) => overlaps(one.network, other.network))
    .map(([one, other]) => report(one, other, why));
}

function isPhysical({ kind }: Owned): boolean {
  return kind === "machine" || kind === "storage";
}

/** The same network of the same kind at the same site; storage of different sites is never routed, so it never meets. */
function isShared(one: Owned, other: Owned): boolean {
  const isOneSite = one.cluster.site.name === other.cluster.site.name;
  if (!isOneSite && (one.kind === "storage" || other.kind === "storage")) return true;
  return isOneSite && one.kind === other.kind && formatNetwork(one.network) === formatNetwork(other.network);
}

/** Pods of either side talk to the API of the other: what hides its nodes' network cuts them off. */
function hides(from: readonly Owned[], to: readonly Owned[]): Diagnostic[] {
  const inner = from.filter((one) => !isPhysical(one));
  return to
    .filter(({ kind }) => kind === "machine")
    .flatMap((outer) => {
      const names = { from: from[0]?.cluster.name ?? "", to: outer.cluster.name };
      return meetings(
        inner.map((one) => [outer, one] as const),
        `Pods of \`${names.from}\` would look for \`${names.to}\` among themselves and not find it.`,
      );
    });
}

function report(one: Owned, other: Owned, why: string): Diagnostic {
  const owner = one.cluster === other.cluster ? "the same cluster" : `cluster \`${one.cluster.name}\``;
  return finding("network/conflicting-cidr", {
    message: `The ${other.kind} network ${other.cidr} of cluster \`${other.cluster.name}\` overlaps the ${one.kind} network ${one.cidr} of ${owner}.`,
    at: other.at,
    on: "value",
    why,
    fix: { sentence: "Choose networks that have no address in common." },
    related: [{ at: one.at, label: `the ${one.kind} network` }],
  });
}
