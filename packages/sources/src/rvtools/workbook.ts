import { SharedStrings, readSharedStrings } from "./shared-strings.ts";
import type { ImportRun } from "./run.ts";
import { readXml, type XmlHandler } from "./xml-part.ts";
import type { ZipParts } from "./zip-parts.ts";

/** A worksheet: its name and the part that holds it. */
export interface SheetRef {
  readonly name: string;
  readonly part: string;
}

/** What is common to the sheets of a workbook. */
export interface Workbook {
  readonly sheets: readonly SheetRef[];
  readonly strings: SharedStrings;
  /** Whether a cell of a style (its index) is a date. */
  readonly isDate: (style: number) => boolean;
  /** Days count from 1904 on, as Excel for the Mac once had it. */
  readonly isFrom1904: boolean;
}

/** Opens a workbook: finds its parts by their relationships, reads its styles and shared strings. */
export async function readWorkbook(parts: ZipParts, run: ImportRun): Promise<Workbook> {
  const main = await findMainPart(parts, run);
  const related = await readRelationships(parts, main, run);
  const { sheets, isFrom1904 } = await readSheetList(parts, main, run);
  const find = (type: string): string | undefined =>
    related.find((one) => one.type === type && parts.has(one.target))?.target;
  const styles = find("styles");
  const strings = find("sharedStrings");
  return {
    sheets: sheets.flatMap(({ name, id }) => {
      const part = related.find((one) => one.id === id)?.target;
      return part === undefined || !parts.has(part) ? [] : [{ name, part }];
    }),
    isFrom1904,
    isDate: styles === undefined ? () => false : await readDateStyles(parts, styles, run),
    strings:
      strings === undefined
        ? new SharedStrings(run)
        : await readSharedStrings({ name: strings, chunks: parts.read(strings), run }),
  };
}

async function findMainPart(parts: ZipParts, run: ImportRun): Promise<string> {
  const named = (await readRelationships(parts, "", run)).find((one) => one.type === "officeDocument")?.target;
  const main = named !== undefined && parts.has(named) ? named : "xl/workbook.xml";
  if (main.endsWith(".bin")) {
    throw run.unsupported("is a binary workbook (.xlsb)", "Open it in a spreadsheet program and save it as .xlsx.");
  }
  if (parts.has(main) && !/^(word|ppt)\//.test(main)) return main;
  const is = otherForms.find(([part]) => parts.has(part))?.[1] ?? "a zip file without a workbook in it";
  throw run.unsupported(`is ${is}`, "Name an RVTools export: a workbook (.xlsx) or a folder of CSV files.");
}

const otherForms: readonly (readonly [string, string])[] = [
  ["xl/workbook.bin", "a binary workbook (.xlsb)"],
  ["word/document.xml", "a text document (.docx)"],
  ["ppt/presentation.xml", "a presentation (.pptx)"],
  ["content.xml", "an OpenDocument file (.ods)"],
  ["RVTools_tabvInfo.csv", "a zip file of CSV files; unpack it and name the folder"],
];

interface Relationship {
  readonly id: string;
  /** The last step of the relationship's type, which is the same in both dialects of the format. */
  readonly type: string;
  /** The part, from the root of the zip. */
  readonly target: string;
}

/** The relationships of a part; those that lead out of the workbook are left out, so nothing is ever fetched. */
async function readRelationships(parts: ZipParts, part: string, run: ImportRun): Promise<Relationship[]> {
  const cut = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, cut);
  const name = `${folder}_rels/${part.slice(cut)}.rels`;
  const found: Relationship[] = [];
  if (!parts.has(name)) return found;
  await readXml(
    { name, chunks: parts.read(name), run },
    {
      ...listener,
      open: (element, attributes) => {
        if (element !== "Relationship" || attributes["TargetMode"] === "External") return;
        if (found.length >= run.limits.entries * 4) throw run.exceeds(`has too many relationships in part ${name}`);
        const type = (attributes["Type"] ?? "").split("/").at(-1) ?? "";
        found.push({ id: attributes["Id"] ?? "", type, target: resolve(folder, attributes["Target"] ?? "") });
      },
    },
  );
  return found;
}

const listener: XmlHandler = {
  open: () => undefined,
  close: () => undefined,
  text: () => undefined,
  wantsText: () => false,
  isDone: () => false,
};

function resolve(folder: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folder.split("/").filter((step) => step !== "");
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

async function readSheetList(parts: ZipParts, main: string, run: ImportRun) {
  const sheets: { readonly name: string; readonly id: string }[] = [];
  let isFrom1904 = false;
  await readXml(
    { name: main, chunks: parts.read(main), run },
    {
      ...listener,
      open: (element, attributes) => {
        if (element === "workbookPr") isFrom1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
        if (element !== "sheet") return;
        if (sheets.length >= run.limits.entries) throw run.exceeds("has too many worksheets");
        const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
        sheets.push({ name: attributes["name"] ?? "", id });
      },
    },
  );
  return { sheets, isFrom1904 };
}

/** Number formats that are dates without being written out (ECMA-376 18.8.30, those of East Asian languages too). */
const dateFormats: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Styles beyond this many are not looked at: Excel itself allows 65,490. */
const stylesMax = 65_536;

async function readDateStyles(parts: ZipParts, name: string, run: ImportRun): Promise<(style: number) => boolean> {
  const written = new Map<number, boolean>();
  const formats: number[] = [];
  let isCellStyle = false;
  await readXml(
    { name, chunks: parts.read(name), run },
    {
      ...listener,
      open: (element, attributes) => {
        if (element === "cellXfs") isCellStyle = true;
        const format = Number(attributes["numFmtId"]);
        if (element === "numFmt" && written.size < stylesMax)
          written.set(format, isDateFormat(attributes["formatCode"] ?? ""));
        if (element === "xf" && isCellStyle && formats.length < stylesMax) formats.push(format);
      },
      close: (element) => {
        if (element === "cellXfs") isCellStyle = false;
      },
    },
  );
  const dates = formats.map(
    (format) => written.get(format) ?? dateFormats.some(([first, last]) => format >= first && format <= last),
  );
  return (style) => dates[style] === true;
}

/** A format is one of a date if it names a part of a date outside of quotes, colours and escapes. */
function isDateFormat(code: string): boolean {
  const bare = code.slice(0, 1000).replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}
