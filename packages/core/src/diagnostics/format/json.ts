import type { Pointer } from "../../base/pointer.ts";
import type { Span, TextPosition } from "../../base/text.ts";
import type { Code } from "../codes.ts";
import type { Severity } from "../diagnostic.ts";
import type { Located } from "../locate.ts";
import { countSeverities } from "../severity.ts";

/**
 * Findings for programs. A contract: docs/reference/diagnostics-json.md describes it, `version` changes with it. Every
 * key is always there; null means that there is nothing to say.
 */
export interface FindingsJson {
  readonly format: "vmfactory.io/findings";
  readonly version: 1;
  readonly summary: { readonly errors: number; readonly warnings: number; readonly infos: number };
  readonly findings: readonly FindingJson[];
}

export interface FindingJson {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  /** Keys and indexes from the root of the file's data. */
  readonly path: Pointer;
  readonly span: SpanJson | null;
  readonly why: string | null;
  readonly fix: { readonly sentence: string; readonly replacement: string | null } | null;
  readonly related: readonly RelatedJson[];
}

export interface RelatedJson {
  readonly label: string;
  readonly file: string;
  readonly path: Pointer;
  readonly span: SpanJson | null;
}

/** `end` is the position behind the last character. */
export interface SpanJson {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** The findings as data, for commands whose JSON holds more than findings. */
export function findingsJson(findings: readonly Located[]): FindingsJson {
  const { error, warning, info } = countSeverities(findings.map((finding) => finding.diagnostic));
  return {
    format: "vmfactory.io/findings",
    version: 1,
    summary: { errors: error, warnings: warning, infos: info },
    findings: findings.map(findingJson),
  };
}

export function formatJson(findings: readonly Located[]): string {
  return `${JSON.stringify(findingsJson(findings), null, 2)}\n`;
}

function findingJson({ diagnostic, span, related }: Located): FindingJson {
  const { code, severity, message, at, why, fix } = diagnostic;
  return {
    code,
    severity,
    message,
    file: at.file,
    path: at.pointer,
    span: spanJson(span),
    why: why ?? null,
    fix: fix === undefined ? null : { sentence: fix.sentence, replacement: fix.replacement ?? null },
    related: related.map((one) => ({
      label: one.label,
      file: one.at.file,
      path: one.at.pointer,
      span: spanJson(one.span),
    })),
  };
}

/** Written anew, so that nothing else a position may carry becomes part of the contract. */
function spanJson(span: Span | undefined): SpanJson | null {
  if (span === undefined) return null;
  const position = ({ line, column, offset }: TextPosition): TextPosition => ({ line, column, offset });
  return { start: position(span.start), end: position(span.end) };
}
