import { below } from "../base/pointer.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a port of a bond that is no NIC of the hardware. */
export function checkHardwareUnknownPort(model: Model): Diagnostic[] {
  return model.hardware.flatMap(({ name, nics, bonds, at }) => {
    const known = nics.map((nic) => nic.name);
    return bonds.flatMap((bond) =>
      bond.ports.flatMap((port, index) =>
        known.includes(port)
          ? []
          : [
              finding("hardware/unknown-port", {
                message: `Port \`${port}\` is no NIC of hardware \`${name}\`.`,
                at: below(bond.at, "ports", index),
                on: "value",
                why: "A bond without its port does not come up, and what it carries does not either.",
                fix: didYouMean(port, known) ?? {
                  sentence: `Name one of its NICs (${known.join(", ")}), or add \`${port}\` to them.`,
                },
                related: [{ at: below(at, "nics"), label: "the NICs" }],
              }),
            ],
      ),
    );
  });
}
