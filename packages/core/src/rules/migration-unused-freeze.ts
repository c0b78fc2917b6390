import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { dayOf } from "./calendar.ts";

/** Tells of a freeze that is over before anything moves. */
export function checkMigrationUnusedFreeze(model: Model): Diagnostic[] {
  const { start, freezes } = model.migration;
  return freezes
    .filter(({ from, to }) => from <= to && dayOf(to) < dayOf(start))
    .map(({ name, to, at }) =>
      finding("migration/unused-freeze", {
        message: `Freeze \`${name}\` ends on ${to}, before the migration starts on ${start}.`,
        at,
        on: "key",
        why: "It freezes nothing; perhaps its year is the last one.",
        fix: { sentence: "Correct its dates, or take it out." },
      }),
    );
}
