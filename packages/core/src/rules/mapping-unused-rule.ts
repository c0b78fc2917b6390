import { coversGlob } from "../base/glob-cover.ts";
import { below, type Place } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a line of a mapping that is never reached: an earlier pattern matches all that its own does. */
export function checkMappingUnusedRule(model: Model): Diagnostic[] {
  return [...shadowed(model.mappings.networks), ...shadowed(model.mappings.datastores)];
}

function shadowed(rules: readonly { readonly from: string; readonly at: Place }[]): Diagnostic[] {
  return rules.flatMap(({ from, at }, index) => {
    const earlier = rules.slice(0, index).find((one) => coversGlob(one.from, from));
    if (earlier === undefined) return [];
    return [
      finding("mapping/unused-rule", {
        message: `Pattern \`${from}\` is never reached: \`${earlier.from}\` before it matches all the same names.`,
        at: below(at, "from"),
        on: "value",
        why: "The first match wins.",
        fix: { sentence: "Move it before the wider pattern, or take it out." },
        related: [{ at: below(earlier.at, "from"), label: "the wider pattern" }],
      }),
    ];
  });
}
