import { assert } from "../base/assert.ts";
import { compare } from "../base/order.ts";

/**
 * Plain data to YAML that readers of version 1.1 (Kubernetes, kustomize, Python) and 1.2 (our own, JavaScript) read
 * alike. The same value gives the same bytes: keys have one order, there are no anchors, no folded lines, no tags.
 * Comes in: null, booleans, numbers, big integers, strings, lists, maps; a key whose value is undefined is left out.
 */
export function printYaml(value: unknown): string {
  const lines: string[] = [];
  printNode(lines, "", value, { indent: "", isMetadata: false });
  return `${lines.join("\n")}\n`;
}

/** Where a node stands: the indentation of its own lines, and whether it is the value of a key `metadata`. */
interface Spot {
  readonly indent: string;
  readonly isMetadata: boolean;
}

/** Prints a node whose first line begins with `lead`; what does not fit there follows below at `spot.indent`. */
function printNode(lines: string[], lead: string, value: unknown, spot: Spot): void {
  if (Array.isArray(value)) return printList(lines, lead, value, spot);
  if (typeof value === "object" && value !== null) return printMap(lines, lead, value, spot);
  if (typeof value === "string" && spot.indent !== "" && canBeBlock(value))
    return printBlock(lines, lead, value, spot.indent);
  lines.push(join(lead, printScalar(value)));
}

function printList(lines: string[], lead: string, items: readonly unknown[], { indent }: Spot): void {
  if (items.length === 0) {
    lines.push(join(lead, "[]"));
    return;
  }
  if (lead !== "") lines.push(lead);
  for (const item of items) printItem(lines, indent, item);
}

/** A map begins beside its dash, everything else that takes several lines below it. */
function printItem(lines: string[], indent: string, item: unknown): void {
  const deeper: Spot = { indent: `${indent}  `, isMetadata: false };
  const entries = isMap(item) ? sortedEntries(item, false) : [];
  if (entries.length === 0) return printNode(lines, `${indent}-`, item ?? null, deeper);
  const from = lines.length;
  for (const [key, value] of entries) printEntry(lines, deeper, key, value);
  lines[from] = `${indent}- ${(lines[from] ?? "").slice(deeper.indent.length)}`;
}

function printMap(lines: string[], lead: string, map: object, spot: Spot): void {
  const entries = sortedEntries(map, spot.isMetadata);
  if (entries.length === 0) {
    lines.push(join(lead, "{}"));
    return;
  }
  if (lead !== "") lines.push(lead);
  for (const [key, value] of entries) printEntry(lines, spot, key, value);
}

function printEntry(lines: string[], { indent }: Spot, key: string, value: unknown): void {
  const name = printString(key);
  const spot: Spot = { indent: `${indent}  `, isMetadata: key === "metadata" };
  if (name.length <= implicitKeyMax) return printNode(lines, `${indent}${name}:`, value, spot);
  lines.push(`${indent}? ${name}`);
  printNode(lines, `${indent}:`, value, spot);
}

/** Readers look for the colon of a key within 1024 characters; longer keys are announced by a question mark. */
const implicitKeyMax = 512;

const join = (lead: string, text: string): string => (lead === "" ? text : `${lead} ${text}`);

const isMap = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

const firstKeys: readonly string[] = ["apiVersion", "kind", "metadata", "spec"];
const firstMetadataKeys: readonly string[] = ["name", "namespace"];

function sortedEntries(map: object, isMetadata: boolean): [string, unknown][] {
  const first = isMetadata ? firstMetadataKeys : firstKeys;
  const rank = (key: string): number => (first.includes(key) ? first.indexOf(key) : first.length);
  return Object.entries(map)
    .filter((entry) => entry[1] !== undefined)
    .sort(([a], [b]) => rank(a) - rank(b) || compare(a, b));
}

function printScalar(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return printString(value);
  if (typeof value === "number") return printNumber(value);
  assert(
    typeof value === "boolean" || typeof value === "bigint",
    `a value of type ${typeof value} cannot be written as YAML`,
  );
  return String(value);
}

/**
 * YAML 1.1 knows a number with an exponent only if it has a point, and its octal and base 60 numbers begin like
 * decimal ones; so whole numbers are printed digit by digit and all others with a point.
 */
function printNumber(value: number): string {
  assert(Number.isFinite(value), `${value} cannot be written as YAML that Kubernetes reads`);
  if (Object.is(value, -0)) return "-0.0";
  if (Number.isSafeInteger(value)) return String(value);
  // Other readers keep 64 bits: the digits of the value itself, not the shortest that give it back in JavaScript.
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) return BigInt(value).toString();
  const text = String(value);
  const [mantissa = text, exponent] = text.split("e");
  const pointed = mantissa.includes(".") ? mantissa : `${mantissa}.0`;
  return exponent === undefined ? pointed : `${pointed}e${exponent}`;
}

function printString(text: string): string {
  return isPlain(text) ? text : quote(text);
}

/**
 * Few strings go bare: they begin with a letter, `_`, `/`, `./` or `../`, so no reader takes them for a number, date or mark, hold
 * nothing that means something to YAML, and are none of the words that 1.1 reads as a boolean or null.
 */
function isPlain(text: string): boolean {
  return plain.test(text) && !text.includes(": ") && !exponent.test(text) && !words.has(text.toLowerCase());
}

const plain = /^(?:\.{1,2}\/)*[A-Za-z_/](?:[\w./:@+=(),*?~$%& ;<>|^'"\\-]*[\w./@+=(),*?~$%&;<>|^'"\\-])?$/;
// Some readers of 1.1 take an exponent without digits before it for a number.
const exponent = /^[eE][-+]?[0-9_]+$/;
const words: ReadonlySet<string> = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);

/** Double quotes with escapes that both versions know; letters of every script stay readable. */
function quote(text: string): string {
  return `"${text.replaceAll(needsEscape, escape)}"`;
}

// Controls, line breaks of Unicode, invisible blanks, byte order marks, lone halves of pairs, non-characters.
const needsEscape = /["\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u00a0\u00ad\ufeff]/gu;

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
};

function escape(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}

/**
 * Whether a text may stand line by line below a `|`: several lines that hold nothing to escape, whose first one that
 * is not empty tells the indentation, with no line of blanks alone (readers differ on those at the end), and at most
 * one line break at the end.
 */
function canBeBlock(text: string): boolean {
  return text.includes("\n") && !notBlock.test(text) && /^\n*\S/.test(text) && !text.endsWith("\n\n");
}

const notBlock = /(?![\n\t])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u00a0\u00ad\ufeff]|^[ \t]+$/mu;

function printBlock(lines: string[], lead: string, text: string, indent: string): void {
  const isClosed = text.endsWith("\n");
  lines.push(`${lead} ${isClosed ? "|" : "|-"}`);
  for (const line of (isClosed ? text.slice(0, -1) : text).split("\n")) lines.push(line === "" ? "" : indent + line);
}
