import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { ownClusters } from "./subjects.ts";

/** Reports a node of ours whose management controller is not told. */
export function checkClusterMissingBmc(model: Model): Diagnostic[] {
  return ownClusters(model).flatMap((cluster) =>
    cluster.nodes
      .filter(({ bmc }) => bmc === undefined)
      .map((node) =>
        finding("cluster/missing-bmc", {
          message: `Node \`${node.name}\` of cluster \`${cluster.name}\` has no \`bmc\`.`,
          at: node.at,
          on: "key",
          why: "The hub boots and installs the machine through its management controller.",
          fix: { sentence: "Add `bmc` with the controller's address." },
        }),
      ),
  );
}
