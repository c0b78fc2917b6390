import type { ImportRun } from "./run.ts";
import { copyText } from "./run.ts";

/** Called with each row: its number as an editor of tables counts rows, and its cells; the list is reused. */
export type OnCsvRow = (row: number, cells: readonly (string | undefined)[]) => void;

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Reads RFC 4180 text piece by piece: fields in quotes may hold delimiters, line breaks and doubled quotes. Lenient where
 * exporters are: a quote inside a bare field is a quote, and what follows a closing quote belongs to the field.
 */
export class CsvParser {
  readonly #delimiter: number;
  readonly #run: ImportRun;
  readonly #onRow: OnCsvRow;
  /** Columns to keep; undefined: all. */
  wanted: readonly boolean[] | undefined;
  #row = 1;
  #column = 0;
  #cells: (string | undefined)[] = [];
  #field = "";
  #state: "start" | "bare" | "quoted" | "closed" = "start";
  #hasContent = false;
  #wasReturn = false;

  constructor(delimiter: string, run: ImportRun, onRow: OnCsvRow) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#run = run;
    this.#onRow = onRow;
  }

  write(text: string): void {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#state === "quoted") {
        const end = text.indexOf('"', at);
        if (end < 0) break;
        this.#add(text, start, end);
        at = end;
        start = end + 1;
        this.#state = "closed";
        this.#wasReturn = false;
        continue;
      }
      if (code === quote) {
        start = this.#openQuote(start, at);
      } else if (code === this.#delimiter) {
        this.#endField(text, start, at);
        start = at + 1;
      } else if (code === lineFeed || code === carriageReturn) {
        if (!(code === lineFeed && this.#wasReturn && start === at)) this.#endRow(text, start, at);
        start = at + 1;
      } else if (this.#state === "start") {
        this.#state = "bare";
      }
      this.#wasReturn = code === carriageReturn;
    }
    this.#add(text, start, text.length);
  }

  end(): void {
    if (this.#state === "quoted") {
      throw this.#run.damaged(`ends within quotes that begin in row ${this.#row}: it was cut off`);
    }
    if (this.#hasContent || this.#field !== "" || this.#column > 0) this.#endRow("", 0, 0);
  }

  /** A quote outside of a quoted field: at the start it opens one, after a closing one it stands for itself. */
  #openQuote(start: number, at: number): number {
    if (this.#state === "start") {
      this.#state = "quoted";
      return at + 1;
    }
    if (this.#state === "closed" && start === at) {
      this.#append('"');
      this.#state = "quoted";
      return at + 1;
    }
    return start;
  }

  #add(text: string, start: number, end: number): void {
    if (end <= start) return;
    this.#append(text.slice(start, end));
  }

  #append(text: string): void {
    this.#hasContent = true;
    if (this.wanted !== undefined && this.wanted[this.#column] !== true) return;
    this.#field += text;
    if (this.#field.length > this.#run.limits.cellChars) {
      throw this.#run.exceeds(`has a cell of more than ${this.#run.limits.cellChars} characters in row ${this.#row}`);
    }
  }

  #endField(text: string, start: number, end: number): void {
    this.#add(text, start, end);
    const { columns } = this.#run.limits;
    if (this.#column >= columns) throw this.#run.exceeds(`has more than ${columns} columns in row ${this.#row}`);
    this.#cells[this.#column] = this.#field === "" ? undefined : copyText(this.#field);
    this.#column += 1;
    this.#field = "";
    this.#state = "start";
  }

  #endRow(text: string, start: number, end: number): void {
    this.#endField(text, start, end);
    this.#cells.length = this.#column;
    if (this.#hasContent) this.#onRow(this.#row, this.#cells);
    this.#row += 1;
    if (this.#row > this.#run.limits.csvRows) throw this.#run.exceeds(`has more than ${this.#run.limits.csvRows} rows`);
    this.#column = 0;
    this.#cells = [];
    this.#hasContent = false;
  }
}
