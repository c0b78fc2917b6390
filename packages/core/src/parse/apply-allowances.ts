import { closest } from "../base/similar.ts";
import { codes, isCode, type Code, type CodeEntry } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";

import { hasErrors } from "../diagnostics/severity.ts";
import type { Allowance, Document } from "./document.ts";

/**
 * Drops the findings that comments of the user allow, and adds those about the comments themselves. Only warnings and
 * infos can be allowed. Call it once, at the end, with all findings of the run: an allowance that allows none of them
 * is a finding, unless errors kept later stages from looking.
 */
export function applyAllowances(
  diagnostics: readonly Diagnostic[],
  documents: readonly Document[],
): readonly Diagnostic[] {
  const allowances = documents.flatMap((document) => document.allowances);
  if (allowances.length === 0) return diagnostics;
  const used = new Map<Allowance, Diagnostic>();
  const kept = diagnostics.filter((diagnostic) => {
    const match = matching(diagnostic, allowances, documents);
    for (const allowance of match) used.set(allowance, diagnostic);
    return diagnostic.severity === "error" || !match.some((allowance) => allowance.reason !== undefined);
  });
  const isWhole = !hasErrors(diagnostics);
  return [...kept, ...allowances.flatMap((allowance) => findingsAbout(allowance, used.get(allowance), isWhole))];
}

/** The allowances of a finding: of its code, for a line on which its key or its value begins. */
function matching(
  diagnostic: Diagnostic,
  allowances: readonly Allowance[],
  documents: readonly Document[],
): readonly Allowance[] {
  const candidates = allowances.filter(({ file, code }) => code === diagnostic.code && file === diagnostic.at.file);
  if (candidates.length === 0) return [];
  const spans = [
    diagnostic.span,
    ...documents.flatMap((one) => [one.locate(diagnostic.at, "key"), one.locate(diagnostic.at, "value")]),
  ];
  return candidates.filter(({ line }) => spans.some((span) => span?.start.line === line));
}

function findingsAbout(allowance: Allowance, allowed: Diagnostic | undefined, isWhole: boolean): readonly Diagnostic[] {
  const { code, reason } = allowance;
  if (!isCode(code)) {
    const guess = closest(code, Object.keys(codes));
    const message =
      code === "" ? "The allowance names no code." : `The allowance names the code \`${code}\`, which does not exist.`;
    const sentence =
      guess === undefined
        ? "Write the code as the finding shows it: `# factory-ignore <code>: <reason>`."
        : `Did you mean \`${guess}\`?`;
    return [finding(allowance, "allowance/unknown-code", message, sentence)];
  }
  if (allowed?.severity === "error") {
    return [
      finding(
        allowance,
        "allowance/unsupported-error",
        `\`${code}\` is an error here and cannot be allowed.`,
        "Mend what it says, and delete the comment.",
      ),
    ];
  }
  if (reason === undefined) {
    return [
      finding(
        allowance,
        "allowance/missing-reason",
        `The allowance of \`${code}\` gives no reason.`,
        `Write why it is right here: \`# factory-ignore ${code}: <reason>\`.`,
      ),
    ];
  }
  const entry: CodeEntry = codes[code];
  if (allowed !== undefined || !isWhole || entry.needs === "inventory") return [];
  return [
    finding(
      allowance,
      "allowance/unused-allowance",
      `Nothing on line ${allowance.line} is reported as \`${code}\`.`,
      "Delete the comment, or move it to the line above the finding.",
    ),
  ];
}

function finding({ file, span }: Allowance, code: Code, message: string, sentence: string): Diagnostic {
  return {
    code,
    severity: codes[code].severity,
    message,
    at: { file, pointer: [] },
    on: "value",
    span,
    fix: { sentence },
  };
}
