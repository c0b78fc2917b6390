import type { Fix } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { Issue } from "./issue.ts";

/** What to do about an issue, with an edit where it is clear what was meant. */
export function fixFor(one: Issue, source: string | undefined): Fix | undefined {
  const { issue, input } = one;
  if (input === null) return { sentence: "Give it a value, or delete the key." };
  if (issue.code === "invalid_type") return typeFix(one, source);
  if (typeof input !== "string") return undefined;
  if (issue.code === "invalid_value") return didYouMean(input, issue.values.map(String));
  if (issue.code !== "invalid_union" || !("options" in issue)) return undefined;
  return didYouMean(input, (issue.options ?? []).map(String));
}

function typeFix({ issue, input, pointer }: Issue, source: string | undefined): Fix | undefined {
  if (issue.code !== "invalid_type" || source === undefined || typeof input === "object") return undefined;
  const { expected } = issue;
  if (expected === "string") return { sentence: `Put it in quotes: \`"${source}"\`.`, replacement: `"${source}"` };
  // An item of a list that should be a list itself is more than a pair of brackets away.
  if (expected === "array" && typeof pointer.at(-1) === "string") {
    return { sentence: `Write a list: \`[${source}]\`.`, replacement: `[${source}]` };
  }
  if (typeof input !== "string") return undefined;
  if (expected === "boolean") return truthFix(input);
  return expected === "number" || expected === "int" ? numberFix(input) : undefined;
}

/** `yes` and `on` were truth values in YAML 1.1, and are texts now. */
function truthFix(input: string): Fix | undefined {
  const word = input.toLowerCase();
  if (["yes", "y", "on", "true"].includes(word)) return { sentence: "Write `true`.", replacement: "true" };
  return ["no", "n", "off", "false"].includes(word) ? { sentence: "Write `false`.", replacement: "false" } : undefined;
}

function numberFix(input: string): Fix | undefined {
  const digits = input.replace(/[_, ]/g, "");
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(digits)) return undefined;
  return { sentence: `Write \`${digits}\`, without quotes.`, replacement: digits };
}
