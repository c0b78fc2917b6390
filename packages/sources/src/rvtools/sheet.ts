import type { Cell, RowReader } from "@vmfactory/core";
import { copyText, type ImportRun } from "./run.ts";
import { serialDate } from "./serial-date.ts";
import { unescapeCell } from "./shared-strings.ts";
import type { SheetRef, Workbook } from "./workbook.ts";
import { readXml, type XmlHandler } from "./xml-part.ts";
import type { ZipParts } from "./zip-parts.ts";

/** Reads the rows of a worksheet: the first row that has a text is the header, the rest goes to the reader. */
export async function readSheet(
  sheet: SheetRef,
  { parts, workbook, run, reader }: { parts: ZipParts; workbook: Workbook; run: ImportRun; reader: RowReader },
): Promise<void> {
  const handler = new SheetHandler(sheet, workbook, run, reader);
  await readXml({ name: sheet.part, chunks: parts.read(sheet.part), run }, handler);
  handler.finish();
}

/**
 * Follows a worksheet cell by cell. Says nothing about rows that hold only styles, believes no declared dimension, and
 * keeps no more than the row it is in. Formulas are passed over: the value that the file keeps beside one is taken.
 */
class SheetHandler implements XmlHandler {
  readonly #sheet: SheetRef;
  readonly #workbook: Workbook;
  readonly #run: ImportRun;
  readonly #reader: RowReader;
  /** Columns to read; undefined: all, for the header is not found yet. */
  #wanted: readonly boolean[] | undefined;
  #isDone = false;
  #row = 0;
  #column = -1;
  #type = "";
  #style = -1;
  #isWanted = false;
  #isText = false;
  #isPhonetic = false;
  #text = "";
  #cells: Cell[] = [];
  readonly #filled: number[] = [];

  constructor(sheet: SheetRef, workbook: Workbook, run: ImportRun, reader: RowReader) {
    this.#sheet = sheet;
    this.#workbook = workbook;
    this.#run = run;
    this.#reader = reader;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#isText = false;
    if (name === "c") this.#openCell(attributes);
    else if (name === "v") this.#isText = this.#isWanted;
    else if (name === "t") this.#isText = this.#isWanted && !this.#isPhonetic;
    else if (name === "row") this.#openRow(attributes["r"]);
    else if (name === "rPh") this.#isPhonetic = true;
  }

  close(name: string): void {
    this.#isText = false;
    if (name === "c") this.#closeCell();
    else if (name === "row") this.#closeRow();
    else if (name === "rPh") this.#isPhonetic = false;
  }

  text(text: string): void {
    this.#text += text;
    if (this.#text.length > this.#run.limits.cellChars) {
      throw this.#run.exceeds(`has a cell of more than ${this.#run.limits.cellChars} characters (${this.#where()})`);
    }
  }

  wantsText(): boolean {
    return this.#isText;
  }

  isDone(): boolean {
    return this.#isDone;
  }

  /** A sheet without a header is a tab that was there and says nothing. */
  finish(): void {
    if (this.#wanted === undefined) this.#takeHeader([]);
  }

  #where(): string {
    return `tab ${this.#sheet.name}, row ${this.#row}`;
  }

  #openRow(number: string | undefined): void {
    this.#row = number === undefined ? this.#row + 1 : Number(number);
    this.#column = -1;
    const { rows } = this.#run.limits;
    if (!(this.#row >= 1 && this.#row <= rows)) {
      throw this.#run.exceeds(`has a row with number ${number} in tab ${this.#sheet.name}; a sheet has ${rows} at most`);
    }
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const reference = attributes["r"];
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    this.#type = attributes["t"] ?? "";
    const style = attributes["s"];
    this.#style = style === undefined ? -1 : Number(style);
    this.#text = "";
    const isInside = this.#column >= 0 && this.#column < this.#run.limits.columns;
    // Cells beyond the limit are looked at too: they are refused if they hold something.
    this.#isWanted = !this.#isDone && (!isInside || this.#wanted === undefined || this.#wanted[this.#column] === true);
  }

  #closeCell(): void {
    if (!this.#isWanted || this.#text === "") return;
    const { columns } = this.#run.limits;
    if (!(this.#column >= 0 && this.#column < columns)) {
      throw this.#run.exceeds(`has a cell beyond column ${columns} (${this.#where()})`);
    }
    const value = this.#value();
    if (value === undefined) return;
    if (this.#cells[this.#column] === undefined) this.#filled.push(this.#column);
    while (this.#cells.length <= this.#column) this.#cells.push(undefined);
    this.#cells[this.#column] = value;
  }

  #value(): Cell {
    const text = this.#text;
    switch (this.#type) {
      case "s":
        return this.#shared(text);
      case "b":
        return text === "1" || text === "true";
      case "e":
        return undefined; // An error such as #N/A says that there is no value.
      case "inlineStr":
      case "str":
      case "d":
        return copyText(unescapeCell(text));
      default:
        return this.#number(text);
    }
  }

  #shared(text: string): Cell {
    const value = this.#workbook.strings.get(Number(text));
    if (value === undefined) throw this.#run.damaged(`is damaged: a cell names shared text ${text.slice(0, 20)}, which is not there (${this.#where()})`);
    return value === "" ? undefined : value;
  }

  #number(text: string): Cell {
    const value = Number(text);
    if (!Number.isFinite(value)) return copyText(text);
    return this.#workbook.isDate(this.#style) ? serialDate(value, this.#workbook.isFrom1904) : value;
  }

  #closeRow(): void {
    if (this.#filled.length === 0) return;
    if (this.#wanted === undefined) this.#takeHeader(this.#cells);
    else this.#reader.row(this.#row, this.#cells);
    for (const column of this.#filled) this.#cells[column] = undefined;
    this.#filled.length = 0;
  }

  #takeHeader(cells: readonly Cell[]): void {
    const headers = cells.map((cell) => (cell === undefined ? "" : String(cell)));
    const dialect = { decimalSign: "." as const };
    const columns = this.#reader.tab({ file: this.#run.file, name: this.#sheet.name, headers, dialect });
    const wanted = headers.map(() => false);
    for (const column of columns) wanted[column] = true;
    this.#wanted = wanted;
    this.#isDone = columns.length === 0;
  }
}

/** The column of `AB12`, from 0; -1 if there are no letters, and beyond every limit if there are too many. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) | 0x20; // lower case
    if (letter < 97 || letter > 122) break;
    if (at > 6) return Number.MAX_SAFE_INTEGER;
    column = column * 26 + letter - 96;
  }
  return column - 1;
}
