import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allNodes, groupBy } from "./subjects.ts";

/** Reports two nodes with one management controller: one machine described twice, or an address copied. */
export function checkFactoryDuplicateBmc(model: Model): Diagnostic[] {
  const uses = allNodes(model).flatMap(({ cluster, node }) =>
    node.bmc === undefined
      ? []
      : [
          {
            address: node.bmc.address,
            path: node.hardware.bmc.path,
            what: `node \`${node.name}\` of cluster \`${cluster.name}\``,
            at: below(node.at, "bmc"),
          },
        ],
  );
  return [...groupBy(uses, ({ address, path }) => `${address} ${path}`).values()].flatMap(([first, ...others]) =>
    others.map((other) =>
      finding("factory/duplicate-bmc", {
        message: `The BMC ${other.address} of ${other.what} is also that of ${first?.what ?? ""}.`,
        at: other.at,
        on: "value",
        why: "One machine would be installed twice, and the other one never.",
        fix: { sentence: "Correct the address that was copied." },
        related: first === undefined ? [] : [{ at: first.at, label: "first written here" }],
      }),
    ),
  );
}
