import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { DecimalVote, type NumberDialect } from "@vmfactory/core";
import { fromSystem } from "../source-error.ts";
import { CsvParser } from "./csv-parser.ts";
import type { ImportRun } from "./run.ts";

/** How a CSV file is written, found out from the file itself. */
export interface CsvForm {
  readonly encoding: "utf-8" | "utf-16le" | "windows-1252";
  readonly delimiter: string;
  readonly dialect: NumberDialect;
}

const chunkBytes = 64 * 1024;

/** Characters that decide the delimiter and the decimal sign. The encoding is decided by the whole file. */
const sampleChars = 2 ** 20;

/** Looks at a CSV file: its encoding, the delimiter of its header, and how its numbers are written. */
export async function findCsvForm(path: string, run: ImportRun): Promise<CsvForm> {
  const encoding = await findEncoding(path, run);
  let sample = "";
  for await (const text of readText(path, encoding)) {
    sample += text;
    if (sample.length >= sampleChars) break;
  }
  const delimiter = findDelimiter(sample);
  return { encoding, delimiter, dialect: findDialect(sample, delimiter, run) };
}

/** The text of a file, chunk by chunk, without its byte order mark. */
export async function* readText(path: string, encoding: CsvForm["encoding"]): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const stream = createReadStream(path, { highWaterMark: chunkBytes });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw fromSystem(error, path);
  } finally {
    stream.destroy();
  }
}

/** UTF-8 if all of it is; else the code page that Windows writes "ANSI" text in. */
async function findEncoding(path: string, run: ImportRun): Promise<CsvForm["encoding"]> {
  const stream = createReadStream(path, { highWaterMark: chunkBytes });
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return "utf-16le";
      isFirst = false;
      if (chunk.includes(0))
        throw run.unsupported(
          "is no text file",
          "Name an RVTools export: a workbook (.xlsx) or a folder of CSV files.",
        );
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const end = lastLead(bytes);
      if (!isUtf8(bytes.subarray(0, end))) return "windows-1252";
      rest = Buffer.from(bytes.subarray(end));
    }
    return isUtf8(rest) ? "utf-8" : "windows-1252";
  } catch (error) {
    throw fromSystem(error, path);
  } finally {
    stream.destroy();
  }
}

/** Where the last character begins, if it may be unfinished. */
function lastLead(bytes: Buffer): number {
  for (let back = 1; back <= 4 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length - back + 1;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

/** The delimiter that the header has most of, outside of quotes. */
function findDelimiter(sample: string): string {
  let isQuoted = false;
  const counts = new Map([
    [",", 0],
    [";", 0],
    ["\t", 0],
  ]);
  for (const character of sample.slice(0, 64 * 1024)) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === "\n" && [...counts.values()].some((count) => count > 0)) break;
    else if (!isQuoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? ",";
}

/** Headers of columns that hold sizes and ratios. Others may hold versions and addresses, which look like numbers. */
const numberHeader = /\bmi?b\b|%|\bper core\b/i;

function findDialect(sample: string, delimiter: string, run: ImportRun): NumberDialect {
  const vote = new DecimalVote();
  let isNumber: readonly boolean[] | undefined;
  const parser = new CsvParser(delimiter, run, (_row, cells) => {
    if (isNumber === undefined) isNumber = cells.map((cell) => numberHeader.test(cell ?? ""));
    else cells.forEach((cell, column) => isNumber?.[column] === true && cell !== undefined && vote.see(cell));
  });
  // The sample ends anywhere; its last row is not looked at.
  parser.write(sample);
  return vote.dialect;
}
