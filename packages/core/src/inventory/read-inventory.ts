import { startTextHash } from "../base/hash.ts";
import type { Pointer } from "../base/pointer.ts";
import type { Code } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Staged } from "../diagnostics/staged.ts";
import {
  inventoryFormat,
  inventoryLineMax,
  inventoryVersion,
  recordKinds,
  type InventorySource,
  type RecordKind,
} from "./inventory-format.ts";
import type { Inventory } from "./inventory.ts";
import { findFault, isMap } from "./record-check.ts";
import { recordShapes } from "./record-shapes.table.ts";

/** How many bad lines are reported one by one; after them the reading ends, for the file is something else. */
export const badLinesMax = 20;

/** What an inventory file holds. */
export interface InventoryFile {
  readonly inventory: Inventory;
  readonly sources: readonly InventorySource[];
  readonly capturedAt: string | undefined;
}

/**
 * Reads an inventory file line by line. In: the lines in order, without their line feeds. Out, from `finish`: the inventory,
 * or findings that name the line. Only a whole file counts: without its end, or with an end that does not match, there is
 * no value, because a plan made from half an estate looks like a plan.
 */
export class InventoryReader {
  readonly #file: string;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #hash = startTextHash();
  readonly #records = new Map<RecordKind, unknown[]>(recordKinds.map(([kind]) => [kind, []]));
  readonly #lineOfKey = new Map<string, number>();
  #header: Pick<InventoryFile, "sources" | "capturedAt"> | undefined;
  #line = 0;
  #isEnded = false;
  #isGivenUp = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** Takes a line. False: nothing after it is of use, so that the caller may stop reading. */
  line(text: string): boolean {
    if (this.#isGivenUp) return false;
    this.#line += 1;
    if (text.length > inventoryLineMax) return this.overlong();
    const value = this.#parse(text);
    if (value !== undefined) this.#take(value, text);
    if (this.#diagnostics.length >= badLinesMax) this.#isGivenUp = true;
    return !this.#isGivenUp;
  }

  /** Reports that the next line is longer than `inventoryLineMax`; for callers that count while they read. */
  overlong(): false {
    this.#report("inventory/exceeds-line", [], `Line ${this.#line + 1} is longer than ${inventoryLineMax} characters.`);
    this.#isGivenUp = true;
    return false;
  }

  finish(): Staged<InventoryFile> {
    const isWhole = this.#isEnded || this.#isGivenUp;
    if (!isWhole) {
      const cut = `\`${this.#file}\` ends after line ${this.#line} without the line that closes an inventory: it was cut off.`;
      this.#report(
        this.#line === 0 ? "inventory/missing-header" : "inventory/missing-end",
        [],
        this.#line === 0 ? `\`${this.#file}\` is empty.` : cut,
      );
    }
    const header = this.#header;
    if (this.#diagnostics.length > 0 || header === undefined)
      return { value: undefined, diagnostics: this.#diagnostics };
    const lists = recordKinds.map(([kind, field]) => [field, this.#records.get(kind)]);
    const inventory = Object.fromEntries(lists) as Inventory; // each record was held against the form of its kind
    return { value: { ...header, inventory }, diagnostics: [] };
  }

  #parse(text: string): Readonly<Record<string, unknown>> | undefined {
    try {
      const value: unknown = JSON.parse(text);
      if (isMap(value)) return value;
    } catch {
      // What is wrong with it is said below, in words that name the line.
    }
    const isFirst = this.#line === 1;
    const says = isFirst ? `\`${this.#file}\` is not an inventory file` : `Line ${this.#line} is no JSON object`;
    this.#report(
      isFirst ? "inventory/missing-header" : "inventory/unsupported-line",
      [],
      `${says}: it says ${JSON.stringify(text.slice(0, 60))}.`,
    );
    if (isFirst) this.#isGivenUp = true;
    return undefined;
  }

  #take(value: Readonly<Record<string, unknown>>, text: string): void {
    if (this.#isEnded) {
      this.#report(
        "inventory/unsupported-line",
        [],
        `Line ${this.#line} stands behind the line that closes the inventory.`,
      );
      return;
    }
    if (this.#line === 1) {
      this.#takeHeader(value);
    } else if (Object.hasOwn(value, "end")) {
      this.#takeEnd(value["end"]);
      return;
    } else {
      this.#takeRecord(value);
    }
    this.#hash.add(`${text}\n`);
  }

  #takeHeader(value: Readonly<Record<string, unknown>>): void {
    const { format, version, sources, capturedAt } = value;
    if (format !== inventoryFormat || typeof version !== "number") {
      this.#report(
        "inventory/missing-header",
        [],
        `\`${this.#file}\` is not an inventory file: its first line has no \`"format":"${inventoryFormat}"\`.`,
      );
      this.#isGivenUp = true;
      return;
    }
    if (version !== inventoryVersion) {
      this.#report(
        "inventory/unsupported-version",
        ["version"],
        `\`${this.#file}\` is an inventory of version ${version}; this program reads version ${inventoryVersion}.`,
      );
      this.#isGivenUp = true;
      return;
    }
    this.#header = {
      sources: Array.isArray(sources) ? (sources as InventorySource[]) : [], // for people only: nothing is decided by it
      capturedAt: typeof capturedAt === "string" ? capturedAt : undefined,
    };
  }

  #takeRecord(value: Readonly<Record<string, unknown>>): void {
    const [name = ""] = Object.keys(value);
    const kind = recordKinds.find(([one]) => one === name)?.[0];
    if (kind === undefined) return; // Added within this version by a later program: not for us.
    const record = value[kind];
    const wrong = findFault(record, recordShapes[kind], [kind]);
    if (wrong !== undefined) {
      this.#report("inventory/unsupported-line", wrong.pointer, `Line ${this.#line}: ${wrong.message}.`);
      return;
    }
    const { key } = record as { readonly key: string }; // every form has it
    const id = `${kind} ${key}`;
    const before = this.#lineOfKey.get(id);
    if (before !== undefined) {
      this.#report(
        "inventory/duplicate-record",
        [kind, "key"],
        `Line ${this.#line} is about ${kind} \`${key}\`, as line ${before} is already.`,
      );
      return;
    }
    this.#lineOfKey.set(id, this.#line);
    this.#records.get(kind)?.push(record);
  }

  #takeEnd(end: unknown): void {
    this.#isEnded = true;
    if (this.#diagnostics.length > 0) return;
    const counts = isMap(end) && isMap(end["counts"]) ? end["counts"] : {};
    for (const [kind] of recordKinds) {
      const has = this.#records.get(kind)?.length ?? 0;
      const said = counts[kind];
      if (said === has) continue;
      this.#report(
        "inventory/conflicting-end",
        ["end", "counts", kind],
        `\`${this.#file}\` has ${has} records of kind ${kind}, and its last line says ${JSON.stringify(said)}.`,
      );
    }
    const hash = this.#hash.digest();
    if (this.#diagnostics.length > 0 || !isMap(end) || end["sha256"] === hash) return;
    this.#report(
      "inventory/conflicting-end",
      ["end", "sha256"],
      `\`${this.#file}\` was changed after it was written: its lines do not have the hash that its last line says.`,
    );
  }

  #report(code: Code, pointer: Pointer, message: string): void {
    this.#diagnostics.push({
      code,
      severity: "error",
      message,
      at: { file: this.#file, pointer: [Math.max(this.#line, 1), ...pointer] },
      on: "value",
      ...(whyOf[code] !== undefined && { why: whyOf[code] }),
      fix: { sentence: fixOf[code] ?? "Import or discover the estate again." },
    });
  }
}

const whyOf: Readonly<Partial<Record<Code, string>>> = {
  "inventory/missing-end": "a plan made from half an estate would leave the other half behind.",
  "inventory/conflicting-end": "nobody could tell which machines the plan was made from.",
};

const fixOf: Readonly<Partial<Record<Code, string>>> = {
  "inventory/missing-header": "Name a file that `vmf import` or `vmf discover` wrote.",
  "inventory/unsupported-version": "Use the version of vmf that wrote it, or a newer one, or import the estate again.",
  "inventory/exceeds-line": "Name a file that `vmf import` or `vmf discover` wrote; this one is something else.",
};
