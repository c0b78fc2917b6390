import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { groupBy, trafficNames } from "./subjects.ts";

/** Reports a kind of traffic that two bonds of one hardware carry. */
export function checkHardwareDuplicateTraffic(model: Model): Diagnostic[] {
  return model.hardware.flatMap(({ name, bonds }) => {
    const uses = bonds.flatMap((bond) =>
      bond.carries.map((traffic, index) => ({ traffic, bond: bond.interface, at: below(bond.at, "carries", index) })),
    );
    return [...groupBy(uses, ({ traffic }) => traffic).values()].flatMap(([first, ...others]) =>
      others.map((other) =>
        finding("hardware/duplicate-traffic", {
          message: `On hardware \`${name}\` both \`${first?.bond ?? ""}\` and \`${other.bond}\` carry ${trafficNames[other.traffic]}.`,
          at: other.at,
          on: "value",
          why: "Each kind of traffic goes over one bond; which of two it should be nobody could tell.",
          fix: { sentence: `Take \`${other.traffic}\` out of one of them.` },
          related: first === undefined ? [] : [{ at: first.at, label: "first here" }],
        }),
      ),
    );
  });
}
