import * as fc from "fast-check";
import { expect, test } from "vitest";
import { diffFields } from "./diff-fields.ts";

test("a field that is new, gone or other is told with its path and both values", () => {
  expect(diffFields({ spec: { a: 1, b: 2, "x/y": 3 } }, { spec: { a: 5, c: [1], "x/y": 4 } })).toEqual([
    { action: "change", path: "spec.a", old: 1, new: 5 },
    { action: "remove", path: "spec.b", old: 2, new: undefined },
    { action: "add", path: "spec.c", old: undefined, new: [1] },
    { action: "change", path: 'spec["x/y"]', old: 3, new: 4 },
  ]);
});

test("items of a list are told apart by their names, so that one in front changes none of the others", () => {
  const before = { interfaces: [{ name: "bond0", mtu: 1500 }, { name: "eno1" }] };
  const after = { interfaces: [{ name: "new" }, { name: "bond0", mtu: 9000 }, { name: "eno1" }] };
  expect(diffFields(before, after)).toEqual([
    { action: "change", path: "interfaces[name=bond0].mtu", old: 1500, new: 9000 },
    { action: "add", path: "interfaces[name=new]", old: undefined, new: { name: "new" } },
  ]);
});

test("another order of named items is a change of its own", () => {
  expect(diffFields([{ name: "a" }, { name: "b" }], [{ name: "b" }, { name: "a" }])).toEqual([
    { action: "change", path: "[order]", old: ["[name=a]", "[name=b]"], new: ["[name=b]", "[name=a]"] },
  ]);
});

test("objects in policies are told apart by kind and name", () => {
  const policy = (mtu: number) => [
    { objectDefinition: { kind: "A", metadata: { name: "x" }, mtu } },
    { objectDefinition: { kind: "B", metadata: { name: "x" } } },
  ];
  expect(diffFields(policy(1), policy(2)).map(({ path }) => path)).toEqual([
    "[objectDefinition=A/x].objectDefinition.mtu",
  ]);
});

test("of plain lists it is told what is new and what is gone, or that the order is other", () => {
  expect(diffFields({ a: ["x", "y", "y"] }, { a: ["y", "z"] })).toEqual([
    { action: "remove", path: "a[]", old: "x", new: undefined },
    { action: "remove", path: "a[]", old: "y", new: undefined },
    { action: "add", path: "a[]", old: undefined, new: "z" },
  ]);
  expect(diffFields({ a: [1, 2] }, { a: [2, 1] })).toEqual([{ action: "change", path: "a", old: [1, 2], new: [2, 1] }]);
});

test("items without names are compared by number, those that are equal at both ends set aside", () => {
  const item = (n: number): unknown => ({ n });
  expect(diffFields([1, 2, 3].map(item), [1, 9, 9, 3].map(item))).toEqual([
    { action: "change", path: "[1].n", old: 2, new: 9 },
    { action: "add", path: "[2]", old: undefined, new: { n: 9 } },
  ]);
});

test("another type is a change", () => {
  expect(
    diffFields({ a: null, b: [], c: "1" }, { a: {}, b: {}, c: 1 }).map(({ path, action }) => [path, action]),
  ).toEqual([
    ["a", "change"],
    ["b", "change"],
    ["c", "change"],
  ]);
});

test("there is a difference exactly where the values are not equal", () => {
  const values = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(values, values, (a, b) => {
      expect(diffFields(a, structuredClone(a))).toEqual([]);
      const isEqual = canonical(a) === canonical(b);
      expect(diffFields(a, b).length === 0).toBe(isEqual);
    }),
    { numRuns: 500 },
  );
});

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : Object.is(inner, -0)
        ? "-0"
        : inner,
  );
}
