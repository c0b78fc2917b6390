import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a Git URL with a user, token or password in it. `ssh://git@…` names only the account of every Git server. */
export function checkGitLiteralSecret(model: Model): Diagnostic[] {
  const { url, at } = model.git;
  const isHttps = /^https:\/\/[^/]*@/.test(url);
  const hasPassword = /^ssh:\/\/[^/@]*:[^/@]*@/.test(url);
  if (!isHttps && !hasPassword) return [];
  return [
    finding("git/literal-secret", {
      message: "The Git URL has a user or password in it.",
      at: below(at, "url"),
      on: "value",
      why: "The URL stands in every generated Application: a secret in it is in Git and on every cluster, and must be taken for known.",
      fix: {
        sentence: "Take it out, revoke it, and name a Secret in `git.credentials`.",
        ...(isHttps ? { replacement: url.replace(/^https:\/\/[^/]*@/, "https://") } : {}),
      },
    }),
  ];
}
