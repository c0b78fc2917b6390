import { stat } from "node:fs/promises";
import {
  RvtoolsBuilder,
  readTabOf,
  tabsRead,
  type DateOrder,
  type ReadInventory,
  type RowReader,
  type Staged,
} from "@vmfactory/core";
import { fromSystem } from "../source-error.ts";
import { csvTab, listCsvTabs, readCsvTab, type CsvTab } from "./csv-folder.ts";
import { identifyFile } from "./identify-file.ts";
import { defaultLimits, type SourceLimits } from "./limits.ts";
import { ImportRun, type ImportProgress } from "./run.ts";
import { readSheet } from "./sheet.ts";
import { readWorkbook } from "./workbook.ts";
import { ZipParts } from "./zip-parts.ts";

export interface ReadRvtoolsRun {
  readonly limits?: Partial<SourceLimits>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportRvtoolsOptions extends ReadRvtoolsRun {
  /** Server name for machines whose export names no vCenter. */
  readonly vcenter?: string;
  /** How to read `3/4/2026` where no other date of the export proves it. */
  readonly dateOrder?: DateOrder;
}

/**
 * Imports an RVTools export: a workbook (.xlsx), a folder of CSV files, or one CSV file. Findings about rows come with the
 * result; `value` is undefined if the export has no tab of machines. Throws `SourceError` if the file itself is no export.
 *
 * It runs where it is called and not in a worker with limits of its own: the limits of the reader bound time and memory whatever
 * the file is (the tests hold them against files made to harm), and a worker would add its own memory to every import.
 */
export async function importRvtools(path: string, options: ImportRvtoolsOptions = {}): Promise<Staged<ReadInventory>> {
  const builder = new RvtoolsBuilder({
    file: path,
    ...(options.vcenter !== undefined && { vcenter: options.vcenter }),
    ...(options.dateOrder !== undefined && { dateOrder: options.dateOrder }),
  });
  await readRvtools(path, builder, options);
  return builder.finish();
}

/** Hands the rows of an export to a reader, tab by tab in the order in which an inventory needs them. */
export async function readRvtools(path: string, reader: RowReader, options: ReadRvtoolsRun = {}): Promise<void> {
  const { signal, onProgress } = options;
  const run = new ImportRun({ file: path, limits: { ...defaultLimits, ...options.limits }, signal, onProgress });
  if (await isFolder(path)) return readCsvTabs(await listCsvTabs(path, run), run, reader);
  if ((await identifyFile(path, run)) === "zip") return readWorkbookFile(path, run, reader);
  const tab = await csvTab(path);
  if (readTabOf(tab.name) === undefined) {
    throw run.unsupported("is a CSV file whose name says no tab", "Name it as RVTools does: `RVTools_tabvInfo.csv`.");
  }
  return readCsvTabs([tab], run, reader);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw fromSystem(error, path);
  }
}

async function readCsvTabs(tabs: readonly CsvTab[], run: ImportRun, reader: RowReader): Promise<void> {
  run.expect(tabs.reduce((sum, { bytes }) => sum + bytes, 0));
  for (const tab of inOrder(tabs)) await readCsvTab(tab, run, reader);
}

async function readWorkbookFile(path: string, run: ImportRun, reader: RowReader): Promise<void> {
  const parts = await ZipParts.open(path, run);
  try {
    const workbook = await readWorkbook(parts, run);
    const sheets = inOrder(workbook.sheets);
    run.expect(sheets.reduce((sum, { part }) => sum + parts.size(part), 0));
    for (const sheet of sheets) await readSheet(sheet, { parts, workbook, run, reader });
  } finally {
    parts.close();
  }
}

/** The tabs that an inventory reads, in its order; others are never opened. */
function inOrder<T extends { readonly name: string }>(tabs: readonly T[]): T[] {
  return tabsRead.flatMap((wanted) => tabs.filter(({ name }) => readTabOf(name) === wanted));
}
