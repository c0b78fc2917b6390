import { crc32, createInflateRaw } from "node:zlib";
import { pipeline, type Readable } from "node:stream";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { fromSystem, SourceError } from "../source-error.ts";
import { sizeText, type ImportRun } from "./run.ts";

/** Bytes that an inflated part is handed over in: larger chunks cost memory, smaller ones time. */
const chunkBytes = 64 * 1024;

/** Parts below this size may be compressed as well as they like. */
const ratioBytesMin = 2 ** 20;

/** The parts of a workbook's zip, found by name and unpacked under the limits of a run. */
export class ZipParts {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #run: ImportRun;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, run: ImportRun) {
    this.#zip = zip;
    this.#entries = entries;
    this.#run = run;
  }

  /** Reads the directory of the zip. Throws `SourceError`. Whoever opens closes. */
  static async open(path: string, run: ImportRun): Promise<ZipParts> {
    let zip: ZipFile | undefined;
    try {
      zip = await openPromise(path, { autoClose: false, validateEntrySizes: false });
      return new ZipParts(zip, await readDirectory(zip, run), run);
    } catch (error) {
      zip?.close();
      throw explain(error, path, run);
    }
  }

  close(): void {
    this.#zip.close();
  }

  /** Names of parts are compared without case, as the packaging convention says. */
  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** Bytes of a part as its directory entry says; 0 if there is no such part. */
  size(name: string): number {
    return this.#entries.get(name.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** Unpacks a part, chunk by chunk; stopping early closes it. Throws `SourceError`. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const run = this.#run;
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) throw run.damaged(`has no part ${name}`);
    checkDeclared(entry, run);
    let stream: Readable | undefined;
    let bytes = 0;
    let sum = 0;
    try {
      stream = await this.#open(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        sum = crc32(chunk, sum);
        if (bytes > entry.uncompressedSize) {
          throw run.exceeds(
            `lies about its size: part ${name} says ${sizeText(entry.uncompressedSize)} and unpacks to more`,
          );
        }
        yield chunk;
      }
    } catch (error) {
      throw explain(error, run.file, run, name);
    } finally {
      stream?.destroy();
    }
    if (bytes !== entry.uncompressedSize || sum !== entry.crc32) {
      throw run.damaged(`is damaged: part ${name} does not unpack to what its directory says`);
    }
  }

  async #open(entry: Entry): Promise<Readable> {
    const packed = await this.#zip.openReadStreamPromise(entry, { decodeFileData: false });
    if (entry.compressionMethod === 0) return packed;
    // Errors on either side reach whoever iterates over the end of the pipeline.
    return pipeline(packed, createInflateRaw({ chunkSize: chunkBytes }), () => undefined);
  }
}

async function readDirectory(zip: ZipFile, run: ImportRun): Promise<Map<string, Entry>> {
  if (zip.entryCount > run.limits.entries) {
    throw run.exceeds(`has ${zip.entryCount} entries; a workbook has at most ${run.limits.entries}`);
  }
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (entry.isEncrypted()) throw run.unsupported("is an encrypted zip file", "Save it without a password.");
    if (entries.has(name)) throw run.damaged(`has the entry ${entry.fileName} twice`);
    entries.set(name, entry);
  }
  return entries;
}

/** What the directory says is believed only as a reason to refuse. */
function checkDeclared(entry: Entry, run: ImportRun): void {
  const { fileName, uncompressedSize, compressedSize, compressionMethod } = entry;
  if (compressionMethod !== 0 && compressionMethod !== 8) {
    throw run.unsupported(
      `is packed in a way that workbooks are not (method ${compressionMethod})`,
      "Save it again as .xlsx.",
    );
  }
  if (uncompressedSize > run.limits.partBytes) {
    throw run.exceeds(`has a part that unpacks to ${sizeText(uncompressedSize)} (${fileName})`);
  }
  const ratio = uncompressedSize / Math.max(compressedSize, 1);
  if (uncompressedSize > ratioBytesMin && ratio > run.limits.ratio) {
    throw run.exceeds(`has a part that is compressed ${Math.round(ratio)} to 1 (${fileName}), which no export is`);
  }
}

/** What an error of the unpacking means. Errors that are not of the file are given back as they are. */
function explain(error: unknown, path: string, run: ImportRun, part?: string): unknown {
  if (error instanceof SourceError) return error;
  const system = fromSystem(error, path);
  if (system !== error) return system;
  if (!(error instanceof Error)) return error;
  const where = part === undefined ? "" : ` in part ${part}`;
  if (/End of central directory record/.test(error.message)) {
    return run.damaged("begins like a workbook and ends too early: it was cut off");
  }
  const isUnpacking = "code" in error && String(error.code).startsWith("Z_");
  const isStructure =
    /central directory|local file header|file data overflows|unexpected EOF|invalid|compressed|zip64|multi-disk|extra field|encryption|absolute path|relative path/i;
  if (isUnpacking || isStructure.test(error.message)) return run.damaged(`is damaged${where}: ${error.message}`);
  return error;
}
