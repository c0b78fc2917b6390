import { lineAt, positionAt, spanBetween } from "../base/text.ts";
import type { Allowance, SourceText } from "./document.ts";
import type { Comment } from "./read-syntax.ts";

/** Finds the comments of the form `# factory-ignore <code>: <reason>` among those of a file. */
export function readAllowances(
  { file, text }: SourceText,
  starts: readonly number[],
  comments: readonly Comment[],
): readonly Allowance[] {
  return comments.flatMap(({ start, end }): Allowance[] => {
    const match = /^#+\s*factory-ignore\b\s*(.*)$/s.exec(text.slice(start, end).trimEnd());
    if (match === null) return [];
    const [, code = "", reason = ""] = /^([^\s:]*)\s*:?\s*(.*)$/s.exec(match[1] ?? "") ?? [];
    const span = spanBetween(starts, start, end);
    return [{ file, span, code, reason: reason === "" ? undefined : reason, line: lineMeant(text, starts, start) }];
  });
}

/** The line that a comment speaks of. */
function lineMeant(text: string, starts: readonly number[], start: number): number {
  const { line, column } = positionAt(starts, start);
  if (
    lineAt(text, starts, line)
      .slice(0, column - 1)
      .trim() !== ""
  )
    return line;
  let meant = line + 1;
  while (meant < starts.length && /^\s*(?:#.*)?$/.test(lineAt(text, starts, meant))) meant += 1;
  return meant;
}
