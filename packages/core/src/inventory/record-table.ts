import { compare } from "../base/order.ts";
import { sortedJson } from "./sorted-json.ts";
import { TextArena } from "./text-arena.ts";

/**
 * How a field is kept. `count`: a whole number from 0. `flag`: yes or no. `word`: one of few texts. `text`: a text of its own.
 * `list`: texts. `map`: texts or lists of texts by name, of which many records have the same.
 */
export type ColumnKind = "count" | "flag" | "word" | "text" | "list" | "map";

/** How each field of a record is kept. */
export type Columns<T> = { readonly [K in keyof T]-?: ColumnKind };

/** Texts that repeat, each kept once. */
export class Words {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [""];

  id(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.length;
    this.#ids.set(text, id);
    this.#texts.push(text);
    return id;
  }

  text(id: number): string {
    return this.#texts[id] ?? "";
  }
}

/** What tables keep their texts in. */
export interface TextStore {
  readonly words: Words;
  readonly arena: TextArena;
}

export function newTextStore(): TextStore {
  return { words: new Words(), arena: new TextArena() };
}

/**
 * Records in columns. An estate of twenty thousand machines has hundreds of thousands of disks, partitions and addresses; as
 * objects they take several times their size, and V8 as much again to collect them. A field that was never set is unknown.
 */
export class RecordTable<T extends object> {
  readonly #columns: ReadonlyMap<string, Column>;
  /** Names of fields, sorted; those that `more` adds too. */
  readonly #names: readonly string[];
  #merged: readonly string[] | undefined;
  #count = 0;

  constructor(columns: Columns<T>, store: TextStore) {
    const kinds = Object.entries<ColumnKind>(columns).sort(([a], [b]) => compare(a, b));
    this.#columns = new Map(kinds.map(([field, kind]) => [field, newColumn(kind, store)]));
    this.#names = [...this.#columns.keys()];
  }

  get count(): number {
    return this.#count;
  }

  /** Begins a record; gives its row. */
  add(): number {
    this.#count += 1;
    return this.#count - 1;
  }

  set<K extends keyof T & string>(row: number, field: K, value: T[K] | undefined): void {
    this.#columns.get(field)?.set(row, value);
  }

  get<K extends keyof T & string>(row: number, field: K): T[K] | undefined {
    return this.#columns.get(field)?.get(row) as T[K] | undefined; // what `set` took for this field
  }

  /**
   * The record as JSON, fields sorted, without those that are unknown. `more` are fields beside those of the table, as JSON, by
   * name, of which a name that the table has replaces its field.
   */
  json(row: number, more: ReadonlyMap<string, string | undefined> = none): string {
    const names = more.size === 0 ? this.#names : this.#withNames([...more.keys()]);
    let text = "";
    for (const name of names) {
      const value = more.has(name) ? more.get(name) : this.#columns.get(name)?.json(row);
      if (value !== undefined) text += `${text === "" ? "{" : ","}"${name}":${value}`;
    }
    return text === "" ? "{}" : `${text}}`;
  }

  #withNames(more: readonly string[]): readonly string[] {
    const known = this.#merged;
    if (known !== undefined && more.every((name) => known.includes(name))) return known;
    this.#merged = [...new Set([...this.#names, ...more])].sort(compare);
    return this.#merged;
  }
}

const none: ReadonlyMap<string, string | undefined> = new Map();

function jsonOf(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** Records that belong to rows of another table, several to one. */
export class PartTable<T extends object> extends RecordTable<T> {
  // Rows plus one, so that 0 is none.
  readonly #first = new Numbers(() => new Uint32Array(pieceRows));
  readonly #last = new Numbers(() => new Uint32Array(pieceRows));
  readonly #next = new Numbers(() => new Uint32Array(pieceRows));

  /** Begins a record of an owner; gives its row. */
  addTo(owner: number): number {
    const row = this.add();
    const last = this.#last.get(owner);
    if (last === 0) this.#first.set(owner, row + 1);
    else this.#next.set(last - 1, row + 1);
    this.#last.set(owner, row + 1);
    return row;
  }

  /** Rows of an owner, in the order in which they were added. */
  rowsOf(owner: number): number[] {
    const rows: number[] = [];
    for (let row = this.#first.get(owner); row > 0; row = this.#next.get(row - 1)) rows.push(row - 1);
    return rows;
  }
}

/** Rows of a piece of a column; a power of two. */
const pieceRows = 2 ** 13;

type NumberPiece = Uint8Array | Uint32Array;

/**
 * Numbers by row, in pieces that stay where they are: an array that grows by being copied leaves holes in memory that the system
 * does not get back. A number that was never set is 0.
 */
class Numbers {
  readonly #make: () => NumberPiece;
  readonly #pieces: NumberPiece[] = [];

  constructor(make: () => NumberPiece) {
    this.#make = make;
  }

  set(row: number, value: number): void {
    const piece = row >>> 13;
    while (this.#pieces.length <= piece) this.#pieces.push(this.#make());
    const numbers = this.#pieces[piece];
    if (numbers !== undefined) numbers[row & (pieceRows - 1)] = value;
  }

  get(row: number): number {
    return this.#pieces[row >>> 13]?.[row & (pieceRows - 1)] ?? 0;
  }
}

interface Column {
  set(row: number, value: unknown): void;
  get(row: number): unknown;
  json(row: number): string | undefined;
}

function newColumn(kind: ColumnKind, store: TextStore): Column {
  switch (kind) {
    case "count":
      return new CountColumn();
    case "flag":
      return new FlagColumn();
    case "word":
      return new AddressColumn({ keep: (text) => store.words.id(text), text: (id) => store.words.text(id) });
    case "text":
      return new AddressColumn({ keep: (text) => store.arena.add(text), text: (address) => store.arena.get(address) });
    case "list":
      return new ListColumn(newColumn("word", store));
    case "map":
      return new MapColumn(store.arena);
  }
}

/** What stands for a number that does not fit into 32 bits. */
const large = 2 ** 32 - 1;

/** Numbers plus one, so that 0 is unknown. */
class CountColumn implements Column {
  readonly #values = new Numbers(() => new Uint32Array(pieceRows));
  readonly #large = new Map<number, number>();

  set(row: number, value: unknown): void {
    const count = typeof value === "number" ? value : -1;
    this.#values.set(row, Math.min(count + 1, large));
    if (count + 1 >= large) this.#large.set(row, count);
  }

  get(row: number): number | undefined {
    const value = this.#values.get(row);
    if (value === large) return this.#large.get(row);
    return value === 0 ? undefined : value - 1;
  }

  json(row: number): string | undefined {
    return this.get(row)?.toString();
  }
}

/** 0 is unknown, 1 no, 2 yes. */
class FlagColumn implements Column {
  readonly #values = new Numbers(() => new Uint8Array(pieceRows));

  set(row: number, value: unknown): void {
    this.#values.set(row, typeof value === "boolean" ? (value ? 2 : 1) : 0);
  }

  get(row: number): boolean | undefined {
    const value = this.#values.get(row);
    return value === 0 ? undefined : value === 2;
  }

  json(row: number): string | undefined {
    return this.get(row)?.toString();
  }
}

/** Texts by where they are kept; 0 is none. */
class AddressColumn implements Column {
  readonly #keeper: { keep(text: string): number; text(address: number): string };
  readonly #addresses = new Numbers(() => new Uint32Array(pieceRows));

  constructor(keeper: { keep(text: string): number; text(address: number): string }) {
    this.#keeper = keeper;
  }

  set(row: number, value: unknown): void {
    this.#addresses.set(row, typeof value === "string" ? this.#keeper.keep(value) : 0);
  }

  get(row: number): string | undefined {
    const address = this.#addresses.get(row);
    return address === 0 ? undefined : this.#keeper.text(address);
  }

  json(row: number): string | undefined {
    return jsonOf(this.get(row));
  }
}

/** Lists as one text each; texts in lists hold no line feed. */
class ListColumn implements Column {
  readonly #texts: Column;

  constructor(texts: Column) {
    this.#texts = texts;
  }

  set(row: number, value: unknown): void {
    this.#texts.set(row, Array.isArray(value) ? value.join("\n") : undefined);
  }

  get(row: number): readonly string[] | undefined {
    const text = this.#texts.get(row);
    if (typeof text !== "string") return undefined;
    return text === "" ? [] : text.split("\n");
  }

  json(row: number): string | undefined {
    return jsonOf(this.get(row));
  }
}

/** How many different maps are remembered, so that records can have one in common. */
const mapsMax = 4096;

/** Maps as JSON with sorted keys. */
class MapColumn implements Column {
  readonly #arena: TextArena;
  readonly #known = new Map<string, number>();
  readonly #addresses = new Numbers(() => new Uint32Array(pieceRows));

  constructor(arena: TextArena) {
    this.#arena = arena;
  }

  set(row: number, value: unknown): void {
    this.#addresses.set(row, value === undefined ? 0 : this.#keep(sortedJson(value)));
  }

  get(row: number): unknown {
    const address = this.#addresses.get(row);
    return address === 0 ? undefined : JSON.parse(this.#arena.get(address));
  }

  json(row: number): string | undefined {
    const address = this.#addresses.get(row);
    return address === 0 ? undefined : this.#arena.get(address);
  }

  #keep(json: string): number {
    const known = this.#known.get(json);
    if (known !== undefined) return known;
    const address = this.#arena.add(json);
    if (this.#known.size < mapsMax) this.#known.set(json, address);
    return address;
  }
}
