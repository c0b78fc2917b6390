import type { Cell, RowReader } from "@vmfactory/core";
import type { ImportRun } from "./run.ts";
import { serialDate } from "./serial-date.ts";
import { unescapeCell } from "./shared-strings.ts";
import type { SheetRef, Workbook } from "./workbook.ts";
import { decodeText, type XmlTag } from "./xml-bytes.ts";
import { scanXml, type BulkHandler } from "./xml-scanner.ts";
import type { ZipParts } from "./zip-parts.ts";

const kindRow = 1;
const kindCell = 2;
const kindValue = 3;
const kindText = 4;
const kindPhonetic = 5;

const kinds: ReadonlyMap<string, number> = new Map([
  ["row", kindRow],
  ["c", kindCell],
  ["v", kindValue],
  ["t", kindText],
  ["rPh", kindPhonetic],
]);

/** Letters that name the attributes of rows and cells: reference, style, type. */
const letterR = 114;
const letterS = 115;
const letterT = 116;

/** Reads the rows of a worksheet: the first row that has a text is the header, the rest goes to the reader. */
export async function readSheet(
  sheet: SheetRef,
  { parts, workbook, run, reader }: { parts: ZipParts; workbook: Workbook; run: ImportRun; reader: RowReader },
): Promise<void> {
  const handler = new SheetHandler(sheet, workbook, run, reader);
  await scanXml({ name: sheet.part, label: sheet.name, chunks: parts.read(sheet.part), run }, handler);
  handler.finish();
}

/**
 * Follows a worksheet cell by cell. Says nothing about rows that hold only styles, believes no declared dimension, and
 * keeps no more than the row it is in. Formulas are passed over: the value that the file keeps beside one is taken.
 */
class SheetHandler implements BulkHandler {
  readonly kinds = kinds;
  readonly #sheet: SheetRef;
  readonly #workbook: Workbook;
  readonly #run: ImportRun;
  readonly #reader: RowReader;
  /** Columns to read; undefined: all, for the header is not found yet. */
  #wanted: readonly boolean[] | undefined;
  #isDone = false;
  #row = 0;
  #column = -1;
  /** What stands in attribute `t`: empty for a number. */
  #type = "";
  #style = -1;
  #isWanted = false;
  #isText = false;
  #isPhonetic = false;
  /** The cell's text: a stretch of bytes, or a string if it came in several. */
  #bytes: Buffer = Buffer.alloc(0);
  #start = 0;
  #end = 0;
  #isPlain = true;
  #text: string | undefined;
  #cells: Cell[] = [];
  readonly #filled: number[] = [];

  constructor(sheet: SheetRef, workbook: Workbook, run: ImportRun, reader: RowReader) {
    this.#sheet = sheet;
    this.#workbook = workbook;
    this.#run = run;
    this.#reader = reader;
  }

  open(kind: number, tag: XmlTag): void {
    this.#isText = false;
    if (kind === kindCell) this.#openCell(tag);
    else if (kind === kindValue) this.#isText = this.#isWanted;
    else if (kind === kindText) this.#isText = this.#isWanted && !this.#isPhonetic;
    else if (kind === kindRow) this.#openRow(tag);
    else if (kind === kindPhonetic) this.#isPhonetic = true;
  }

  close(kind: number): void {
    this.#isText = false;
    if (kind === kindCell) this.#closeCell();
    else if (kind === kindRow) this.#closeRow();
    else if (kind === kindPhonetic) this.#isPhonetic = false;
  }

  text(bytes: Buffer, start: number, end: number, isPlain: boolean): void {
    if (!this.#isText) return;
    if (this.#text === undefined && this.#start === this.#end) {
      this.#bytes = bytes;
      this.#start = start;
      this.#end = end;
      this.#isPlain = isPlain;
      return;
    }
    const before = this.#string();
    this.#bytes = bytes;
    this.#start = start;
    this.#end = end;
    this.#isPlain = isPlain;
    this.#text = undefined;
    this.#text = before + this.#string();
    if (this.#text.length > this.#run.limits.cellChars) {
      throw this.#run.exceeds(`has a cell of more than ${this.#run.limits.cellChars} characters (${this.#where()})`);
    }
  }

  pause(): void {
    if (this.#text === undefined && this.#start < this.#end) this.#text = this.#string();
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

  /** The cell's text as a string of its own. */
  #string(): string {
    if (this.#text !== undefined) return this.#text;
    if (this.#isPlain) return this.#bytes.toString("utf8", this.#start, this.#end);
    const text = decodeText(this.#bytes, this.#start, this.#end);
    if (text === undefined)
      throw this.#run.damaged(`is damaged: a cell refers to something that is not there (${this.#where()})`);
    return text;
  }

  #openRow(tag: XmlTag): void {
    const at = tag.find(letterR);
    const number = at < 0 ? this.#row + 1 : wholeNumber(tag.bytes, tag.start(at), tag.end(at));
    this.#column = -1;
    const { rows } = this.#run.limits;
    if (!(number >= 1 && number <= rows)) {
      throw this.#run.exceeds(
        `has a row with number ${at < 0 ? number : tag.value(at)} in tab ${this.#sheet.name}; a sheet has ${rows} at most`,
      );
    }
    this.#row = number;
  }

  #openCell(tag: XmlTag): void {
    const reference = tag.find(letterR);
    this.#column = reference < 0 ? this.#column + 1 : columnOf(tag.bytes, tag.start(reference), tag.end(reference));
    const isInside = this.#column >= 0 && this.#column < this.#run.limits.columns;
    // Cells beyond the limit are looked at too: they are refused if they hold something.
    this.#isWanted = !this.#isDone && (!isInside || this.#wanted === undefined || this.#wanted[this.#column] === true);
    if (!this.#isWanted) return;
    this.#type = typeOf(tag, tag.find(letterT));
    const style = tag.find(letterS);
    this.#style = style < 0 ? -1 : wholeNumber(tag.bytes, tag.start(style), tag.end(style));
    this.#text = undefined;
    this.#start = 0;
    this.#end = 0;
  }

  #closeCell(): void {
    if (!this.#isWanted || (this.#text === undefined && this.#start === this.#end)) return;
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
    switch (this.#type) {
      case "s":
        return this.#shared();
      case "b":
        return /^(1|true)$/.test(this.#string());
      case "e":
        return undefined; // An error such as #N/A says that there is no value.
      case "":
      case "n":
        return this.#number();
      default:
        return unescapeCell(this.#string());
    }
  }

  #shared(): Cell {
    const isWhole = this.#text === undefined && this.#isPlain;
    const index = isWhole ? wholeNumber(this.#bytes, this.#start, this.#end) : Number(this.#string());
    const value = this.#workbook.strings.get(index);
    if (value === undefined) {
      const named = this.#string().slice(0, 20);
      throw this.#run.damaged(`is damaged: a cell names shared text ${named}, which is not there (${this.#where()})`);
    }
    return value === "" ? undefined : value;
  }

  #number(): Cell {
    const whole =
      this.#text === undefined && this.#isPlain ? wholeNumber(this.#bytes, this.#start, this.#end) : Number.NaN;
    const value = Number.isNaN(whole) ? Number(this.#string()) : whole;
    if (!Number.isFinite(value)) return this.#string();
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

/** The type of a cell; the common ones without making a string. */
function typeOf(tag: XmlTag, at: number): string {
  if (at < 0) return "";
  const isLetter = tag.end(at) === tag.start(at) + 1;
  return isLetter && tag.bytes[tag.start(at)] === letterS ? "s" : tag.value(at);
}

/** A number of up to fifteen digits; NaN if it is something else. */
function wholeNumber(bytes: Buffer, start: number, end: number): number {
  if (end <= start || end - start > 15) return Number.NaN;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The column of `AB12`, from 0; -1 if there are no letters, and beyond every limit if there are too many. */
export function columnOf(bytes: Buffer, start: number, end: number): number {
  let column = 0;
  for (let at = start; at < end; at += 1) {
    const letter = (bytes[at] ?? 0) | 0x20; // lower case
    if (letter < 97 || letter > 122) break;
    if (at - start > 6) return Number.MAX_SAFE_INTEGER;
    column = column * 26 + letter - 96;
  }
  return column - 1;
}
