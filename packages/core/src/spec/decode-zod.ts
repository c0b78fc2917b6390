import type { z } from "zod";
import type { Pointer } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Staged } from "../diagnostics/staged.ts";
import type { Document } from "../parse/document.ts";
import { ambiguousNumbers } from "./ambiguous-numbers.ts";
import { closestMember } from "./closest-member.ts";
import { explainIssue } from "./explain-issue.ts";
import { unknownKeys } from "./unknown-keys.ts";
import { authorMark, valueAt, type Issue, type Raised } from "./issue.ts";

/** Findings that are told about one document; the rest is counted. */
const findingsMax = 500;

/**
 * Checks the value of a document against a schema. All that does not fit is a finding at its place, in words: unknown
 * keys with the one that was probably meant, missing keys at the closest ancestor, alternatives by the one that was
 * probably meant. A number that other readers of YAML read differently is one too. The value is undefined if there is
 * any finding.
 *
 * Messages that the schema's author gives complete the sentence "`path` …", as in "must be a MAC address"; such as
 * begin with a capital letter stand for themselves. `params: { code }` of a refinement sets the code of its finding.
 * In files that programs write (`numbers: "any"`) a number may be written in any way.
 */
export function decodeZod<T>(
  schema: z.ZodType<T>,
  document: Document,
  { numbers = "plain" }: DecodeOptions = {},
): Staged<T> {
  const { result, issues } = check(schema, document.value);
  const found = issues.slice(0, findingsMax + 1).flatMap((issue) => explain(issue, document));
  const told = new Set(found.map((finding) => JSON.stringify(finding.at.pointer)));
  const odd = numbers === "any" ? [] : ambiguousNumbers(document);
  const all = [...withoutEchoes(found), ...odd.filter((finding) => !told.has(JSON.stringify(finding.at.pointer)))];
  const diagnostics = bounded(all, Math.max(0, issues.length - findingsMax - 1));
  return { value: result.success && diagnostics.length === 0 ? result.data : undefined, diagnostics };
}

interface DecodeOptions {
  readonly numbers?: "plain" | "any";
}

interface Checked<T> {
  readonly result: z.ZodSafeParseResult<T>;
  readonly issues: readonly Issue[];
}

/**
 * Runs the schema. An issue does not say which schema raised it, but the function that words it is told: so each issue
 * that its author did not word gets the number of what was told as its message.
 */
function check<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  const raised: Raised[] = [];
  const result = schema.safeParse(value, {
    error: (raw) => {
      raised.push({ schema: raw.inst });
      return `${authorMark}${raised.length - 1}`;
    },
  });
  const issues = result.success ? [] : result.error.issues.flatMap((issue) => resolve(issue, [], { raised, value }));
  return { result, issues };
}

interface Context {
  readonly raised: readonly Raised[];
  readonly value: unknown;
}

/** Gives an issue its whole path and its schema, and puts the issues of the closest member in the place of a union's. */
function resolve(issue: z.core.$ZodIssue, prefix: Pointer, context: Context): readonly Issue[] {
  const pointer = [...prefix, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
  const isOurs = issue.message.startsWith(authorMark);
  const raised = isOurs ? context.raised[Number(issue.message.slice(authorMark.length))] : undefined;
  const own: Issue = {
    issue,
    pointer,
    schema: raised?.schema,
    said: isOurs ? undefined : issue.message,
    input: valueAt(context.value, pointer),
  };
  if (issue.code !== "invalid_union" || own.input === undefined) return [own];
  const members = issue.errors.map((errors) => errors.flatMap((error) => resolve(error, pointer, context)));
  return closestMember(own, members);
}

function explain(issue: Issue, document: Document): readonly Diagnostic[] {
  if (issue.issue.code === "unrecognized_keys") return unknownKeys(issue, issue.issue.keys, document);
  return [explainIssue(issue, document)];
}

/** A key that is missing because it was misspelled is told once: by the key that was written. */
function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const meant = new Set(
    diagnostics.flatMap(({ code, at, fix }) =>
      code === "spec/unknown-key" && fix?.replacement !== undefined
        ? [JSON.stringify([...at.pointer.slice(0, -1), fix.replacement])]
        : [],
    ),
  );
  return diagnostics.filter(({ code, at }) => code !== "spec/missing-key" || !meant.has(JSON.stringify(at.pointer)));
}

/** Cuts a long list of findings, of which `untold` were not even worded, and says how many are left out. */
function bounded(diagnostics: readonly Diagnostic[], untold: number): readonly Diagnostic[] {
  const left = diagnostics.length - findingsMax + untold;
  const last = diagnostics[findingsMax] ?? diagnostics.at(-1);
  if (last === undefined || left <= 0) return diagnostics;
  const fix = { sentence: "Mend the first ones, then check again." };
  return [
    ...diagnostics.slice(0, findingsMax),
    { ...last, message: `${left} more findings of this kind follow.`, fix },
  ];
}
