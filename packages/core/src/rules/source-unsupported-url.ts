import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a vCenter's URL that is not that of its SDK. */
export function checkSourceUnsupportedUrl(model: Model): Diagnostic[] {
  return model.sources
    .filter(({ url }) => !/^https:\/\/[^/]+\/sdk$/.test(url))
    .map(({ name, url, at }) => {
      const replacement = `${/^https:\/\/[^/]+/.exec(url)?.[0] ?? url}/sdk`;
      return finding("source/unsupported-url", {
        message: `The URL of source \`${name}\` does not end in \`/sdk\`.`,
        at: below(at, "vcenter", "url"),
        on: "value",
        why: "That is where vCenter answers; Forklift takes the URL as it is and would not connect.",
        fix: { sentence: `Write \`${replacement}\`.`, replacement },
      });
    });
}
