import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { ownClusters } from "./subjects.ts";

/** Reports a machine network without a gateway on a cluster that we install. */
export function checkClusterMissingGateway(model: Model): Diagnostic[] {
  return ownClusters(model)
    .filter(({ networks }) => networks.machine.gateway === undefined)
    .map((cluster) =>
      finding("cluster/missing-gateway", {
        message: `The machine network of cluster \`${cluster.name}\` has no \`gateway\`.`,
        at: cluster.networks.machine.at,
        on: "key",
        why: "Nodes have fixed addresses and get no route from anybody: without one they reach neither the hub nor the registry.",
        fix: { sentence: `Add \`gateway\`, the router's address in ${cluster.networks.machine.cidr}.` },
      }),
    );
}
