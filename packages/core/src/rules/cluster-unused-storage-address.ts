import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allNodes } from "./subjects.ts";

/** Reports a storage address of a node whose cluster has no storage network. */
export function checkClusterUnusedStorageAddress(model: Model): Diagnostic[] {
  return allNodes(model)
    .filter(({ cluster, node }) => cluster.networks.storage === undefined && node.addresses.storage !== undefined)
    .map(({ cluster, node }) =>
      finding("cluster/unused-storage-address", {
        message: `Node \`${node.name}\` has a storage address, but cluster \`${cluster.name}\` has no storage network.`,
        at: below(node.at, "addresses", "storage"),
        on: "key",
        why: "Nothing is made of the address: the node gets no interface for it.",
        fix: { sentence: "Add `networks.storage` to the cluster, or take the address out." },
      }),
    );
}
