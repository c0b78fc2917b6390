import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderTable } from "./table.ts";
import { columnsOf, wrap } from "./wrap.ts";

describe("wrap", () => {
  test("breaks at spaces and indents what follows", () => {
    expect(wrap("one two three four", 9, "  ")).toBe("one two\n  three\n  four\n");
  });

  test("keeps the lines that a text has", () => {
    expect(wrap("one\ntwo", 20)).toBe("one\ntwo\n");
  });

  test("loses no word and no line is too wide, unless a word is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
        fc.integer({ min: 12, max: 60 }),
        (words, width) => {
          const lines = wrap(words.join(" "), width).trimEnd().split("\n");
          expect(lines.join(" ").split(" ")).toEqual(words);
          for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe("renderTable", () => {
  const columns = [{ header: "wave" }, { header: "machines", isNumber: true }, { header: "why" }];

  test("fits the width by breaking its last column", () => {
    expect(renderTable(columns, [["w-01", "120", "the window of the weekend takes no more"]], 40)).toBe(
      ["wave  machines  why", "w-01       120  the window of the", "                weekend takes no more", ""].join(
        "\n",
      ),
    );
  });

  test("has no text without rows", () => {
    expect(renderTable(columns, [], 40)).toBe("");
  });
});
