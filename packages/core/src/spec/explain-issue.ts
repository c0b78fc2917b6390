import { z } from "zod";
import { formatPointer } from "../base/pointer.ts";
import { isCode, type Code } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Document } from "../parse/document.ts";
import { claimOf, wantedOf } from "./claim.ts";
import { describeValue, shown, sourceOf } from "./describe.ts";
import { fixFor } from "./fix-issue.ts";
import type { Issue } from "./issue.ts";
import { mayBeSecret } from "./secrecy.ts";

/** Says an issue of zod in words, at its place. */
export function explainIssue(one: Issue, document: Document): Diagnostic {
  const { issue, pointer, input } = one;
  if (issue.code === "invalid_key") return unsuitableName(one, issue.issues, document);
  if (input === undefined && pointer.length > 0 && issue.code !== "custom") return missingKey(one, document);
  const isConcealed = typeof input !== "object" && mayBeSecret(pointer, input, one.said);
  const source = sourceOf(document, pointer);
  const fix = isConcealed ? undefined : fixFor(one, source);
  return {
    code: codeOf(issue),
    severity: "error",
    ...(isConcealed ? { isConcealed } : {}),
    message: messageOf(one, isConcealed ? "." : foundText(one, source)),
    at: document.placeOf(pointer),
    on: "value",
    ...(fix === undefined ? {} : { fix }),
  };
}

function codeOf(issue: z.core.$ZodIssue): Code {
  if (issue.code === "invalid_type" || issue.code === "invalid_union") return "spec/wrong-type";
  if (issue.code === "invalid_value") return "spec/unknown-value";
  const code: unknown = issue.code === "custom" ? issue.params?.["code"] : undefined;
  return typeof code === "string" && isCode(code) ? code : "spec/invalid-value";
}

/** "`path` must be …; found …." A message that begins with a capital letter is a sentence of its own. */
function messageOf(one: Issue, ending: string): string {
  const { pointer, said } = one;
  if (said !== undefined && /^[^\p{Ll}]/u.test(said)) return said;
  return `\`${formatPointer(pointer)}\` ${(said ?? claimOf(one)).replace(/\.$/, "")}${ending}`;
}

/** What was found instead; of a map or list only where something else is wanted altogether. */
function foundText({ issue, input }: Issue, source: string | undefined): string {
  const isOther = typeof input !== "object" || issue.code === "invalid_type" || issue.code === "invalid_union";
  return isOther ? `; found ${describeValue(input, source)}.` : ".";
}

function missingKey({ issue, pointer, schema }: Issue, document: Document): Diagnostic {
  const key = String(pointer.at(-1));
  const parent = pointer.slice(0, -1);
  const meta =
    schema !== undefined && "parse" in schema._zod ? z.globalRegistry.get(schema as z.core.$ZodType) : undefined; // it parses: it is a schema
  const [example] = meta?.examples === undefined ? [] : [meta.examples].flat();
  const form =
    typeof example === "string" || typeof example === "number"
      ? `, as in \`${key}: ${example}\``
      : ` (${wantedOf(issue, schema)})`;
  return {
    code: "spec/missing-key",
    severity: "error",
    message: parent.length === 0 ? `The key \`${key}\` is missing.` : `\`${formatPointer(parent)}\` has no \`${key}\`.`,
    at: document.placeOf(pointer),
    on: "key",
    ...(meta?.description === undefined ? {} : { why: `\`${key}\`: ${meta.description}` }),
    fix: { sentence: `Add \`${key}\`${form}.` },
  };
}

/** A key of a map of named things that cannot be such a name. */
function unsuitableName({ pointer, said }: Issue, issues: readonly z.core.$ZodIssue[], document: Document): Diagnostic {
  const name = String(pointer.at(-1));
  const parent = pointer.slice(0, -1);
  const inner = issues[0]?.message ?? "";
  const claim = said ?? (inner.startsWith("must") ? inner : "is not a name that can be used here");
  return {
    code: "spec/invalid-value",
    severity: "error",
    message: `The name ${shown(name)} in \`${formatPointer(parent)}\` ${claim.replace(/\.$/, "")}.`,
    at: document.placeOf(pointer),
    on: "key",
  };
}
