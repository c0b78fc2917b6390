import type { Cell, NumberDialect } from "./source-row.ts";

/** The text of a cell, trimmed; undefined where it says nothing. */
export function textOf(cell: Cell): string | undefined {
  if (cell === undefined) return undefined;
  const text = typeof cell === "string" ? cell.trim() : String(cell);
  return text === "" ? undefined : text;
}

/** A cell that says something else than what its column holds. */
export const misfit = Symbol("misfit");

/**
 * A count of something: 0 or more, rounded. -1 is VMware's "not known" or "no limit" and gives undefined. Text may be
 * grouped as any locale does it: `16,384`, `16.384`, `16'384`, `16 384`.
 */
export function countOf(cell: Cell, dialect: NumberDialect): number | undefined | typeof misfit {
  if (cell === undefined) return undefined;
  if (typeof cell === "boolean") return misfit;
  const value = typeof cell === "number" ? cell : parseNumber(cell, dialect);
  if (value === undefined || value === misfit || value === -1) return value === -1 ? undefined : value;
  return value >= 0 && value <= Number.MAX_SAFE_INTEGER ? Math.round(value) : misfit;
}

/** A yes or no: RVTools writes `True` and `False` in every language, other tools real booleans, 1 and 0 or yes and no. */
export function flagOf(cell: Cell): boolean | undefined | typeof misfit {
  if (cell === undefined || typeof cell === "boolean") return cell;
  if (typeof cell === "number") return cell === 0 || cell === 1 ? cell === 1 : misfit;
  const word = cell.trim().toLowerCase();
  if (word === "") return undefined;
  return flagWords.get(word) ?? misfit;
}

const flagWords: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["0", false],
]);

const blank = "[ \\u00a0\\u202f\\u2009]";
const grouped = new RegExp(`^-?\\d{1,3}(?:([.,'’]|${blank})\\d{3})(?:\\1\\d{3})*$`);
const decimal = new RegExp(`^-?(?:\\d+|\\d{1,3}(?:(?:[.,'’]|${blank})\\d{3})+)([.,])\\d+$`);

function parseNumber(text: string, dialect: NumberDialect): number | undefined | typeof misfit {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (/^-?\d{1,15}$/.test(trimmed)) return Number(trimmed);
  if (trimmed.length > 40) return misfit;
  const groups = grouped.exec(trimmed);
  if (groups !== null && groups[1] !== dialect.decimalSign && !/^-?0/.test(trimmed)) return digitsOf(trimmed);
  const sign = decimal.exec(trimmed)?.[1];
  if (sign === undefined) return misfit;
  const at = trimmed.lastIndexOf(sign);
  return Number(`${digitsOf(trimmed.slice(0, at))}.${trimmed.slice(at + 1)}`);
}

function digitsOf(text: string): number {
  return Number(text.replace(/[^\d-]/g, ""));
}

/** Gathers from cells of a file which sign stands before decimals there. Only for cells of numbers: a version is none. */
export class DecimalVote {
  #point = 0;
  #comma = 0;

  /** Looks at a cell that holds a number; only one that can be read in no other way counts. */
  see(text: string): void {
    if (text.length > 40) return;
    const decimal = /^-?(?:\d+([.,])(?:\d{1,2}|\d{4,})|(?:\d{4,}|0)([.,])\d{3})$/.exec(text);
    const grouping = /^-?\d{1,3}([.,])\d{3}(?:(?:\1\d{3})+|(?!\1)[.,]\d+)$/.exec(text)?.[1];
    const other = grouping === "." ? "," : ".";
    const sign = decimal?.[1] ?? decimal?.[2] ?? (grouping === undefined ? undefined : other);
    if (sign === ".") this.#point += 1;
    if (sign === ",") this.#comma += 1;
  }

  /** What the cells prove; undefined where they prove nothing or contradict each other. */
  get dialect(): NumberDialect {
    if (this.#point > 0 === this.#comma > 0) return { decimalSign: undefined };
    return { decimalSign: this.#point > 0 ? "." : "," };
  }
}
