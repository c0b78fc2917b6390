import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lineAt, lineStarts, positionAt } from "./text.ts";

test("lines end with LF or CR and LF, and the last one needs no end", () => {
  const text = "a\r\nbc\n\nd";
  const starts = lineStarts(text);
  expect([1, 2, 3, 4, 5].map((line) => lineAt(text, starts, line))).toEqual(["a", "bc", "", "d", ""]);
});

test("a byte order mark is part of no line", () => {
  const text = "\uFEFFab";
  expect(lineAt(text, lineStarts(text), 1)).toBe("ab");
  expect(positionAt(lineStarts(text), 1)).toEqual({ offset: 1, line: 1, column: 1 });
  expect(positionAt(lineStarts(text), 0)).toEqual({ offset: 0, line: 1, column: 1 });
});

test("the position of each offset is what counting gives", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r\n", "ä") }), fc.nat(), (text, seed) => {
      const offset = seed % (text.length + 1);
      const before = text.slice(0, offset).split("\n");
      expect(positionAt(lineStarts(text), offset)).toEqual({
        offset,
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
      });
    }),
  );
});
