import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newTextStore, PartTable, RecordTable } from "./record-table.ts";
import { TextArena } from "./text-arena.ts";

interface Thing {
  readonly count?: number;
  readonly flag?: boolean;
  readonly word?: string;
  readonly text?: string;
  readonly list?: readonly string[];
  readonly map?: Readonly<Record<string, string>>;
}

const columns = { count: "count", flag: "flag", word: "word", text: "text", list: "list", map: "map" } as const;

const line = fc.string({ unit: "binary" }).map((text) => text.replaceAll("\n", " "));

const thing = fc.record<Thing>(
  {
    count: fc.nat({ max: Number.MAX_SAFE_INTEGER - 1 }),
    flag: fc.boolean(),
    word: fc.string({ unit: "binary" }),
    text: fc.string({ unit: "binary" }),
    list: fc.array(
      line.filter((text) => text !== ""),
      { minLength: 1 },
    ),
    map: fc.dictionary(fc.string(), fc.string()),
  },
  { requiredKeys: [] },
);

describe("RecordTable", () => {
  test("gives back what it was given, and nothing of what it was not", () => {
    fc.assert(
      fc.property(fc.array(thing), (things) => {
        const table = new RecordTable<Thing>(columns, newTextStore());
        for (const one of things) {
          const row = table.add();
          for (const [field, value] of Object.entries(one)) table.set(row, field as keyof Thing, value as never);
        }
        expect(things.map((_, row) => JSON.parse(table.json(row)))).toEqual(
          things.map((one) => JSON.parse(JSON.stringify(one))),
        );
      }),
    );
  });

  test("fields come sorted, with those that are added", () => {
    const table = new RecordTable<Thing>(columns, newTextStore());
    const row = table.add();
    table.set(row, "word", "w");
    table.set(row, "flag", false);
    expect(
      table.json(
        row,
        new Map([
          ["middle", "[1]"],
          ["flag", undefined],
          ["a", "{}"],
        ]),
      ),
    ).toBe('{"a":{},"middle":[1],"word":"w"}');
  });

  test("a value that becomes unknown is unknown", () => {
    const table = new RecordTable<Thing>(columns, newTextStore());
    const row = table.add();
    table.set(row, "count", 0);
    expect(table.get(row, "count")).toBe(0);
    table.set(row, "count", undefined);
    expect(table.json(row)).toBe("{}");
  });
});

test("parts are found by their owner, in the order in which they came", () => {
  const owners = fc.array(fc.nat({ max: 40_000 }));
  fc.assert(
    fc.property(owners, (all) => {
      const table = new PartTable<Thing>(columns, newTextStore());
      for (const owner of all) table.addTo(owner);
      for (const owner of new Set(all)) {
        expect(table.rowsOf(owner)).toEqual(all.flatMap((one, row) => (one === owner ? [row] : [])));
      }
    }),
  );
});

test("an arena keeps texts of any length and script", () => {
  const arena = new TextArena();
  const texts = ["", "a", "ü", "数据", "🚚", "x".repeat(3_000_000), "数".repeat(700_000), "\u0000", "\ud800"];
  const addresses = texts.map((text) => arena.add(text));
  expect(addresses.map((address) => arena.get(address) === texts[addresses.indexOf(address)])).toEqual(
    texts.map(() => true),
  );
  expect(addresses).not.toContain(0);
});
