import { countOf, flagOf, misfit, textOf } from "./cell-values.ts";
import { findColumns, normaliseHeader, type NamedColumn } from "./headers.ts";
import type { RowFindings } from "./row-findings.ts";
import type { Cell, SourceTab } from "./source-row.ts";
import type { ReadTab } from "./tab-names.ts";

/** Columns of one tab, and the values of its current row. A column that is not there is -1 and its values are unknown. */
export class RowView {
  readonly tab: ReadTab;
  readonly attributes: readonly NamedColumn[];
  readonly tags: readonly NamedColumn[];
  readonly overlong: readonly number[];
  /** The row's number, as a spreadsheet shows it. */
  row = 0;
  readonly #source: SourceTab;
  readonly #findings: RowFindings;
  readonly #find: (header: string) => number;
  readonly #wanted = new Set<number>();
  #cells: readonly Cell[] = [];

  constructor(tab: ReadTab, source: SourceTab, findings: RowFindings) {
    const { find, attributes, tags, overlong } = findColumns(tab, source.headers);
    this.tab = tab;
    this.attributes = attributes;
    this.tags = tags;
    this.overlong = overlong;
    this.#source = source;
    this.#findings = findings;
    this.#find = find;
  }

  /** The column of a header as RVTools 4 writes it, or -1; asking makes it wanted. */
  column(header: string): number {
    const column = this.#find(normaliseHeader(header));
    if (column >= 0) this.#wanted.add(column);
    return column;
  }

  /** Makes columns wanted that were found by other means. */
  want(columns: readonly NamedColumn[]): void {
    for (const { column } of columns) this.#wanted.add(column);
  }

  get wanted(): readonly number[] {
    return [...this.#wanted];
  }

  /** Goes to a row. False if there is nothing in it: blank, or the header once more, as merged exports have it. */
  moveTo(row: number, cells: readonly Cell[]): boolean {
    this.row = row;
    this.#cells = cells;
    let isHeader = true;
    for (const column of this.#wanted) {
      const cell = cells[column];
      if (cell === undefined || (typeof cell === "string" && cell.trim() === "")) continue;
      if (cell !== this.#source.headers[column]) return true;
      isHeader = false;
    }
    return !isHeader && this.#isData();
  }

  /** Every filled cell equals its header: data only if it is a single one, which may be a machine called `VM`. */
  #isData(): boolean {
    let filled = 0;
    for (const column of this.#wanted) if (this.#cells[column] !== undefined) filled += 1;
    return filled === 1;
  }

  text(column: number): string | undefined {
    return column < 0 ? undefined : textOf(this.#cells[column]);
  }

  count(column: number): number | undefined {
    if (column < 0) return undefined;
    const value = countOf(this.#cells[column], this.#source.dialect);
    return value === misfit ? this.misfit(column) : value;
  }

  flag(column: number): boolean | undefined {
    if (column < 0) return undefined;
    const value = flagOf(this.#cells[column]);
    return value === misfit ? this.misfit(column) : value;
  }

  cell(column: number): Cell {
    return this.#cells[column];
  }

  /** Reports that the cell does not hold what its column says. */
  misfit(column: number): undefined {
    const header = this.#source.headers[column] ?? "";
    this.#findings.misfit({ tab: this.tab, row: this.row, header: header.trim(), cell: this.#cells[column] });
  }
}
