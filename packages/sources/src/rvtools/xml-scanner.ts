import type { ImportRun } from "./run.ts";
import { attributesMax, blanksFrom, canBegin, classes, nameFrom, NameTable, Utf8Stream, XmlTag } from "./xml-bytes.ts";

/**
 * Takes what the bulk of a workbook says: worksheets and shared texts, hundreds of megabytes of them. Elements come as numbers
 * that the handler has given to their names (0: any other), texts as stretches of bytes, so that what nobody wants is never
 * made into a string.
 */
export interface BulkHandler {
  /** Number of each local name that matters; from 1. */
  readonly kinds: ReadonlyMap<string, number>;
  open(kind: number, tag: XmlTag): void;
  close(kind: number): void;
  /** A stretch of text, which may not be all of an element's: comments divide it. `isPlain`: it has no references. */
  text(bytes: Buffer, start: number, end: number, isPlain: boolean): void;
  /** The bytes of texts so far are about to be overwritten: what is still wanted of them must be copied. */
  pause(): void;
  /** Nothing more is needed: the rest of the part is not read. */
  isDone(): boolean;
}

/** Room for a chunk and what the one before it left; it grows where that is more. */
const workBytes = 128 * 1024;

const less = 60;
const greater = 62;
const slash = 47;
const equals = 61;
const ampersand = 38;

/** A part as it is scanned. */
export interface BulkSource {
  readonly name: string;
  /** What progress calls it: a tab's name, where it is one. */
  readonly label: string;
  readonly chunks: AsyncIterable<Buffer>;
  readonly run: ImportRun;
}

/** Reads a part with a scanner of bytes. Throws `SourceError`. */
export async function scanXml({ name, label, chunks, run }: BulkSource, handler: BulkHandler): Promise<void> {
  const scanner = new XmlScanner(name, run, handler);
  const utf8 = new Utf8Stream(name, run);
  for await (const chunk of chunks) {
    run.read(label, chunk.length);
    scanner.write(utf8.take(chunk));
    if (handler.isDone()) return;
  }
  utf8.end();
  scanner.end();
}

/**
 * A scanner for well-formed XML in UTF-8 without a document type. It holds no more than the text and tag that it is in, which are
 * bounded, and a stack of names of bounded depth. What it accepts a strict parser accepts too (the tests hold it against one);
 * it is several times as fast because it makes no strings.
 */
export class XmlScanner {
  readonly #part: string;
  readonly #run: ImportRun;
  readonly #handler: BulkHandler;
  readonly #names: NameTable;
  readonly #stack: Int32Array;
  readonly #tag = new XmlTag();
  #depth = 0;
  #hasRoot = false;
  /** What is scanned: what the last chunk left unfinished, and the next chunk behind it. Used again for each chunk. */
  #work = Buffer.allocUnsafeSlow(workBytes);
  /** Bytes of it that are left unfinished. */
  #rest = 0;
  #isFirst = true;

  constructor(part: string, run: ImportRun, handler: BulkHandler) {
    this.#part = part;
    this.#run = run;
    this.#handler = handler;
    this.#names = new NameTable(handler.kinds, () => this.#damaged("has too many names"));
    this.#stack = new Int32Array(run.limits.depth + 1);
  }

  write(chunk: Buffer): void {
    const length = this.#rest + chunk.length;
    if (length > this.#work.length) {
      const larger = Buffer.allocUnsafeSlow(length * 2);
      this.#work.copy(larger, 0, 0, this.#rest);
      this.#work = larger;
    }
    chunk.copy(this.#work, this.#rest);
    const bytes = this.#work.subarray(this.#bomBytes(length), length);
    const done = this.#scan(bytes);
    this.#handler.pause();
    this.#rest = bytes.length - done;
    this.#work.copyWithin(0, length - this.#rest, length);
    if (this.#rest > this.#run.limits.quietChars) {
      throw this.#run.exceeds(`has ${this.#rest} characters without a tag in part ${this.#part}`);
    }
  }

  /** Bytes of a byte order mark, which only the first chunk may begin with. */
  #bomBytes(length: number): number {
    if (!this.#isFirst || length < 3) return 0;
    this.#isFirst = false;
    const [first, second, third] = this.#work;
    return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  }

  end(): void {
    const isBlank = this.#work.subarray(0, this.#rest).every((byte) => classes[byte] === 1);
    if (!this.#hasRoot || this.#depth > 0 || !isBlank) throw this.#damaged("ends too early");
  }

  #damaged(what: string): Error {
    return this.#run.damaged(`is damaged: part ${this.#part} ${what}`);
  }

  /** Goes through whole pairs of a text and the markup that ends it; gives where the first unfinished one begins. */
  #scan(bytes: Buffer): number {
    const { length } = bytes;
    let at = 0;
    for (;;) {
      let lt = at;
      let isPlain = true;
      for (; lt < length; lt += 1) {
        const byte = bytes[lt] ?? 0;
        if (byte === less) break;
        if (byte === ampersand) isPlain = false;
        else if (classes[byte] === 8) throw this.#damaged("holds characters that XML has not");
      }
      const end = lt + 1 < length ? this.#markup(bytes, lt) : -1;
      if (end < 0) return at;
      if (lt > at) this.#text(bytes, at, lt, isPlain);
      const second = bytes[lt + 1];
      if (second === slash) this.#close(bytes, lt, end);
      else if (second === 33) this.#cdata(bytes, lt, end);
      else if (second !== 63) this.#open(bytes, lt, end);
      at = end;
    }
  }

  #text(bytes: Buffer, start: number, end: number, isPlain: boolean): void {
    if (this.#depth > 0) {
      this.#handler.text(bytes, start, end, isPlain);
      return;
    }
    for (let at = start; at < end; at += 1)
      if (classes[bytes[at] ?? 0] !== 1) throw this.#damaged("has text outside of its root");
  }

  /** Where the markup that begins at `lt` ends, behind its `>`; -1 if not in these bytes. */
  #markup(bytes: Buffer, lt: number): number {
    const second = bytes[lt + 1];
    if (second === 33) return this.#declaration(bytes, lt);
    if (second === 63) return endOf(bytes, lt + 2, "?>");
    let quote = 0;
    for (let at = lt + 1; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === less) throw this.#damaged("has a < within a tag");
      if (quote !== 0) {
        if (byte === quote) quote = 0;
        else if (classes[byte] === 8) throw this.#damaged("holds characters that XML has not");
      } else if (byte === greater) return at + 1;
      else if (byte === 34 || byte === 39) quote = byte;
    }
    return -1;
  }

  #declaration(bytes: Buffer, lt: number): number {
    const start = bytes.toString("latin1", lt, Math.min(lt + 9, bytes.length));
    if (start.startsWith("<!--")) return endOf(bytes, lt + 4, "-->");
    if (start.startsWith("<![CDATA[")) return endOf(bytes, lt + 9, "]]>");
    const mayBecomeOne = "<!--".startsWith(start) || "<![CDATA[".startsWith(start);
    if (mayBecomeOne) return -1;
    if (start.startsWith("<!D"))
      throw this.#run.exceeds(`has a document type in part ${this.#part}, which no workbook has`);
    throw this.#damaged("is not XML");
  }

  #cdata(bytes: Buffer, lt: number, end: number): void {
    if (bytes[lt + 2] !== 91) return; // a comment
    if (this.#depth === 0) throw this.#damaged("has text outside of its root");
    this.#handler.text(bytes, lt + 9, end - 3, true);
  }

  #close(bytes: Buffer, lt: number, end: number): void {
    let last = end - 1;
    while (last > lt + 2 && classes[bytes[last - 1] ?? 0] === 1) last -= 1;
    const name = this.#names.find(bytes, lt + 2, last);
    this.#depth -= 1;
    if (this.#depth < 0 || this.#stack[this.#depth] !== name) throw this.#damaged("closes an element that is not open");
    this.#handler.close(this.#names.kind(name));
  }

  #open(bytes: Buffer, lt: number, end: number): void {
    if (!canBegin(bytes[lt + 1])) throw this.#damaged("has a tag without a name");
    const at = nameFrom(bytes, lt + 1);
    const name = this.#names.find(bytes, lt + 1, at);
    const isEmpty = bytes[end - 2] === slash;
    this.#attributes(bytes, at, isEmpty ? end - 2 : end - 1);
    if (this.#depth === 0 && this.#hasRoot) throw this.#damaged("has several roots");
    if (this.#depth >= this.#run.limits.depth) {
      throw this.#run.exceeds(`is nested deeper than ${this.#run.limits.depth} in part ${this.#part}`);
    }
    this.#hasRoot = true;
    const kind = this.#names.kind(name);
    this.#handler.open(kind, this.#tag);
    if (isEmpty) this.#handler.close(kind);
    else {
      this.#stack[this.#depth] = name;
      this.#depth += 1;
    }
  }

  /** Finds the attributes between the name of a tag and its end. */
  #attributes(bytes: Buffer, start: number, end: number): void {
    this.#tag.begin(bytes);
    let at = start;
    while (at < end) {
      const name = blanksFrom(bytes, at, end);
      if (name === end) return;
      if (name === at || !canBegin(bytes[name])) throw this.#damaged("has a tag that is not well-formed");
      const nameEnd = nameFrom(bytes, name);
      const value = this.#valueStart(bytes, nameEnd, end);
      const close = bytes.indexOf(bytes[value - 1] ?? 0, value);
      if (close < 0 || close >= end) throw this.#damaged("has an attribute without a value");
      if (this.#tag.has(name, nameEnd)) throw this.#damaged("has an attribute twice");
      if (!this.#tag.add(name, nameEnd, value, close)) {
        throw this.#run.exceeds(`has a tag with more than ${attributesMax} attributes in part ${this.#part}`);
      }
      at = close + 1;
    }
  }

  /** Where the value of an attribute begins, behind its quote. */
  #valueStart(bytes: Buffer, nameEnd: number, end: number): number {
    const sign = blanksFrom(bytes, nameEnd, end);
    const quote = blanksFrom(bytes, sign + 1, end);
    const isQuoted = bytes[quote] === 34 || bytes[quote] === 39;
    if (bytes[sign] !== equals || quote >= end || !isQuoted) throw this.#damaged("has an attribute without a value");
    return quote + 1;
  }
}

function endOf(bytes: Buffer, from: number, terminator: string): number {
  const at = bytes.indexOf(terminator, from, "latin1");
  return at < 0 ? -1 : at + terminator.length;
}
