import type { ImportRun } from "./run.ts";
import { readXml, type XmlHandler, type XmlSource } from "./xml-part.ts";

/** Texts kept at hand; most cells repeat few texts. A power of two. */
const cacheSize = 8192;

/**
 * The shared strings of a workbook: up to millions of texts, kept as bytes in one buffer beside the heap and made into a
 * string each time that a cell asks, so that what nobody keeps costs nothing.
 */
export class SharedStrings {
  readonly #run: ImportRun;
  #bytes = Buffer.allocUnsafe(1 << 20);
  #ends = new Uint32Array(1 << 14);
  #count = 0;
  #length = 0;
  readonly #cache: (string | undefined)[] = Array.from({ length: cacheSize }, () => undefined);
  readonly #cached = new Int32Array(cacheSize).fill(-1);

  constructor(run: ImportRun) {
    this.#run = run;
  }

  get count(): number {
    return this.#count;
  }

  add(text: string): void {
    const { sharedStrings, sharedStringBytes } = this.#run.limits;
    if (this.#count >= sharedStrings) throw this.#run.exceeds(`has more than ${sharedStrings} shared texts`);
    const room = text.length * 3;
    if (this.#length + room > this.#bytes.length) this.#grow(this.#length + room);
    this.#length += this.#bytes.write(text, this.#length, "utf8");
    if (this.#length > sharedStringBytes) throw this.#run.exceeds(`has more than ${sharedStringBytes} bytes of shared texts`);
    if (this.#count === this.#ends.length) {
      const ends = new Uint32Array(this.#ends.length * 2);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    this.#ends[this.#count] = this.#length;
    this.#count += 1;
  }

  /** The text of an index; undefined if there is none. */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined;
    const slot = index & (cacheSize - 1);
    if (this.#cached[slot] === index) return this.#cache[slot];
    const start = index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
    const text = this.#bytes.toString("utf8", start, this.#ends[index] ?? start);
    this.#cached[slot] = index;
    this.#cache[slot] = text;
    return text;
  }

  #grow(needed: number): void {
    const bytes = Buffer.allocUnsafe(Math.max(needed, Math.ceil(this.#bytes.length * 1.5)));
    this.#bytes.copy(bytes, 0, 0, this.#length);
    this.#bytes = bytes;
  }
}

/** Reads the part of shared strings: each `si` is the text of its `t`, those of runs joined, those of phonetic hints not. */
export async function readSharedStrings(source: XmlSource): Promise<SharedStrings> {
  const strings = new SharedStrings(source.run);
  await readXml(source, new TextCollector(source.run, (text) => strings.add(text)));
  return strings;
}

/** Collects the text of `si` elements. */
class TextCollector implements XmlHandler {
  readonly #run: ImportRun;
  readonly #onText: (text: string) => void;
  #text = "";
  #isText = false;
  #isPhonetic = false;

  constructor(run: ImportRun, onText: (text: string) => void) {
    this.#run = run;
    this.#onText = onText;
  }

  open(name: string): void {
    if (name === "si") this.#text = "";
    else if (name === "rPh") this.#isPhonetic = true;
    else this.#isText = name === "t" && !this.#isPhonetic;
  }

  close(name: string): void {
    this.#isText = false;
    if (name === "rPh") this.#isPhonetic = false;
    else if (name === "si") this.#onText(unescapeCell(this.#text));
  }

  text(text: string): void {
    this.#text += text;
    if (this.#text.length > this.#run.limits.cellChars) {
      throw this.#run.exceeds(`has a text of more than ${this.#run.limits.cellChars} characters`);
    }
  }

  wantsText(): boolean {
    return this.#isText;
  }

  isDone(): boolean {
    return false;
  }
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376, ST_Xstring). */
export function unescapeCell(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
