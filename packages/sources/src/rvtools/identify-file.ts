import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { fromSystem } from "../source-error.ts";
import type { ImportRun } from "./run.ts";

/** What a file is by its first bytes; names lie. */
export type FileForm = "zip" | "csv";

const saveAgain =
  "Open it in a spreadsheet program and save it as .xlsx, or export again with RVTools (`-c ExportAll2xlsx`).";

/** Tells a workbook from a CSV file by its bytes; of anything else it says what it is. Throws `SourceError`. */
export async function identifyFile(path: string, run: ImportRun): Promise<FileForm> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, "r");
    const { size } = await handle.stat();
    if (size === 0) throw run.damaged("is empty");
    const head = await readAt(handle, 0, 4096);
    if (isZip(head)) return "zip";
    if (head.subarray(0, 8).equals(compoundFile)) throw await refuseCompoundFile(handle, head, run);
    return identifyText(path, head, run);
  } catch (error) {
    throw fromSystem(error, path);
  } finally {
    await handle?.close();
  }
}

/** The form in which Excel 97 to 2003 kept workbooks, and in which newer ones keep encrypted workbooks. */
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const compoundHeaderBytes = 512;

function isZip(head: Buffer): boolean {
  const start = head.toString("latin1", 0, 4);
  return start === "PK\x03\x04" || start === "PK\x05\x06" || start === "PK\x07\x08";
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** Looks into the directory of a compound file: the names of its streams tell what it holds ([MS-CFB] 2.2 and 2.6). */
async function refuseCompoundFile(handle: FileHandle, head: Buffer, run: ImportRun): Promise<Error> {
  if (head.length < compoundHeaderBytes)
    return run.damaged("is an old Office document that is cut off after its first bytes");
  const sectorSize = 2 ** Math.min(head.readUInt16LE(30), 16);
  const directory = await readAt(handle, (head.readUInt32LE(48) + 1) * sectorSize, 8192);
  const has = (stream: string): boolean => directory.includes(Buffer.from(stream, "utf16le"));
  if (has("EncryptedPackage") || has("EncryptionInfo")) {
    return run.unsupported(
      "is protected by a password",
      "Open it, remove the password (File, Info, Protect Workbook), and save it.",
    );
  }
  if (has("Workbook") || has("Book")) return run.unsupported("is a workbook of Excel 97 to 2003 (.xls)", saveAgain);
  return run.unsupported(
    "is an old Office document and no workbook",
    "Name an RVTools export: a workbook (.xlsx) or a folder of CSV files.",
  );
}

function identifyText(path: string, head: Buffer, run: ImportRun): FileForm {
  const isUtf16 = head[0] === 0xff && head[1] === 0xfe;
  const text = head.toString(isUtf16 ? "utf16le" : "utf8").replace(/^\uFEFF/, "");
  const start = text.trimStart().slice(0, 200).toLowerCase();
  if (/^<(?:!doctype html|html|head|table|meta)/.test(start)) {
    throw run.unsupported(
      "is a web page and no workbook, whatever its name says",
      `It may be a sign-in page that was saved. ${saveAgain}`,
    );
  }
  if (start.startsWith("<?xml") || start.startsWith("<workbook")) {
    throw run.unsupported("is an XML file and no workbook", saveAgain);
  }
  if (start.startsWith("{") && start.includes("vmfactory.io/inventory")) {
    throw run.unsupported("is an inventory already", "Use it as it is: `--inventory FILE`.");
  }
  if (!isUtf16 && head.includes(0)) {
    throw run.unsupported(
      "is no workbook: it is not a zip file and not text",
      "Name an RVTools export: a workbook (.xlsx) or a folder of CSV files.",
    );
  }
  const firstLine = text.split(/\r?\n/).find((line) => line.trim() !== "") ?? "";
  if (/\.csv$/i.test(path) || /[,;\t].*[,;\t]/.test(firstLine)) return "csv";
  throw run.unsupported(
    "is no workbook and no CSV file",
    "Name an RVTools export: a workbook (.xlsx) or a folder of CSV files.",
  );
}
