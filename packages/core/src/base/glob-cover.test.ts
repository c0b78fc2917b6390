import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coversGlob } from "./glob-cover.ts";
import { matchGlob } from "./glob.ts";

describe("coversGlob", () => {
  test.each([
    ["*", "dvpg-*", true],
    ["dvpg-*", "dvpg-web-*", true],
    ["dvpg-web-*", "dvpg-*", false],
    ["*-ssd-*", "fra-ssd-01", true],
    ["a?c", "abc", true],
    ["a?c", "a*c", false],
    ["?*", "*?", true],
    ["**", "*", true],
    ["abc", "abc", true],
    ["abc", "ABC", false],
  ])("%s covers %s: %s", (earlier, later, expected) => {
    expect(coversGlob(earlier, later)).toBe(expected);
  });

  test("what is covered matches nothing that the earlier one does not", () => {
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 6 });
    const name = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(
        pattern,
        pattern,
        name,
        (earlier, later, text) => !coversGlob(earlier, later) || !matchGlob(later, text) || matchGlob(earlier, text),
      ),
      { numRuns: 2000 },
    );
  });
});
