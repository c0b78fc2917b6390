import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { trafficNames } from "./subjects.ts";

/** Reports traffic that hangs on one cable. */
export function checkHardwareMissingRedundancy(model: Model): Diagnostic[] {
  return model.hardware.flatMap(({ name, bonds }) =>
    bonds
      .filter(({ ports }) => ports.length === 1)
      .map((bond) =>
        finding("hardware/missing-redundancy", {
          message: `On hardware \`${name}\` one port, \`${bond.ports[0] ?? ""}\`, carries ${bond.carries.map((traffic) => trafficNames[traffic]).join(" and ")}.`,
          at: below(bond.at, "ports"),
          on: "value",
          why: "One cable, transceiver or switch that fails takes the node with it.",
          fix: { sentence: "Add a second port, on another switch, and a `mode`." },
        }),
      ),
  );
}
