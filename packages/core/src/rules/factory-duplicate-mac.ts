import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allNodes, groupBy } from "./subjects.ts";

/** Reports a MAC that is written twice, on one node or on two: copied lines keep them. */
export function checkFactoryDuplicateMac(model: Model): Diagnostic[] {
  const uses = allNodes(model).flatMap(({ cluster, node }) =>
    node.macs.map((mac, index) => ({
      mac,
      what: `node \`${node.name}\` of cluster \`${cluster.name}\``,
      at: below(node.at, "macs", index),
    })),
  );
  return [...groupBy(uses, ({ mac }) => mac).values()].flatMap(([first, ...others]) =>
    others.map((other) =>
      finding("factory/duplicate-mac", {
        message: `MAC ${other.mac} of ${other.what} is also one of ${first?.what ?? ""}.`,
        at: other.at,
        on: "value",
        why: "Machines are recognised by their MACs: one of the two would get the other's configuration.",
        fix: { sentence: "Correct the one that was copied." },
        related: first === undefined ? [] : [{ at: first.at, label: "first written here" }],
      }),
    ),
  );
}
