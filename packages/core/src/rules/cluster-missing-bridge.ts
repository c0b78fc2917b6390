import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { listed } from "./subjects.ts";

/** Tells of networks on a cluster whose machines are not described: the bridge under them is then made by hand. */
export function checkClusterMissingBridge(model: Model): Diagnostic[] {
  return model.clusters.flatMap((cluster) => {
    const networks = model.vmNetworks
      .filter(({ on }) => on.some((one) => one.cluster === cluster.name))
      .map(({ name }) => name);
    if (cluster.state !== "imported" || cluster.nodes.length > 0 || networks.length === 0) return [];
    return [
      finding("cluster/missing-bridge", {
        message: `Cluster \`${cluster.name}\` gets ${networks.length === 1 ? "network" : "networks"} ${listed(networks)}, but its NICs are not described.`,
        at: cluster.at,
        on: "key",
        why: "Without knowing bonds and NICs, vmf cannot map a VLAN to a bridge of the nodes: somebody must.",
        fix: {
          sentence:
            "Describe `nodes` and `hardware`, or make the bridge and its mappings on that cluster by hand, or leave the cluster out of the network's `clusters`.",
        },
      }),
    ];
  });
}
