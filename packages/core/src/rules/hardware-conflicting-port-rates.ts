import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a bond of ports with different rates. */
export function checkHardwareConflictingPortRates(model: Model): Diagnostic[] {
  return model.hardware.flatMap(({ nics, bonds }) =>
    bonds.flatMap((bond) => {
      const ports = nics.filter(({ name }) => bond.ports.includes(name));
      const rates = new Set(ports.map(({ rate }) => rate));
      if (rates.size < 2) return [];
      return [
        finding("hardware/conflicting-port-rates", {
          message: `Ports of bond \`${bond.interface}\` have different rates: ${ports.map(({ name, rate }) => `${name} ${rate / 1e9}G`).join(", ")}.`,
          at: below(bond.at, "ports"),
          on: "value",
          why: "LACP joins only links of one rate: the others stay idle until it fails.",
          fix: { sentence: "Join ports of one rate, or correct the rates of the NICs." },
        }),
      ];
    }),
  );
}
