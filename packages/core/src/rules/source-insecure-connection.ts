import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a vCenter whose certificate is not verified. */
export function checkSourceInsecureConnection(model: Model): Diagnostic[] {
  return model.sources
    .filter(({ verify }) => !verify)
    .map(({ name, at }) =>
      finding("source/insecure-connection", {
        message: `The certificate of source \`${name}\` is not verified.`,
        at: below(at, "vcenter", "verify"),
        on: "value",
        why: "Whoever stands between can read an administrator's password and every disk that is copied.",
        fix: { sentence: "Take `verify: false` out and put vCenter's CA into the Secret as `ca.crt`." },
      }),
    );
}
