import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { spansMeet, weekSpans } from "./calendar.ts";
import { pairs } from "./subjects.ts";

/** Tells of two windows of one site that are open at the same time. */
export function checkMigrationOverlappingWindows(model: Model): Diagnostic[] {
  return pairs(model.migration.windows)
    .filter(
      ([a, b]) =>
        a.site.name === b.site.name && weekSpans(a).some((one) => weekSpans(b).some((other) => spansMeet(one, other))),
    )
    .map(([a, b]) =>
      finding("migration/overlapping-windows", {
        message: `Windows \`${a.name}\` and \`${b.name}\` of site \`${b.site.name}\` are open at the same time.`,
        at: b.at,
        on: "key",
        why: "Each counts its machines for itself: together they may move more at that time than either allows.",
        fix: { sentence: "Part their times or days, if that is not meant." },
        related: [{ at: a.at, label: "the other one" }],
      }),
    );
}
