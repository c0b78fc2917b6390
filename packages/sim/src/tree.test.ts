import { describe, expect, test } from "vitest";
import { frozenCopy, isSame, mergePatch } from "./tree.ts";

describe("trees of fields", () => {
  test.each([
    [{ a: { b: 1 } }, { a: { c: 2 } }, { a: { b: 1, c: 2 } }],
    [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
    [{ a: 1, b: 2 }, { a: null }, { b: 2 }],
    [{ a: 1 }, { a: { b: { c: null } } }, { a: { b: {} } }],
    [undefined, { a: 1 }, { a: 1 }],
    [{ a: 1 }, { a: undefined }, {}],
  ])("%j, patched with %j, is %j", (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result);
  });

  test.each([
    [{ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [{ a: undefined }, { b: undefined }, false],
    [[1], { 0: 1 }, false],
    [[1, 2], [2, 1], false],
    [1, "1", false],
  ])("%j and %j hold the same: %s", (a, b, same) => {
    expect(isSame(a, b)).toBe(same);
  });

  test("a copy is frozen all the way down, without what is null", () => {
    const copy = frozenCopy({ a: { b: [{ c: null, d: 1 }] } });
    expect(copy).toEqual({ a: { b: [{ d: 1 }] } });
    expect(Object.isFrozen(copy.a.b[0])).toBe(true);
  });
});
