import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { groupBy } from "./subjects.ts";

/** Reports a NIC that is a port of two bonds, or twice of one. */
export function checkHardwareDuplicatePort(model: Model): Diagnostic[] {
  return model.hardware.flatMap(({ name, bonds }) => {
    const uses = bonds.flatMap((bond) =>
      bond.ports.map((port, index) => ({ port, bond: bond.interface, at: below(bond.at, "ports", index) })),
    );
    return [...groupBy(uses, ({ port }) => port).values()].flatMap(([first, ...others]) =>
      others.map((other) =>
        finding("hardware/duplicate-port", {
          message: `NIC \`${other.port}\` of hardware \`${name}\` is already a port of \`${first?.bond ?? ""}\`.`,
          at: other.at,
          on: "value",
          why: "A NIC belongs to one bond.",
          fix: { sentence: "Take it out of one of them." },
          related: first === undefined ? [] : [{ at: first.at, label: "first used here" }],
        }),
      ),
    );
  });
}
