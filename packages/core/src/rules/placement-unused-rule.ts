import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model, PlacementRule } from "../model/model.ts";

/** Reports placement that is never reached: an earlier one takes all machines, or the same ones. */
export function checkPlacementUnusedRule(model: Model): Diagnostic[] {
  const rules = model.migration.place;
  return rules.flatMap((rule, index) => {
    const earlier = rules
      .slice(0, index)
      .find((one) => takesAll(one) || (one.machines ?? "").trim() === rule.machines?.trim());
    if (earlier === undefined) return [];
    return [
      finding("placement/unused-rule", {
        message: `No machine reaches this placement on cluster \`${rule.cluster.name}\`: an earlier one takes ${takesAll(earlier) ? "all that are left" : "the same ones"}.`,
        at: rule.at,
        on: "value",
        why: "The first match wins.",
        fix: { sentence: "Move it before the other, or take it out." },
        related: [{ at: earlier.at, label: "the earlier one" }],
      }),
    ];
  });
}

function takesAll({ machines }: PlacementRule): boolean {
  return machines === undefined || machines.trim() === "true";
}
