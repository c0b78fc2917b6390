import type { ImportRun } from "./run.ts";
import { decodeText } from "./xml-bytes.ts";
import { scanXml, type BulkHandler } from "./xml-scanner.ts";

/** Texts kept at hand: most cells repeat few texts, and those are asked for often before others are asked for twice. */
const keptMax = 4096;

/** How often a text is asked for before it is kept at hand. */
const asksMin = 4;

/** Bytes of a piece of the store. A text stands in one piece. */
const pieceBytes = 2 ** 20;

/** Texts whose places are kept in one array. */
const placesCount = 2 ** 16;

/**
 * The shared strings of a workbook: up to millions of texts, kept as bytes beside the heap and made into a string each time that
 * a cell asks, so that what nobody keeps costs nothing. The store grows by pieces that stay where they are: one that is
 * copied to grow needs twice its memory for a moment.
 */
export class SharedStrings {
  readonly #run: ImportRun;
  readonly #pieces: Buffer[] = [];
  /** Begin and end of each text within its piece, and the piece. */
  readonly #places: Uint32Array[] = [];
  #used = pieceBytes;
  #bytes = 0;
  #count = 0;
  /** The text that is being collected. */
  #draft = Buffer.allocUnsafe(4096);
  #draftLength = 0;
  readonly #kept = new Map<number, string>();
  /** How often each text was asked for, up to `asksMin`; made when the first is. */
  #asks = new Uint8Array();

  constructor(run: ImportRun) {
    this.#run = run;
  }

  get count(): number {
    return this.#count;
  }

  /** Adds to the text that is being collected. */
  append(bytes: Buffer, start: number, end: number): void {
    const length = this.#draftLength + end - start;
    const { cellChars } = this.#run.limits;
    if (length > cellChars) throw this.#run.exceeds(`has a text of more than ${cellChars} characters`);
    if (length > this.#draft.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, this.#draft.length * 2));
      this.#draft.copy(larger, 0, 0, this.#draftLength);
      this.#draft = larger;
    }
    bytes.copy(this.#draft, this.#draftLength, start, end);
    this.#draftLength = length;
  }

  /** Ends the text that is being collected; it gets the next index. */
  finishText(): void {
    const { sharedStrings, sharedStringBytes } = this.#run.limits;
    if (this.#count >= sharedStrings) throw this.#run.exceeds(`has more than ${sharedStrings} shared texts`);
    this.#unescape();
    const length = this.#draftLength;
    this.#bytes += length;
    if (this.#bytes > sharedStringBytes)
      throw this.#run.exceeds(`has more than ${sharedStringBytes} bytes of shared texts`);
    const piece = this.#room(length);
    this.#draft.copy(piece, this.#used, 0, length);
    const slot = (this.#count % placesCount) * 3;
    if (slot === 0) this.#places.push(new Uint32Array(placesCount * 3));
    this.#places.at(-1)?.set([this.#pieces.length - 1, this.#used, this.#used + length], slot);
    this.#used += length;
    this.#count += 1;
    this.#draftLength = 0;
  }

  /** The text of an index; undefined if there is none. */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined;
    return this.#kept.get(index) ?? this.#read(index);
  }

  /** Makes the string anew, and keeps it at hand if it was asked for often enough. */
  #read(index: number): string | undefined {
    const places = this.#places[Math.floor(index / placesCount)];
    const at = (index % placesCount) * 3;
    const text = this.#pieces[places?.[at] ?? 0]?.toString("utf8", places?.[at + 1], places?.[at + 2]);
    if (this.#asks.length < this.#count) this.#asks = new Uint8Array(this.#count);
    const asks = (this.#asks[index] ?? 0) + 1;
    this.#asks[index] = Math.min(asks, asksMin);
    if (text !== undefined && asks >= asksMin && this.#kept.size < keptMax) this.#kept.set(index, text);
    return text;
  }

  #unescape(): void {
    if (!this.#draft.subarray(0, this.#draftLength).includes("_x")) return;
    const text = Buffer.from(unescapeCell(this.#draft.toString("utf8", 0, this.#draftLength)));
    this.#draftLength = 0;
    this.append(text, 0, text.length);
  }

  #room(length: number): Buffer {
    const last = this.#pieces.at(-1);
    if (last !== undefined && this.#used + length <= last.length) return last;
    const piece = Buffer.allocUnsafeSlow(Math.max(pieceBytes, length));
    this.#pieces.push(piece);
    this.#used = 0;
    return piece;
  }
}

const kindSi = 1;
const kindT = 2;
const kindPhonetic = 3;

/** Reads the part of shared strings: each `si` is the text of its `t`, those of runs joined, those of phonetic hints not. */
export async function readSharedStrings(source: {
  readonly name: string;
  readonly chunks: AsyncIterable<Buffer>;
  readonly run: ImportRun;
}): Promise<SharedStrings> {
  const { name, run } = source;
  const strings = new SharedStrings(run);
  let isText = false;
  let isPhonetic = false;
  const handler: BulkHandler = {
    kinds: new Map([
      ["si", kindSi],
      ["t", kindT],
      ["rPh", kindPhonetic],
    ]),
    open: (kind) => {
      if (kind === kindPhonetic) isPhonetic = true;
      isText = kind === kindT && !isPhonetic;
    },
    close: (kind) => {
      isText = false;
      if (kind === kindPhonetic) isPhonetic = false;
      else if (kind === kindSi) strings.finishText();
    },
    text: (bytes, start, end, isPlain) => {
      if (!isText) return;
      if (isPlain) return strings.append(bytes, start, end);
      const text = decodeText(bytes, start, end);
      if (text === undefined)
        throw run.damaged(`is damaged: part ${name} has a reference to something that is not there`);
      const decoded = Buffer.from(text);
      return strings.append(decoded, 0, decoded.length);
    },
    pause: () => undefined,
    isDone: () => false,
  };
  await scanXml({ ...source, label: "texts" }, handler);
  return strings;
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376, ST_Xstring). */
export function unescapeCell(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
