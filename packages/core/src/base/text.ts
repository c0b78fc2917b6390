/** A place in a text. Lines and columns count from 1, in UTF-16 units, as editors and SARIF do; offsets from 0. */
export interface TextPosition {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** A stretch of a text; `end` is excluded. */
export interface Span {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/**
 * Offsets at which the lines of a text begin. Lines end with LF, or CR and LF; a byte order mark stands before the
 * first one and is part of none.
 */
export function lineStarts(text: string): readonly number[] {
  const starts = [text.startsWith("\uFEFF") ? 1 : 0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The span between two offsets of the text that has these lines. */
export function spanBetween(starts: readonly number[], start: number, end: number): Span {
  return { start: positionAt(starts, start), end: positionAt(starts, end) };
}

/** Line and column of an offset, found by halving. */
export function positionAt(starts: readonly number[], offset: number): TextPosition {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { offset, line: low + 1, column: Math.max(1, offset - (starts[low] ?? 0) + 1) };
}

/** The text of a line without its end; the empty text if there is no such line. */
export function lineAt(text: string, starts: readonly number[], line: number): string {
  const start = starts[line - 1];
  if (start === undefined) return "";
  const next = starts[line];
  return text.slice(start, next === undefined ? text.length : next - 1).replace(/\r$/, "");
}
