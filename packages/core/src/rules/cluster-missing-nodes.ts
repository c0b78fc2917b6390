import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { ownClusters } from "./subjects.ts";

/** Reports a cluster without nodes that is ours to install. */
export function checkClusterMissingNodes(model: Model): Diagnostic[] {
  return ownClusters(model)
    .filter(({ nodes }) => nodes.length === 0)
    .map((cluster) =>
      finding("cluster/missing-nodes", {
        message: `Cluster \`${cluster.name}\` has state \`${cluster.state}\` and no nodes.`,
        at: cluster.at,
        on: "key",
        why: "There is nothing to install it on; and for an installed one, the description of a machine keeps it from being wiped.",
        fix: { sentence: "Describe its machines in `nodes`, or set `state: imported` if it was there before." },
      }),
    );
}
