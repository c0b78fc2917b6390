import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Moment, Tab, TabCell } from "./rvtools-tabs.ts";

/** How the machine's language has it on which RVTools ran. */
export interface CsvStyle {
  readonly delimiter: "," | ";";
  /** What stands between groups of three digits. */
  readonly grouping: "" | "," | "." | "'" | "\u00a0";
  readonly encoding: "utf8" | "latin1";
  readonly date: (moment: string) => string;
}

export const plainCsv: CsvStyle = {
  delimiter: ",",
  grouping: "",
  encoding: "utf8",
  date: (moment) => moment.replaceAll("-", "/").replace("T", " "),
};

/** As on a German machine: semicolons, points between thousands, the day first. */
export const germanCsv: CsvStyle = {
  delimiter: ";",
  grouping: ".",
  encoding: "utf8",
  date: (moment) => moment.replace(/^(\d+)-(\d+)-(\d+)T/, "$3.$2.$1 "),
};

/** As on an American machine: commas between thousands, the month first, hours of half a day. */
export const americanCsv: CsvStyle = {
  delimiter: ",",
  grouping: ",",
  encoding: "utf8",
  date: (moment) => {
    const [, year, month, day, hour, rest] = /^(\d+)-(\d+)-(\d+)T(\d+):(.*)$/.exec(moment) ?? [];
    const number = Number(hour);
    return `${Number(month)}/${Number(day)}/${year ?? ""} ${number % 12 === 0 ? 12 : number % 12}:${rest ?? ""} ${number < 12 ? "AM" : "PM"}`;
  },
};

/** Writes tabs as a folder of CSV files, `RVTools_tabvInfo.csv` and so on. */
export async function writeCsvFolder(folder: string, tabs: readonly Tab[], style: CsvStyle = plainCsv): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const tab of tabs) {
    const file = createWriteStream(join(folder, `RVTools_tab${tab.name}.csv`));
    await pipeline(Readable.from(csvBytes(tab, style)), file);
  }
}

function* csvBytes(tab: Tab, style: CsvStyle): Generator<Buffer> {
  let text = style.encoding === "utf8" ? "\uFEFF" : "";
  text += csvLine(tab.headers, style);
  for (const row of tab.rows()) {
    text += csvLine(row, style);
    if (text.length < 64 * 1024) continue;
    yield Buffer.from(text, style.encoding);
    text = "";
  }
  yield Buffer.from(text, style.encoding);
}

function csvLine(cells: readonly TabCell[], style: CsvStyle): string {
  return `${cells.map((cell) => quoted(csvText(cell, style), style)).join(style.delimiter)}\r\n`;
}

function csvText(cell: string | number | Moment | undefined, { grouping, date }: CsvStyle): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell !== "number") return date(cell.moment);
  return grouping === "" ? String(cell) : String(cell).replace(/\B(?=(?:\d{3})+$)/g, grouping);
}

function quoted(text: string, { delimiter }: CsvStyle): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
