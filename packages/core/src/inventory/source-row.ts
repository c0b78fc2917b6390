/**
 * What a reader of workbooks hands over and what it is asked: cells by column, and nothing about their meaning.
 * Dates come as ISO text without an offset (`2025-02-26T12:53:35`), because a workbook knows no time zone.
 */
export type Cell = string | number | boolean | undefined;

/** How the numbers of a text file are written, as far as its own cells prove it. */
export interface NumberDialect {
  /** The decimal sign; undefined where no cell proves one. */
  readonly decimalSign: "." | "," | undefined;
}

/** A tab as its reader found it: a worksheet or a CSV file. */
export interface SourceTab {
  /** The file, as the user named it. */
  readonly file: string;
  /** The tab's name as it stands there: `vInfo`, `tabvInfo`, `RVTools_tabvInfo`. */
  readonly name: string;
  /** Cells of the header row by column, from 0; a column without one has an empty name. */
  readonly headers: readonly string[];
  readonly dialect: NumberDialect;
}

/** Takes the rows of a source, one at a time. */
export interface RowReader {
  /** Called once for each tab. Gives the columns (from 0) whose cells it wants; none: the tab is not read further. */
  tab(tab: SourceTab): readonly number[];
  /**
   * One row that has at least one wanted cell. `row` is the number that a spreadsheet shows beside it; `cells` is indexed
   * by column and belongs to the caller, who fills it anew for the next row. Strings in it are copies of their own:
   * a string cut from a parse buffer would keep the whole buffer alive.
   */
  row(row: number, cells: readonly Cell[]): void;
}
