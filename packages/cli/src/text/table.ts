import { columnsOf, wrapLines } from "./wrap.ts";

/** A column of a table: its header, and whether it holds numbers, which stand at the right. */
export interface Column {
  readonly header: string;
  readonly isNumber?: boolean;
}

const gap = 2;
/** The last column is broken into lines if there is at least so much room for it. */
const lastWidthMin = 16;

/**
 * A table for people: columns as wide as what is in them, the last one broken into lines so that the table fits the
 * width. Headers of `""` everywhere: no header line. Ends with a line feed; no rows, no text.
 */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  if (rows.length === 0) return "";
  const headers = columns.map((column) => column.header);
  const all = headers.every((header) => header === "") ? rows : [headers, ...rows];
  const widths = columns.map((_, index) => Math.max(...all.map((row) => columnsOf(row[index] ?? ""))));
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + gap, 0);
  const last = Math.max(lastWidthMin, width - before);
  return all.map((row) => renderRow(columns, row, { widths, before, last })).join("");
}

interface Room {
  readonly widths: readonly number[];
  /** Columns before the last one. */
  readonly before: number;
  readonly last: number;
}

function renderRow(columns: readonly Column[], row: readonly string[], { widths, before, last }: Room): string {
  const cells = columns.map((column, index) => {
    const cell = row[index] ?? "";
    const isLast = index === columns.length - 1;
    const padding = " ".repeat(Math.max(0, (widths[index] ?? 0) - columnsOf(cell)));
    if (column.isNumber === true) return `${padding}${cell}`;
    return isLast ? wrapLines(cell, last).join(`\n${" ".repeat(before)}`) : `${cell}${padding}`;
  });
  return `${cells.join(" ".repeat(gap)).trimEnd()}\n`;
}
