import { writeFileSync } from "node:fs";
import { constants, crc32, deflateRawSync } from "node:zlib";

/** An entry of a zip, packed already, with whatever its directory is to say about it. */
export interface PackedEntry {
  readonly name: string;
  readonly packed: Buffer;
  /** Unpacked bytes that the directory declares. */
  readonly size: number;
  readonly crc?: number;
  readonly method?: number;
  readonly flags?: number;
}

/** Packs a text honestly. */
export function entry(name: string, text: string | Buffer): PackedEntry {
  const bytes = Buffer.from(text);
  return { name, packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) };
}

/**
 * Packs a text that repeats a unit many times, without ever having it: the unit is compressed once, with a flush after which the
 * next block starts anew, and its bytes are repeated. A gigabyte is a megabyte on disk and made in no time. The sum is left
 * out, for whoever reads to the end has lost already.
 */
export function repeated(
  name: string,
  { before, unit, times, after }: { before: string; unit: string; times: number; after: string },
): PackedEntry {
  const flushed = (text: string): Buffer => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const block = flushed(unit);
  const packed = Buffer.concat([flushed(before), ...Array.from({ length: times }, () => block), deflateRawSync(after)]);
  return { name, packed, size: before.length + unit.length * times + after.length };
}

/** Writes a zip of entries as they are. */
export function writeZip(path: string, entries: readonly PackedEntry[]): void {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const one of entries) {
    const name = Buffer.from(one.name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(one.flags ?? 0, 2);
    head.writeUInt16LE(one.method ?? 8, 4);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(one.crc ?? 0, 10);
    head.writeUInt32LE(one.packed.length, 14);
    head.writeUInt32LE(one.size, 18);
    head.writeUInt16LE(name.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, central, name);
    const local = [Buffer.from("PK\x03\x04", "latin1"), head, name, one.packed];
    locals.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  writeFileSync(path, Buffer.concat([...locals, ...directory, end]));
}

export const sheetHead = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
export const sheetTail = "</sheetData></worksheet>";

/** The parts of a workbook but for its sheets; `sheets` are their names in order. */
export function workbookParts(
  sheets: readonly string[],
  more: { workbookPr?: string; styles?: string; sharedStrings?: boolean } = {},
): PackedEntry[] {
  const list = sheets.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const one = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${related}/${type}" Target="${target}"/>`;
  const targets = sheets.map((_, index) => one(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`));
  const wrap = (inner: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  return [
    entry("_rels/.rels", wrap(one("r", "officeDocument", "xl/workbook.xml"))),
    entry(
      "xl/workbook.xml",
      `<workbook xmlns:r="${related}">${more.workbookPr ?? ""}<sheets>${list.join("")}</sheets></workbook>`,
    ),
    entry(
      "xl/_rels/workbook.xml.rels",
      wrap(targets.join("") + one("s", "sharedStrings", "sharedStrings.xml") + one("t", "styles", "/xl/styles.xml")),
    ),
    ...(more.styles === undefined ? [] : [entry("xl/styles.xml", more.styles)]),
  ];
}

/** A sheet of inline texts and numbers. */
export function sheetXml(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string =>
    typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  return `${sheetHead}${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}${sheetTail}`;
}
