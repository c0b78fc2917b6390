import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { ownClusters } from "./subjects.ts";

/** Reports a cluster with a single worker: routers and machines then have one node to run on. */
export function checkClusterMissingWorker(model: Model): Diagnostic[] {
  return ownClusters(model).flatMap((cluster) => {
    const workers = cluster.nodes.filter(({ role }) => role === "worker");
    const [worker] = workers;
    if (worker === undefined || workers.length > 1) return [];
    return [
      finding("cluster/missing-worker", {
        message: `Node \`${worker.name}\` is the only worker of cluster \`${cluster.name}\`.`,
        at: below(worker.at, "role"),
        on: "value",
        why: "With one worker the installer takes the cluster's infrastructure as a single replica, and no machine can move when the node is down.",
        fix: { sentence: "Add a second worker, or have none: then the control plane runs machines." },
      }),
    ];
  });
}
