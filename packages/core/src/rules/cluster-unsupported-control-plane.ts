import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { ManagedCluster, Model } from "../model/model.ts";
import { ownClusters } from "./subjects.ts";

/**
 * Reports a control plane of another size than 3 or 5. OpenShift installs 3 to 5 on bare metal (since 4.18); an even
 * number is a warning. A single node is something else again: it has no virtual addresses and is not compiled.
 */
export function checkClusterUnsupportedControlPlane(model: Model): Diagnostic[] {
  return ownClusters(model).flatMap((cluster) => {
    const count = cluster.nodes.filter(({ role }) => role === "control-plane").length;
    if (cluster.nodes.length === 0 || count === 3 || count === 5) return [];
    return [report(cluster, count)];
  });
}

function report(cluster: ManagedCluster, count: number): Diagnostic {
  const nodes = count === 1 ? "1 node" : `${count} nodes`;
  return finding("cluster/unsupported-control-plane", {
    severity: count === 4 ? "warning" : "error",
    message: `The control plane of cluster \`${cluster.name}\` has ${nodes}.`,
    at: below(cluster.at, "nodes"),
    on: "key",
    why:
      count === 4
        ? "Four survive the loss of one node, as three do: the fourth adds work and no safety."
        : "OpenShift installs three to five on bare metal; fewer cannot lose a node, nor move machines off it.",
    fix: { sentence: "Have three or five nodes without `role: worker`." },
  });
}
