import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a source whose site has no window: none of its machines can ever move. */
export function checkSourceMissingWindow(model: Model): Diagnostic[] {
  return model.sources
    .filter(({ site }) => !model.migration.windows.some((window) => window.site.name === site.name))
    .map((source) =>
      finding("source/missing-window", {
        message: `Source \`${source.name}\` stands at site \`${source.site.name}\`, which has no migration window.`,
        at: source.at,
        on: "key",
        why: "Machines move in windows of the site at which they stand: none of this source would ever.",
        fix: { sentence: `Add a window with \`site: ${source.site.name}\` to \`migration.windows\`.` },
      }),
    );
}
