import { isAscii, isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import type { ImportRun } from "./run.ts";

/** Attributes of one tag; a cell has three. */
export const attributesMax = 64;

const namesMax = 1000;
const nameLengthMax = 256;

/** What a byte may be in XML: 1 a blank, 2 part of a name, 4 the beginning of one, 8 forbidden. */
export const classes = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 9 || byte === 10 || byte === 13 || byte === 32) return 1;
  if (byte < 32) return 8;
  const character = String.fromCharCode(byte);
  if (byte >= 128 || /[A-Za-z_:]/.test(character)) return 6;
  return /[-.0-9]/.test(character) ? 2 : 0;
});

/** Whether a name may begin with a byte. */
export function canBegin(byte: number | undefined): boolean {
  return ((classes[byte ?? 0] ?? 0) & 4) !== 0;
}

/** Where the name that begins at `start` ends. */
export function nameFrom(bytes: Buffer, start: number): number {
  let at = start;
  while (((classes[bytes[at] ?? 0] ?? 0) & 2) !== 0) at += 1;
  return at;
}

/** Where the blanks that begin at `start` end. */
export function blanksFrom(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && classes[bytes[at] ?? 0] === 1) at += 1;
  return at;
}

/** The opening tag that a handler is called with; it is the same object each time, and its values are read on demand. */
export class XmlTag {
  bytes: Buffer = Buffer.alloc(0);
  count = 0;
  /** For each attribute: where its name begins and ends, where its value begins and ends. */
  readonly at = new Int32Array(attributesMax * 4);

  /** The number of the attribute with a name of one letter, or -1. */
  find(letter: number): number {
    for (let index = 0; index < this.count; index += 1) {
      const start = this.at[index * 4] ?? 0;
      if (this.bytes[start] === letter && this.at[index * 4 + 1] === start + 1) return index;
    }
    return -1;
  }

  /** Begins a tag that has no attributes yet. */
  begin(bytes: Buffer): void {
    this.bytes = bytes;
    this.count = 0;
  }

  /** Whether an attribute has the name that stands between two places. */
  has(start: number, end: number): boolean {
    const { bytes } = this;
    for (let index = 0; index < this.count; index += 1) {
      const from = this.at[index * 4] ?? 0;
      const to = this.at[index * 4 + 1] ?? 0;
      if (to - from !== end - start || bytes[from] !== bytes[start]) continue;
      if (end - start === 1 || bytes.compare(bytes, from, to, start, end) === 0) return true;
    }
    return false;
  }

  /** False if there is no room for another. */
  add(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): boolean {
    if (this.count >= attributesMax) return false;
    const base = this.count * 4;
    this.at[base] = nameStart;
    this.at[base + 1] = nameEnd;
    this.at[base + 2] = valueStart;
    this.at[base + 3] = valueEnd;
    this.count += 1;
    return true;
  }

  start(index: number): number {
    return this.at[index * 4 + 2] ?? 0;
  }

  end(index: number): number {
    return this.at[index * 4 + 3] ?? 0;
  }

  /** The text of an attribute's value, its references left as they are: those that are asked for have none. */
  value(index: number): string {
    return this.bytes.toString("latin1", this.start(index), this.end(index));
  }
}

/** Names of elements as numbers, each found once. Short ones, which are nearly all, are found without making a string. */
export class NameTable {
  readonly #kinds: ReadonlyMap<string, number>;
  readonly #refuse: () => Error;
  readonly #short = new Int16Array(128 * 128).fill(-1);
  readonly #long = new Map<string, number>();
  readonly #kindOf: number[] = [];

  constructor(kinds: ReadonlyMap<string, number>, refuse: () => Error) {
    this.#kinds = kinds;
    this.#refuse = refuse;
  }

  find(bytes: Buffer, start: number, end: number): number {
    const length = end - start;
    const first = bytes[start] ?? 0;
    const second = length === 2 ? (bytes[start + 1] ?? 0) : 0;
    if (length < 1 || length > 2 || first > 127 || second > 127) return this.#findLong(bytes, start, end);
    const slot = first * 128 + second;
    const known = this.#short[slot] ?? -1;
    if (known >= 0) return known;
    const name = this.#findLong(bytes, start, end);
    this.#short[slot] = name;
    return name;
  }

  kind(name: number): number {
    return this.#kindOf[name] ?? 0;
  }

  #findLong(bytes: Buffer, start: number, end: number): number {
    if (end - start > nameLengthMax) throw this.#refuse();
    const text = bytes.toString("utf8", start, end);
    const known = this.#long.get(text);
    if (known !== undefined) return known;
    const name = this.#kindOf.length;
    if (name >= namesMax) throw this.#refuse();
    this.#long.set(text, name);
    this.#kindOf.push(this.#kinds.get(text.slice(text.indexOf(":") + 1)) ?? 0);
    return name;
  }
}

/** Sees to it that a part is UTF-8, whatever pieces it comes in; one in UTF-16 becomes UTF-8. */
export class Utf8Stream {
  readonly #part: string;
  readonly #run: ImportRun;
  #wide: TextDecoder | undefined;
  #isFirst = true;
  #rest: Buffer = Buffer.alloc(0);

  constructor(part: string, run: ImportRun) {
    this.#part = part;
    this.#run = run;
  }

  /** The chunk as whole characters; the beginning of one at its end waits for the next chunk. */
  take(chunk: Buffer): Buffer {
    if (this.#isFirst) this.#wide = wideDecoder(chunk);
    this.#isFirst = false;
    if (this.#wide !== undefined) return Buffer.from(this.#wide.decode(chunk, { stream: true }));
    if (this.#rest.length === 0 && isAscii(chunk)) return chunk;
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = lastBoundary(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) throw this.#run.damaged(`is damaged: part ${this.#part} is not UTF-8 text`);
    this.#rest = Buffer.from(bytes.subarray(end));
    return whole;
  }

  end(): void {
    if (this.#rest.length > 0)
      throw this.#run.damaged(`is damaged: part ${this.#part} ends in the middle of a character`);
  }
}

function wideDecoder(chunk: Buffer): TextDecoder | undefined {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return new TextDecoder("utf-16le");
  return chunk[0] === 0xfe && chunk[1] === 0xff ? new TextDecoder("utf-16be") : undefined;
}

/** Where the last whole UTF-8 character ends. */
function lastBoundary(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The text of a stretch of bytes, with XML's five references and those by number resolved; undefined if there are others. */
export function decodeText(bytes: Buffer, start: number, end: number): string | undefined {
  let isUnknown = false;
  const text = bytes.toString("utf8", start, end).replace(/&([^;&]{0,12});?/g, (all, name: string) => {
    const character = all.endsWith(";") ? referenceOf(name) : undefined;
    isUnknown ||= character === undefined;
    return character ?? "";
  });
  return isUnknown ? undefined : text;
}

function referenceOf(name: string): string | undefined {
  const named = references.get(name);
  if (named !== undefined) return named;
  const digits = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(name);
  if (digits === null) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  const isCharacter =
    code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000));
  return isCharacter && code !== 0xfffe && code !== 0xffff ? String.fromCodePoint(code) : undefined;
}

const references: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);
