import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a freeze that ends before it begins. */
export function checkMigrationConflictingFreeze(model: Model): Diagnostic[] {
  return model.migration.freezes
    .filter(({ from, to }) => from > to)
    .map(({ name, from, to, at }) =>
      finding("migration/conflicting-freeze", {
        message: `Freeze \`${name}\` ends on ${to}, before it begins on ${from}.`,
        at: below(at, "to"),
        on: "value",
        why: "It would freeze nothing, and machines would move in days that were meant to be quiet.",
        fix: { sentence: "Correct the year, or swap the dates." },
        related: [{ at: below(at, "from"), label: "its beginning" }],
      }),
    );
}
