import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a NIC that is listed twice in one model of hardware. */
export function checkHardwareDuplicateNic(model: Model): Diagnostic[] {
  return model.hardware.flatMap(({ name, nics, at }) =>
    nics.flatMap((nic, index) => {
      const first = nics.findIndex((one) => one.name === nic.name);
      if (first === index) return [];
      return [
        finding("hardware/duplicate-nic", {
          message: `Hardware \`${name}\` lists NIC \`${nic.name}\` twice.`,
          at: below(at, "nics", index, "name"),
          on: "value",
          why: "Each node gives one MAC for each entry: two of them would claim one interface.",
          fix: { sentence: "Correct the name, or take the entry out." },
          related: [{ at: below(at, "nics", first, "name"), label: "first listed here" }],
        }),
      ];
    }),
  );
}
