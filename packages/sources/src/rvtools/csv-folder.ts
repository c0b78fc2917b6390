import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { readTabOf, type RowReader } from "@vmfactory/core";
import { fromSystem } from "../source-error.ts";
import { CsvParser } from "./csv-parser.ts";
import { findCsvForm, readText } from "./csv-text.ts";
import type { ImportRun } from "./run.ts";

/** A tab that is a CSV file. */
export interface CsvTab {
  /** Name of the file. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** The CSV files of a folder that are tabs of an export. */
export async function listCsvTabs(folder: string, run: ImportRun): Promise<CsvTab[]> {
  try {
    const names = (await readdir(folder)).filter((name) => /\.csv$/i.test(name) && readTabOf(name) !== undefined);
    if (names.length === 0) {
      throw run.unsupported(
        "is a folder without CSV files of RVTools",
        "Name the folder with `RVTools_tabvInfo.csv` in it, or a workbook (.xlsx).",
      );
    }
    if (names.length > run.limits.files) throw run.exceeds(`has ${names.length} CSV files of RVTools`);
    return await Promise.all(names.sort().map((name) => csvTab(join(folder, name))));
  } catch (error) {
    throw fromSystem(error, folder);
  }
}

export async function csvTab(path: string): Promise<CsvTab> {
  return { name: basename(path), path, bytes: (await stat(path)).size };
}

/** Reads the rows of a CSV file: the first row that has a text is the header, the rest goes to the reader. */
export async function readCsvTab(tab: CsvTab, run: ImportRun, reader: RowReader): Promise<void> {
  const form = await findCsvForm(tab.path, run);
  let isHeader = true;
  let isDone = false;
  const parser = new CsvParser(form.delimiter, run, (row, cells) => {
    if (isDone) return;
    if (!isHeader) {
      reader.row(row, cells);
      return;
    }
    isHeader = false;
    const headers = cells.map((cell) => cell ?? "");
    const columns = reader.tab({ file: run.file, name: tab.name, headers, dialect: form.dialect });
    const wanted = headers.map(() => false);
    for (const column of columns) wanted[column] = true;
    parser.wanted = wanted;
    isDone = columns.length === 0;
  });
  for await (const text of readText(tab.path, form.encoding)) {
    run.read(tab.name, text.length);
    parser.write(text);
    if (isDone) return;
  }
  parser.end();
  if (isHeader) reader.tab({ file: run.file, name: tab.name, headers: [], dialect: form.dialect });
}
