import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashText, startTextHash } from "../base/hash.ts";
import type { Staged } from "../diagnostics/staged.ts";
import { inventoryFormat, inventoryLineMax, inventoryVersion } from "./inventory-format.ts";
import type { Inventory, Machine } from "./inventory.ts";
import { badLinesMax, InventoryReader, type InventoryFile } from "./read-inventory.ts";
import { inventoryLines } from "./write-inventory.ts";

const header = { sources: [{ kind: "rvtools", name: "export.xlsx" }] } as const;

const machine: Machine = {
  key: "vc/vm-1",
  vcenter: "vc",
  moref: "vm-1",
  name: "erp-db-01",
  isTemplate: false,
  powerState: "poweredOn",
  cpus: 4,
  disks: [{ label: "Hard disk 1", capacityMiB: 1024, isThin: true }],
  tags: { env: ["prod"] },
  attributes: JSON.parse('{"__proto__":"odd","Owner":"Müller"}') as Record<string, string>,
};

const inventory: Inventory = {
  vcenters: [
    { key: "vc", readBy: "rvtools 4.7.1", capturedAt: "2026-11-16T06:30:00", coverage: { vInfo: 2, vDisk: 0 } },
  ],
  machines: [machine, { ...machine, key: "vc/vm-0", name: "erp-db-00", tags: {}, attributes: {} }],
  hosts: [{ key: "vc/host-1", vcenter: "vc", name: "esx1", vmkernel: [{ portGroup: "mgmt", ip: "10.0.0.1" }] }],
  datastores: [{ key: "vc/datastore-1", vcenter: "vc", name: "ds", hosts: ["esx1"] }],
  networks: [{ key: "vc/network/pg", vcenter: "vc", name: "pg", kind: "standard" }],
};

function read(lines: readonly string[]): Staged<InventoryFile> {
  const reader = new InventoryReader("estate.ndjson");
  for (const line of lines) if (!reader.line(line)) break;
  return reader.finish();
}

const linesOf = (one: Inventory): string[] => [...inventoryLines(one, header)].map((line) => line.slice(0, -1));
const codesOf = ({ value, diagnostics }: Staged<InventoryFile>) => [
  value === undefined,
  ...diagnostics.map(({ code }) => code),
];

describe("an inventory file", () => {
  test("says what it is, holds its records sorted by kind and key, and closes with counts and a hash", () => {
    const lines = linesOf(inventory);
    expect(lines.map((line) => line.slice(0, 40))).toEqual([
      '{"capturedAt":"2026-11-16T06:30:00","for',
      '{"vcenter":{"capturedAt":"2026-11-16T06:',
      '{"host":{"key":"vc/host-1","name":"esx1"',
      '{"datastore":{"hosts":["esx1"],"key":"vc',
      '{"network":{"key":"vc/network/pg","kind"',
      '{"machine":{"attributes":{},"cpus":4,"di',
      '{"machine":{"attributes":{"Owner":"Mülle',
      '{"end":{"counts":{"datastore":1,"host":1',
    ]);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      format: inventoryFormat,
      version: inventoryVersion,
      sources: header.sources,
    });
    expect(JSON.parse(lines.at(-1) ?? "")).toEqual({
      end: {
        counts: { datastore: 1, host: 1, machine: 2, network: 1, vcenter: 1 },
        sha256: hashText(
          lines
            .slice(0, -1)
            .map((line) => `${line}\n`)
            .join(""),
        ),
      },
    });
  });

  test("gives the inventory back", () => {
    const { value, diagnostics } = read(linesOf(inventory));
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({
      inventory: { ...inventory, machines: inventory.machines.toReversed() },
      sources: header.sources,
      capturedAt: "2026-11-16T06:30:00",
    });
    expect(Object.keys(value?.inventory.machines[1]?.attributes ?? {})).toEqual(["Owner", "__proto__"]);
  });

  test("has the same bytes whatever order records and fields are in", () => {
    const shuffleKeys = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffleKeys);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, child]) => [key, shuffleKeys(child)]),
      );
    };
    const shuffled = shuffleKeys({ ...inventory, machines: inventory.machines.toReversed() }) as Inventory;
    expect(linesOf(shuffled)).toEqual(linesOf(inventory));
  });

  test("that was cut off anywhere is refused", () => {
    const lines = linesOf(inventory);
    for (let count = 1; count < lines.length; count += 1) {
      expect(codesOf(read(lines.slice(0, count)))).toEqual([true, "inventory/missing-end"]);
    }
    const half = [...lines.slice(0, 5), lines[5]?.slice(0, 30) ?? ""];
    expect(codesOf(read(half))).toEqual([true, "inventory/unsupported-line", "inventory/missing-end"]);
  });

  test("that misses a line, or says another word, is refused with the place", () => {
    const lines = linesOf(inventory);
    expect(read(lines.toSpliced(5, 1)).diagnostics).toMatchObject([
      { code: "inventory/conflicting-end", at: { file: "estate.ndjson", pointer: [7, "end", "counts", "machine"] } },
    ]);
    const changed = lines.map((line) => line.replace('"cpus":4', '"cpus":5'));
    expect(read(changed).diagnostics).toMatchObject([
      {
        code: "inventory/conflicting-end",
        severity: "error",
        at: { pointer: [8, "end", "sha256"] },
        message: expect.stringContaining("was changed"),
      },
    ]);
  });

  test.each([
    [
      "a value of the wrong type",
      '"cpus":4',
      '"cpus":"4"',
      [6, "machine", "cpus"],
      '`machine.cpus` is "4" and must be a number',
    ],
    [
      "a word that is none",
      '"poweredOn"',
      '"on"',
      [6, "machine", "powerState"],
      "must be one of poweredOn, poweredOff, suspended",
    ],
    ["no name", '"name":"erp-db-00",', "", [6, "machine"], "`machine` has no `name`"],
    ["a list that is none", '"disks":[', '"disks":[1,', [6, "machine", "disks", 0], "must be an object"],
  ])("with %s is refused with line and field", (...[, from, to, pointer, message]) => {
    const lines = linesOf(inventory).map((line, index) => (index === 5 ? line.replace(from, to) : line));
    expect(read(lines).diagnostics).toMatchObject([
      {
        code: "inventory/unsupported-line",
        at: { file: "estate.ndjson", pointer },
        message: expect.stringContaining(message),
      },
    ]);
  });

  test("with a record twice names both lines", () => {
    const lines = linesOf(inventory);
    const { diagnostics } = read([...lines.slice(0, 6), lines[5] ?? "", ...lines.slice(6)]);
    expect(diagnostics).toMatchObject([
      {
        code: "inventory/duplicate-record",
        at: { pointer: [7, "machine", "key"] },
        message: "Line 7 is about machine `vc/vm-0`, as line 6 is already.",
      },
    ]);
  });

  test("of a newer version is refused, one with fields and kinds of a later program is read", () => {
    const newer = linesOf(inventory).map((line) => line.replace('"version":1', '"version":2'));
    expect(codesOf(read(newer))).toEqual([true, "inventory/unsupported-version"]);
    const later = linesOf(inventory)
      .slice(0, -1)
      .map((line) => line.replace('"cpus":4', '"cpus":4,"gpus":1'));
    later.push('{"cluster":{"key":"vc/c"}}');
    const counts = { datastore: 1, host: 1, machine: 2, network: 1, vcenter: 1, cluster: 1 };
    const sha256 = hashText(later.map((line) => `${line}\n`).join(""));
    expect(codesOf(read([...later, JSON.stringify({ end: { counts, sha256 } })]))).toEqual([false]);
  });

  test.each([
    ["an empty file", []],
    ["YAML", ["apiVersion: v1", "kind: List"]],
    ["another JSON", ['{"apiVersion":"v1"}']],
    ["a number", ["42"]],
    ["a binary", ["\u0000\u0001\u0002"]],
  ])("is not %s", (_, lines) => {
    expect(codesOf(read(lines))).toEqual([true, "inventory/missing-header"]);
  });

  test("ends with its last line", () => {
    expect(codesOf(read([...linesOf(inventory), "{}"]))).toEqual([true, "inventory/unsupported-line"]);
  });

  test("with one endless line, or a thousand bad ones, is not read to its end", () => {
    const [first = ""] = linesOf(inventory);
    const reader = new InventoryReader("x");
    expect([reader.line(first), reader.line("x".repeat(inventoryLineMax + 1)), reader.line("{}")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(codesOf(reader.finish())).toEqual([true, "inventory/exceeds-line"]);
    const many = new InventoryReader("x");
    many.line(first);
    let read = 0;
    while (many.line("nonsense")) read += 1;
    expect(read).toBe(badLinesMax - 1);
    expect(many.finish().diagnostics).toHaveLength(badLinesMax);
  });
});

test("a hash of pieces is the hash of the whole text", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
      const hash = startTextHash();
      for (const text of texts) hash.add(text);
      return hash.digest() === hashText(texts.join(""));
    }),
  );
});
