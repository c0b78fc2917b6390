import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countOf, DecimalVote, flagOf, misfit, textOf } from "./cell-values.ts";

const plain = { decimalSign: undefined };

describe("countOf", () => {
  test.each([
    [undefined, undefined],
    ["", undefined],
    ["  ", undefined],
    [-1, undefined],
    ["-1", undefined],
    [0, 0],
    ["0", 0],
    [2.6, 3],
    ["16,384", 16_384],
    ["16.384", 16_384],
    ["16'384", 16_384],
    ["16\u00a0384", 16_384],
    ["16\u202f384", 16_384],
    ["1,234,567", 1_234_567],
    ["1.234,5", 1235],
    ["1,234.5", 1235],
    ["16384,25", 16_384],
    ["0,123", 0],
    ["0.750", 1],
    [true, misfit],
    ["abc", misfit],
    ["16 GB", misfit],
    ["1,23,456", misfit],
    [-7, misfit],
    [Number.NaN, misfit],
    [1e300, misfit],
    ["9".repeat(400), misfit],
  ])("%j is %j", (cell, count) => {
    expect(countOf(cell, plain)).toBe(count);
  });

  test("a decimal sign that is known is not a grouping", () => {
    expect(countOf("512.125", { decimalSign: "." })).toBe(512);
    expect(countOf("512.125", { decimalSign: "," })).toBe(512_125);
  });

  test("a whole number is read in every grouping", () => {
    const groupings = fc.constantFrom("", ",", ".", "'", "\u00a0", "\u202f");
    fc.assert(
      fc.property(fc.nat(), groupings, (number, sign) => {
        const text = String(number).replace(/\B(?=(?:\d{3})+$)/g, sign);
        return countOf(text, plain) === number;
      }),
    );
  });
});

describe("flagOf", () => {
  test.each([
    ["True", true],
    ["False", false],
    [" yes ", true],
    ["No", false],
    ["1", true],
    [0, false],
    [true, true],
    ["", undefined],
    [undefined, undefined],
    ["maybe", misfit],
    [2, misfit],
  ])("%j is %j", (cell, flag) => {
    expect(flagOf(cell)).toBe(flag);
  });
});

test("the text of a cell is trimmed, and blank is nothing", () => {
  expect([textOf(" a "), textOf(" \n"), textOf(7), textOf(false), textOf(undefined)]).toEqual([
    "a",
    undefined,
    "7",
    "false",
    undefined,
  ]);
});

describe("DecimalVote", () => {
  const dialectOf = (...cells: string[]) => {
    const vote = new DecimalVote();
    for (const cell of cells) vote.see(cell);
    return vote.dialect.decimalSign;
  };

  test.each([
    [["16.384", "1.5"], "."],
    [["16,384", "0,25"], ","],
    [["1.234.567"], ","],
    [["1,234.5"], "."],
    [["255.255.255.0", "1,5.3"], undefined],
    [["16.384"], undefined],
    [["1.5", "1,5"], undefined],
    [[], undefined],
  ])("%j proves %j", (cells, sign) => {
    expect(dialectOf(...cells)).toBe(sign);
  });
});
