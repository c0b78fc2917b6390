import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a window that closes at the time at which it opens: it is a whole day, which may not be meant. */
export function checkMigrationAmbiguousWindow(model: Model): Diagnostic[] {
  return model.migration.windows
    .filter(({ from, to }) => from === to)
    .map(({ name, from, at }) =>
      finding("migration/ambiguous-window", {
        message: `Window \`${name}\` opens and closes at ${from}: it is taken to be 24 hours long.`,
        at: below(at, "to"),
        on: "value",
        why: "A window is at most a day; one that closes at or before its opening closes on the next day.",
        fix: { sentence: "Correct the time at which it closes, or allow the finding if a whole day is meant." },
      }),
    );
}
