import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allNodes } from "./subjects.ts";

/** Reports a node with more or fewer MACs than its hardware has NICs. */
export function checkClusterConflictingMacs(model: Model): Diagnostic[] {
  return allNodes(model)
    .filter(({ node }) => node.macs.length !== node.hardware.nics.length)
    .map(({ node }) => {
      const nics = node.hardware.nics.map(({ name }) => name).join(", ");
      return finding("cluster/conflicting-macs", {
        message: `Node \`${node.name}\` has ${count(node.macs.length, "MAC")}, but hardware \`${node.hardware.name}\` has ${count(node.hardware.nics.length, "NIC")}.`,
        at: below(node.at, "macs"),
        on: "value",
        why: "MACs are matched to NICs by their order; with one missing, cables end up in the wrong bonds.",
        fix: { sentence: `Give one MAC for each NIC, in this order: ${nics}.` },
        related: [{ at: below(node.hardware.at, "nics"), label: "the NICs" }],
      });
    });
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
