import type { Pointer } from "../base/pointer.ts";
import { depthMax } from "./limits.ts";

/** What keeps a text from being JSON, and where. */
export interface JsonError {
  readonly message: string;
  readonly offset: number;
}

/** Looks through a text once, from its beginning to its end: undefined if it is one JSON value. Linear in its length. */
export function checkJson(text: string): JsonError | undefined {
  const scanner = new JsonScanner(text);
  scanner.skipValue(0);
  if (scanner.error === undefined && scanner.peek() !== "") scanner.fail("Something follows the value.");
  return scanner.error;
}

/** The stretches of a key and its value. */
export interface JsonStretch {
  readonly key: readonly [number, number] | undefined;
  readonly value: readonly [number, number];
  /** How many steps of the pointer lead there. */
  readonly depth: number;
}

/** Finds where a pointer, or its longest part that exists, leads in a text that `checkJson` found right. */
export function findInJson(text: string, pointer: Pointer): JsonStretch {
  const scanner = new JsonScanner(text);
  let key: readonly [number, number] | undefined;
  let depth = 0;
  for (const step of pointer) {
    const start = scanner.position();
    const found = typeof step === "number" ? scanner.enterItem(step) : scanner.enterEntry(step);
    if (found === undefined) {
      scanner.at = start;
      break;
    }
    key = found.key;
    depth += 1;
  }
  const start = scanner.position();
  scanner.skipValue(0);
  return { key, value: [start, scanner.at], depth };
}

/** A position in a text that moves from value to value. */
class JsonScanner {
  readonly #text: string;
  at = 0;
  error: JsonError | undefined;

  constructor(text: string) {
    this.#text = text;
    if (text.startsWith("\uFEFF")) this.at = 1;
  }

  /** Remembers the first thing that is wrong. */
  fail(message: string): void {
    this.error ??= { message, offset: Math.min(this.at, this.#text.length) };
  }

  /** The next character that is no white space, "" at the end; the position moves to it. */
  peek(): string {
    while (/[ \t\r\n]/.test(this.#text.charAt(this.at))) this.at += 1;
    return this.#text.charAt(this.at);
  }

  position(): number {
    this.peek();
    return this.at;
  }

  skipValue(depth: number): void {
    const first = this.peek();
    if (first === '"') this.#skipText();
    else if (first === "{" || first === "[") this.#skipCollection(first, depth);
    else this.#skipWord();
  }

  /** Moves into a list, to the item of this index. */
  enterItem(index: number): { readonly key: undefined } | undefined {
    if (this.peek() !== "[") return undefined;
    this.at += 1;
    for (let passed = 0; this.peek() !== "]"; passed += 1) {
      if (passed === index) return { key: undefined };
      this.skipValue(0);
      if (this.peek() === ",") this.at += 1;
    }
    return undefined;
  }

  /** Moves into a map, to the value of this key: of its last entry, which is the one that counts. */
  enterEntry(name: string): { readonly key: readonly [number, number] } | undefined {
    if (this.peek() !== "{") return undefined;
    this.at += 1;
    let found: { readonly key: readonly [number, number]; readonly value: number } | undefined;
    while (this.peek() === '"') {
      const start = this.at;
      this.#skipText();
      const key = [start, this.at] as const;
      this.peek();
      this.at += 1;
      if (JSON.parse(this.#text.slice(...key)) === name) found = { key, value: this.position() };
      this.skipValue(0);
      if (this.peek() === ",") this.at += 1;
    }
    if (found === undefined) return undefined;
    this.at = found.value;
    return { key: found.key };
  }

  #skipCollection(open: "{" | "[", depth: number): void {
    if (depth >= depthMax) return this.fail(`Maps and lists are nested more than ${depthMax} deep.`);
    const close = open === "{" ? "}" : "]";
    this.at += 1;
    if (this.peek() === close) {
      this.at += 1;
      return undefined;
    }
    while (this.error === undefined) {
      if (open === "{") this.#skipKey();
      this.skipValue(depth + 1);
      const next = this.peek();
      if (next !== "," && next !== close) return this.fail(`A comma or \`${close}\` is missing here.`);
      this.at += 1;
      if (next === close) return undefined;
    }
    return undefined;
  }

  #skipKey(): void {
    if (this.peek() !== '"') return this.fail("A key in double quotes is missing here.");
    this.#skipText();
    if (this.peek() !== ":") return this.fail("A colon is missing here.");
    this.at += 1;
    return undefined;
  }

  #skipText(): void {
    const start = this.at;
    const end = this.#endOfText();
    if (end === undefined) return this.fail("A quote is opened and not closed.");
    this.at = end;
    // JSON.parse knows the rules for what is between the quotes; it must not see them twice for a long text.
    if (!isText(this.#text.slice(start, end))) {
      this.at = start;
      this.fail("This text holds an escape or a character that JSON does not have.");
    }
    return undefined;
  }

  #endOfText(): number | undefined {
    for (let at = this.at + 1; at < this.#text.length; at += 1) {
      const character = this.#text.charAt(at);
      if (character === '"') return at + 1;
      if (character === "\\") at += 1;
    }
    return undefined;
  }

  #skipWord(): void {
    const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/y;
    word.lastIndex = this.at;
    const match = word.exec(this.#text);
    if (match === null) return this.fail("A value is missing here, or it is none that JSON has.");
    this.at += match[0].length;
    return undefined;
  }
}

function isText(quoted: string): boolean {
  try {
    return typeof JSON.parse(quoted) === "string";
  } catch {
    // It throws exactly where the text is not one of JSON: that is the answer.
    return false;
  }
}
