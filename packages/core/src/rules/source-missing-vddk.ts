import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a source without VDDK where machines are to move warm: Forklift copies changed blocks through it alone. */
export function checkSourceMissingVddk(model: Model): Diagnostic[] {
  if (model.migration.mode !== "warm" || model.migration.place.length === 0) return [];
  return model.sources
    .filter(({ vddkImage }) => vddkImage === undefined)
    .map(({ name, at }) =>
      finding("source/missing-vddk", {
        message: `Machines of source \`${name}\` are to move warm, but it has no \`vddk\` image.`,
        at,
        on: "key",
        why: "Warm migration copies through VMware's VDDK; without it plans do not start, and cold copies are slow.",
        fix: {
          sentence:
            "Build an image of VDDK, push it to your registry and name it in `vddk`; or set `migration.mode: cold`.",
        },
      }),
    );
}
