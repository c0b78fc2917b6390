import { formatNetwork, overlaps } from "../base/ip.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Hub, ManagedCluster, Model } from "../model/model.ts";
import { allClusters, networksOf, pairs, type ClusterNetwork } from "./subjects.ts";

type Cluster = Hub | ManagedCluster;

/**
 * Reports networks that share addresses and must not: within a cluster; of nodes or storage of two clusters, unless they
 * are one network at one site; the hub's pods or services and a cluster's nodes, or the other way round.
 */
export function checkNetworkConflictingCidr(model: Model): Diagnostic[] {
  const within = allClusters(model).flatMap((cluster) =>
    pairs(networksOf(cluster))
      .filter(([a, b]) => overlaps(a.network, b.network))
      .map(([a, b]) =>
        report(
          [cluster, a],
          [cluster, b],
          "Addresses of one are routed to the other; the installation stops, or nodes lose each other.",
        ),
      ),
  );
  const across = pairs(allClusters(model)).flatMap(([a, b]) => [
    ...sameKind(a, b),
    ...(a === model.hub ? insideOf(a, b) : []),
  ]);
  return [...within, ...across];
}

function sameKind(a: Cluster, b: Cluster): Diagnostic[] {
  const physical = (cluster: Cluster) =>
    networksOf(cluster).filter(({ kind }) => kind === "machine" || kind === "storage");
  return physical(a).flatMap((one) =>
    physical(b)
      .filter((other) => overlaps(one.network, other.network) && !isShared([a, one], [b, other]))
      .map((other) =>
        report(
          [a, one],
          [b, other],
          "A network is in one place, and one router knows it: where they overlap, one of them is not reached.",
        ),
      ),
  );
}

/** The same network of the same kind at the same site; storage of different sites is never routed, so it never meets. */
function isShared(
  [a, one]: readonly [Cluster, ClusterNetwork],
  [b, other]: readonly [Cluster, ClusterNetwork],
): boolean {
  const isOneSite = a.site.name === b.site.name;
  if (!isOneSite && (one.kind === "storage" || other.kind === "storage")) return true;
  return isOneSite && one.kind === other.kind && formatNetwork(one.network) === formatNetwork(other.network);
}

/** Pods of either side talk to the API of the other: what hides its nodes' network cuts them off. */
function insideOf(a: Cluster, b: Cluster): Diagnostic[] {
  const direction = (from: Cluster, to: Cluster) =>
    networksOf(from)
      .filter(({ kind }) => kind === "pods" || kind === "services")
      .flatMap((inner) =>
        networksOf(to)
          .filter(({ kind, network }) => kind === "machine" && overlaps(inner.network, network))
          .map((outer) =>
            report(
              [to, outer],
              [from, inner],
              `Pods of \`${from.name}\` would look for \`${to.name}\` among themselves and not find it.`,
            ),
          ),
      );
  return [...direction(a, b), ...direction(b, a)];
}

function report(
  [a, one]: readonly [Cluster, ClusterNetwork],
  [b, other]: readonly [Cluster, ClusterNetwork],
  why: string,
): Diagnostic {
  const owner = a === b ? "the same cluster" : `cluster \`${a.name}\``;
  return finding("network/conflicting-cidr", {
    message: `The ${other.kind} network ${other.cidr} of cluster \`${b.name}\` overlaps the ${one.kind} network ${one.cidr} of ${owner}.`,
    at: other.at,
    on: "value",
    why,
    fix: { sentence: "Choose networks that have no address in common." },
    related: [{ at: one.at, label: `the ${one.kind} network` }],
  });
}
