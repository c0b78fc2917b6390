/** Bytes of one piece of the arena. A text that is longer gets a piece of its own. */
const pieceBytes = 2 ** 20;

/** Bytes before each text: four for its length, one for the width of its characters. */
const headBytes = 5;

/**
 * Keeps texts as bytes beside the heap: hundreds of thousands of them cost their characters and nothing else, and the garbage
 * collector has nothing to do with them.
 */
export class TextArena {
  readonly #pieces: Uint8Array[] = [];
  #used = pieceBytes;

  /** Keeps a text; gives the address to get it back by, which is never 0. */
  add(text: string): number {
    const isWide = !isNarrow(text);
    const bytes = headBytes + text.length * (isWide ? 2 : 1);
    const piece = this.#room(bytes);
    const start = this.#used;
    let at = start;
    for (let shift = 0; shift < 32; shift += 8) piece[at++] = (text.length >>> shift) & 255;
    piece[at++] = isWide ? 1 : 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      piece[at++] = code & 255;
      if (isWide) piece[at++] = code >>> 8;
    }
    this.#used = at;
    return (this.#pieces.length - 1) * pieceBytes + start + 1;
  }

  get(address: number): string {
    const place = address - 1;
    const piece = this.#pieces[Math.floor(place / pieceBytes)] ?? new Uint8Array();
    let at = place % pieceBytes;
    let length = 0;
    for (let shift = 0; shift < 32; shift += 8) length |= (piece[at++] ?? 0) << shift;
    const isWide = piece[at++] === 1;
    if (!isWide) return narrowText(piece.subarray(at, at + length));
    const codes = Array.from(
      { length },
      (_, index) => (piece[at + index * 2] ?? 0) | ((piece[at + index * 2 + 1] ?? 0) << 8),
    );
    return codesText(codes);
  }

  #room(bytes: number): Uint8Array {
    const last = this.#pieces.at(-1);
    if (last !== undefined && this.#used + bytes <= last.length) return last;
    const piece = new Uint8Array(Math.max(pieceBytes, bytes));
    this.#pieces.push(piece);
    this.#used = 0;
    return piece;
  }
}

function isNarrow(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 255) return false;
  return true;
}

/** Arguments that one call takes without trouble. */
const callMax = 4096;

function narrowText(bytes: Uint8Array): string {
  if (bytes.length <= callMax) return String.fromCharCode(...bytes);
  return codesText([...bytes]);
}

function codesText(codes: readonly number[]): string {
  let text = "";
  for (let at = 0; at < codes.length; at += callMax) text += String.fromCharCode(...codes.slice(at, at + callMax));
  return text;
}
