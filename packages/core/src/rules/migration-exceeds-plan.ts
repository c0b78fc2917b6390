import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/**
 * Reports Forklift Plans larger than what the engine bears: plans of 100 machines are the fastest (Red Hat's performance
 * recommendations), one of 200 is validated for 19 s, again and again, until it has run; and with more than 500 disks a
 * plan fails (MTV-1203).
 */
export function checkMigrationExceedsPlan(model: Model): Diagnostic[] {
  const { perPlan, disksPerPlan, at } = model.migration.limits;
  const report = (key: string, message: string, why: string, most: number) =>
    finding("migration/exceeds-plan", {
      message,
      at: below(at, key),
      on: "value",
      why,
      fix: { sentence: `Set it to ${most} or less: the planner makes more plans instead.`, replacement: String(most) },
    });
  return [
    ...(perPlan > 200
      ? [
          report(
            "perPlan",
            `A Forklift Plan may have ${perPlan} machines.`,
            "Forklift validates every plan anew every ten seconds until it has run, the longer the larger: other plans wait.",
            100,
          ),
        ]
      : []),
    ...(disksPerPlan > 500
      ? [
          report(
            "disksPerPlan",
            `A Forklift Plan may have ${disksPerPlan} disks.`,
            "Plans of more than 500 disks are known to fail (MTV-1203).",
            500,
          ),
        ]
      : []),
  ];
}
