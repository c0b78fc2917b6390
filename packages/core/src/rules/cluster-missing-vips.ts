import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { ownClusters } from "./subjects.ts";

/** Reports a cluster of ours without the two virtual addresses that its installation needs. */
export function checkClusterMissingVips(model: Model): Diagnostic[] {
  return ownClusters(model)
    .filter(({ vips }) => vips === undefined)
    .map((cluster) =>
      finding("cluster/missing-vips", {
        message: `Cluster \`${cluster.name}\` has state \`${cluster.state}\` and no \`vips\`.`,
        at: cluster.at,
        on: "key",
        why: "On bare metal the API and the routers answer at two addresses that move between nodes; without them it cannot be installed.",
        fix: {
          sentence: `Add \`vips: { api: …, ingress: … }\` with two free addresses of ${cluster.networks.machine.cidr}.`,
        },
      }),
    );
}
