import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allNodes } from "./subjects.ts";

/** Reports a MAC that no NIC has: a group address (odd first octet, IEEE 802) or all zeros. */
export function checkClusterUnsupportedMac(model: Model): Diagnostic[] {
  return allNodes(model).flatMap(({ node }) =>
    node.macs.flatMap((mac, index) => {
      const isGroup = Number.parseInt(mac.slice(0, 2), 16) % 2 === 1;
      if (!isGroup && mac !== "00:00:00:00:00:00") return [];
      return [
        finding("cluster/unsupported-mac", {
          message: `MAC ${mac} of node \`${node.name}\` is ${isGroup ? "a group address" : "empty"}, which no NIC has.`,
          at: below(node.at, "macs", index),
          on: "value",
          why: "The machine is recognised by its MACs: it would boot and never be matched.",
          fix: { sentence: "Copy the address from the machine's label or its management controller." },
        }),
      ];
    }),
  );
}
