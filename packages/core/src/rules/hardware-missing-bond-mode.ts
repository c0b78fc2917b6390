import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports several ports without a word on how they share the load. */
export function checkHardwareMissingBondMode(model: Model): Diagnostic[] {
  return model.hardware.flatMap(({ bonds }) =>
    bonds
      .filter(({ ports, mode }) => ports.length > 1 && mode === undefined)
      .map((bond) =>
        finding("hardware/missing-bond-mode", {
          message: `Bond \`${bond.interface}\` has ${bond.ports.length} ports and no \`mode\`.`,
          at: bond.at,
          on: "key",
          why: "Which mode is right depends on the switches, which vmf cannot see; a wrong one loses packets or the link.",
          fix: {
            sentence:
              "Add `mode: 802.3ad` if the switch ports are an LACP group, `mode: active-backup` if they know nothing of each other.",
          },
        }),
      ),
  );
}
