import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a vCenter's URL with a user or password in it. */
export function checkSourceLiteralSecret(model: Model): Diagnostic[] {
  return model.sources
    .filter(({ url }) => /^https:\/\/[^/]*@/.test(url))
    .map(({ name, url, at }) => {
      const replacement = url.replace(/^https:\/\/[^/]*@/, "https://");
      return finding("source/literal-secret", {
        message: `The URL of source \`${name}\` has a user or password in it.`,
        at: below(at, "vcenter", "url"),
        on: "value",
        why: "It stands in a generated Provider, so it is in Git and on the hub, and must be taken for known.",
        fix: {
          sentence: "Take it out, change the password, and put both into the Secret that `credentials` names.",
          replacement,
        },
      });
    });
}
