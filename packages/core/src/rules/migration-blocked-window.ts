import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { dayOf, opensOn } from "./calendar.ts";

/** Days that a plan looks ahead: ten years. */
const horizonDays = 3653;

/** Reports a window whose every opening falls into a freeze. */
export function checkMigrationBlockedWindow(model: Model): Diagnostic[] {
  const { start, windows, freezes } = model.migration;
  const first = dayOf(start);
  return windows
    .filter(
      (window) =>
        !Array.from({ length: horizonDays }, (_, index) => first + index).some((day) => opensOn(window, day, freezes)),
    )
    .map((window) =>
      finding("migration/blocked-window", {
        message: `Window \`${window.name}\` never opens: every one of its days from ${start} on is in a freeze.`,
        at: window.at,
        on: "key",
        why: "Nothing can move in it.",
        fix: { sentence: "Correct the freeze, or take the window out." },
        related: freezes
          .filter(({ site }) => site === undefined || site.name === window.site.name)
          .map(({ name, at }) => ({ at, label: `freeze \`${name}\`` })),
      }),
    );
}
