import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { Tab, TabCell } from "./rvtools-tabs.ts";

export interface WorkbookOptions {
  /** Texts in the cells themselves instead of in a table of their own: both forms are met. */
  readonly inlineStrings?: boolean;
}

const chunkChars = 64 * 1024;

/** Seconds do not exist in a zip's times and zones do not either; the same bytes must come out everywhere. */
const entryOptions = {
  mtime: new Date(2026, 0, 1),
  mode: 0o100644,
  forceDosTimestamp: true,
  compressionLevel: 4,
} as const;

/**
 * Writes tabs as a workbook (.xlsx), sheet by sheet, without holding one in memory. The same tabs give the same bytes on the
 * same version of Node.
 */
export async function writeWorkbook(path: string, tabs: readonly Tab[], options: WorkbookOptions = {}): Promise<void> {
  const zip = new ZipFile();
  const failed = once(zip as unknown as NodeJS.EventEmitter, "error").then(([error]) => Promise.reject(error as Error));
  const texts = options.inlineStrings === true ? undefined : new Map<string, number>();
  const add = (name: string, text: string): void => zip.addBuffer(Buffer.from(text), name, entryOptions);
  const stream = (name: string, chunks: () => Iterable<string>): void =>
    zip.addReadStreamLazy(name, entryOptions, (give) => give(null, Readable.from(bytesOf(chunks()))));
  add("[Content_Types].xml", contentTypes(tabs.length));
  add("_rels/.rels", rootRelationships);
  add("xl/workbook.xml", workbook(tabs));
  add("xl/_rels/workbook.xml.rels", workbookRelationships(tabs.length));
  add("xl/styles.xml", styles);
  tabs.forEach((tab, index) => stream(`xl/worksheets/sheet${index + 1}.xml`, () => sheet(tab, texts)));
  stream("xl/sharedStrings.xml", () => sharedStrings(texts ?? new Map()));
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(path)), failed]);
}

function* bytesOf(chunks: Iterable<string>): Generator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

function* sheet(tab: Tab, texts: Map<string, number> | undefined): Generator<string> {
  const columns = tab.headers.map((_, index) => columnName(index));
  let text = `${head}<worksheet xmlns="${main}"><sheetData>`;
  let number = 0;
  for (const cells of withHeader(tab)) {
    number += 1;
    text += `<row r="${number}">`;
    for (let index = 0; index < cells.length; index += 1)
      text += cellXml(cells[index], `${columns[index] ?? ""}${number}`, texts);
    text += "</row>";
    if (text.length < chunkChars) continue;
    yield text;
    text = "";
  }
  yield `${text}</sheetData></worksheet>`;
}

function* withHeader(tab: Tab): Generator<readonly TabCell[]> {
  yield tab.headers;
  yield* tab.rows();
}

function cellXml(cell: TabCell, reference: string, texts: Map<string, number> | undefined): string {
  if (cell === undefined || cell === "") return "";
  if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell !== "string") return `<c r="${reference}" s="1"><v>${serialOf(cell.moment)}</v></c>`;
  if (texts === undefined)
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  let index = texts.get(cell);
  if (index === undefined) {
    index = texts.size;
    texts.set(cell, index);
  }
  return `<c r="${reference}" t="s"><v>${index}</v></c>`;
}

function* sharedStrings(texts: ReadonlyMap<string, number>): Generator<string> {
  let text = `${head}<sst xmlns="${main}" uniqueCount="${texts.size}">`;
  for (const one of texts.keys()) {
    text += `<si><t xml:space="preserve">${escapeXml(one)}</t></si>`;
    if (text.length < chunkChars) continue;
    yield text;
    text = "";
  }
  yield `${text}</sst>`;
}

/** Escapes what XML and its writers' own escape (`_x000D_`) would take for something else. */
export function escapeXml(text: string): string {
  if (!/[&<>_\u0000-\u001f\ufffe\uffff]/.test(text)) return text;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (one) => `_x${one.charCodeAt(0).toString(16).padStart(4, "0")}_`,
    )
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}

/** Days since the end of 1899, as workbooks count them. */
function serialOf(moment: string): number {
  return (Date.parse(`${moment}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** `A` for 0, `AA` for 26. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const rootRelationships = `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${related}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const styles = `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function contentTypes(sheets: number): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}" ContentType="${mediaType}.${type}+xml"/>`;
  const parts = Array.from({ length: sheets }, (_, index) => override(`worksheets/sheet${index + 1}.xml`, "worksheet"));
  return `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("workbook.xml", "sheet.main")}${override("styles.xml", "styles")}${override("sharedStrings.xml", "sharedStrings")}${parts.join("")}</Types>`;
}

function workbook(tabs: readonly Tab[]): string {
  const sheets = tabs.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${head}<workbook xmlns="${main}" xmlns:r="${related}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

function workbookRelationships(sheets: number): string {
  const one = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${related}/${type}" Target="${target}"/>`;
  const parts = Array.from({ length: sheets }, (_, index) =>
    one(index + 1, "worksheet", `worksheets/sheet${index + 1}.xml`),
  );
  return `${head}<Relationships xmlns="${packaged}/relationships">${parts.join("")}${one(sheets + 1, "styles", "styles.xml")}${one(sheets + 2, "sharedStrings", "sharedStrings.xml")}</Relationships>`;
}
