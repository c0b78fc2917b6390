import { looksLikeSecret, namesSecret } from "../../base/secrecy.ts";
import { lineAt, lineStarts, type Span } from "../../base/text.ts";
import { columnsOf, cutToColumns, visible } from "./terminal-text.ts";

/** A line of a code frame: its number, "" for the line of marks, and what stands behind the bar. */
export interface FrameLine {
  readonly number: string;
  readonly text: string;
  readonly isMark: boolean;
}

export interface FrameOptions {
  readonly columns: number;
  /** Whether to show nothing of the line from the span on, and nothing around it. */
  readonly isConcealed: boolean;
}

/**
 * The first line of a span and the line before it (unless it may hold a secret), with marks below what is meant. Lines that are longer than `columns`
 * are shown around the span.
 */
export function codeFrame(text: string, span: Span, { columns, isConcealed }: FrameOptions): readonly FrameLine[] {
  const starts = lineStarts(text);
  const { line } = span.start;
  const source = lineAt(text, starts, line).trimEnd();
  const before = source.slice(0, span.start.column - 1);
  const end = span.end.line === line ? span.end.column - 1 : source.length;
  const meant = source.slice(before.length, Math.max(before.length, end)).trimEnd();
  const after = source.slice(before.length + meant.length);
  if (isConcealed) return [{ number: String(line), text: `${short(visible(before), columns - 3)}•••`, isMark: false }];
  const { shown, offset } = around(visible(before), visible(meant), visible(after), columns);
  const marks = Math.max(1, Math.min(columnsOf(visible(meant)), columns - offset));
  const context = visible(lineAt(text, starts, line - 1).trimEnd());
  return [
    ...(context.trim() === "" || namesSecret(context) || looksLikeSecret(context)
      ? []
      : [{ number: String(line - 1), text: short(context, columns), isMark: false }]),
    { number: String(line), text: shown, isMark: false },
    { number: "", text: " ".repeat(offset) + "^".repeat(marks), isMark: true },
  ];
}

const short = (text: string, columns: number): string =>
  columnsOf(text) <= columns ? text : `${cutToColumns(text, columns - 1)}…`;

/** Cuts away the beginning of a line if what is meant would be out of sight, and its end if it is too long. */
function around(
  before: string,
  meant: string,
  after: string,
  columns: number,
): { readonly shown: string; readonly offset: number } {
  const offset = columnsOf(before);
  if (offset + Math.min(columnsOf(meant), 10) < columns)
    return { shown: short(before + meant + after, columns), offset };
  const kept = lastColumns(before, Math.floor(columns / 3));
  return { shown: short(`…${kept}${meant}${after}`, columns), offset: columnsOf(kept) + 1 };
}

function lastColumns(text: string, columns: number): string {
  const characters = [...text];
  let from = characters.length;
  for (let used = 0; from > 0; from -= 1) {
    used += columnsOf(characters[from - 1] ?? "");
    if (used > columns) break;
  }
  return characters.slice(from).join("");
}
