import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { listed } from "./subjects.ts";

/** Reports a cluster whose `topology` says one thing and the roles of its nodes another. */
export function checkClusterConflictingTopology(model: Model): Diagnostic[] {
  return model.clusters
    .filter(({ nodes, topology, isCompact }) => nodes.length > 0 && (topology === "compact") !== isCompact)
    .map((cluster) => {
      const workers = cluster.nodes.filter(({ role }) => role === "worker").map(({ name }) => name);
      const said =
        workers.length === 0
          ? "no node has `role: worker`"
          : `${listed(workers)} ${workers.length === 1 ? "is a worker" : "are workers"}`;
      const meant = cluster.isCompact ? "compact" : "workers";
      return finding("cluster/conflicting-topology", {
        message: `Cluster \`${cluster.name}\` is to be \`${cluster.topology}\`, but ${said}.`,
        at: below(cluster.at, "topology"),
        on: "value",
        why: "Virtual machines run on workers where there are any, else on the control plane: networks and capacity follow from it.",
        fix: { sentence: `Set \`topology: ${meant}\`, or change the roles of the nodes.`, replacement: meant },
      });
    });
}
