import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allNodes } from "./subjects.ts";

/** Reports a node without an address in the storage network that its cluster has. */
export function checkClusterMissingStorageAddress(model: Model): Diagnostic[] {
  return allNodes(model).flatMap(({ cluster, node }) => {
    const { storage } = cluster.networks;
    if (storage === undefined || node.addresses.storage !== undefined) return [];
    return [
      finding("cluster/missing-storage-address", {
        message: `Node \`${node.name}\` has no address in the storage network of cluster \`${cluster.name}\`.`,
        at: below(node.at, "addresses"),
        on: "key",
        why: "It would reach the storage over the nodes' own network, if at all.",
        fix: { sentence: `Add \`storage\` with a free address of ${storage.cidr}.` },
        related: [{ at: storage.at, label: "the storage network" }],
      }),
    ];
  });
}
