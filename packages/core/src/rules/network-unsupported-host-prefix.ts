import { parseNetwork } from "../base/ip.ts";
import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { ManagedCluster, Model } from "../model/model.ts";
import { ownClusters } from "./subjects.ts";

/** Pods on a node unless its kubelet is told otherwise. */
const podsPerNode = 250;

/** Reports a share of the pod network that is too large for it, gives too few nodes, or too few pods on a node. */
export function checkNetworkUnsupportedHostPrefix(model: Model): Diagnostic[] {
  return ownClusters(model).flatMap((cluster) => check(cluster));
}

function check(cluster: ManagedCluster): Diagnostic[] {
  const { cidr, hostPrefix, at } = cluster.networks.pods;
  const network = parseNetwork(cidr);
  if (network === undefined) return [];
  const place = { at: below(at, "hostPrefix"), on: "value" } as const;
  const shares = hostPrefix < network.prefix ? 0 : 2 ** (hostPrefix - network.prefix);
  const pods = 2 ** (32 - hostPrefix) - 2;
  if (shares < Math.max(1, cluster.nodes.length)) {
    return [
      finding("network/unsupported-host-prefix", {
        message: `The pod network ${cidr} of cluster \`${cluster.name}\` has room for ${shares} nodes with a share of /${hostPrefix} each, and there are ${cluster.nodes.length}.`,
        ...place,
        why: "Each node gets a share of its own; one without cannot run a pod. Neither can be changed after the installation.",
        fix: { sentence: "Take a larger pod network, or a longer prefix for each node." },
      }),
    ];
  }
  if (pods >= podsPerNode) return [];
  return [
    finding("network/unsupported-host-prefix", {
      severity: "warning",
      message: `A share of /${hostPrefix} gives each node of cluster \`${cluster.name}\` addresses for ${pods} pods.`,
      ...place,
      why: `A node takes ${podsPerNode} pods by default, and each running machine is one: beyond ${pods} they would wait for an address.`,
      fix: { sentence: "Use /23 or a shorter prefix: it cannot be changed after the installation." },
    }),
  ];
}
