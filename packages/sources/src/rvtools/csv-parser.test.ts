import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CsvParser } from "./csv-parser.ts";
import { defaultLimits, type SourceLimits } from "./limits.ts";
import { ImportRun } from "./run.ts";

function parse(
  pieces: readonly string[],
  { delimiter = ",", limits = {} as Partial<SourceLimits>, wanted = undefined as boolean[] | undefined } = {},
) {
  const rows: [number, (string | undefined)[]][] = [];
  const run = new ImportRun({ file: "x.csv", limits: { ...defaultLimits, ...limits } });
  const parser = new CsvParser(delimiter, run, (row, cells) => rows.push([row, [...cells]]));
  parser.wanted = wanted;
  for (const piece of pieces) parser.write(piece);
  parser.end();
  return rows;
}

describe("CsvParser", () => {
  test.each([
    [
      "a,b\r\n1,2\r\n",
      [
        [1, ["a", "b"]],
        [2, ["1", "2"]],
      ],
    ],
    ["a;b", [[1, ["a;b"]]]],
    ['"a,b",c', [[1, ["a,b", "c"]]]],
    ['"say ""hi""",c', [[1, ['say "hi"', "c"]]]],
    [
      '"two\r\nlines",c\n"x"',
      [
        [1, ["two\r\nlines", "c"]],
        [2, ["x"]],
      ],
    ],
    ['5" disk,c', [[1, ['5" disk', "c"]]]],
    ['"a" tail,c', [[1, ["a tail", "c"]]]],
    [
      "a,,c\n,,\n\nd",
      [
        [1, ["a", undefined, "c"]],
        [4, ["d"]],
      ],
    ],
    ['"",""\n"x"\r', [[2, ["x"]]]],
    [
      '"\rx"\ny',
      [
        [1, ["\rx"]],
        [2, ["y"]],
      ],
    ],
    [
      "a\rb\rc",
      [
        [1, ["a"]],
        [2, ["b"]],
        [3, ["c"]],
      ],
    ],
    ["", []],
  ])("%j", (text, rows) => {
    expect(parse([text])).toEqual(rows);
    expect(parse([...text])).toEqual(rows);
  });

  test("what any writer quotes comes back, cut into whatever pieces", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "ü", '"', ",", ";", "\n", "\r", " ", "🚚"), minLength: 1 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(",", ";"),
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 9 }),
        (rows, delimiter, end, size) => {
          const quoted = (text: string): string => (/[",;\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
          const text = rows.map((row) => row.map(quoted).join(delimiter) + end).join("");
          const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
            text.slice(index * size, (index + 1) * size),
          );
          expect(parse(pieces, { delimiter })).toEqual(rows.map((row, index) => [index + 1, row]));
        },
      ),
    );
  });

  test("cells that nobody wants are passed over", () => {
    expect(parse(['a,"b\n""",c\nd,e,f'], { wanted: [false, false, true] })).toEqual([
      [1, [undefined, undefined, "c"]],
      [2, [undefined, undefined, "f"]],
    ]);
  });

  test.each([
    ["a quote that never ends", ['a,"b\nc,d'], {}, "ends within quotes that begin in row 1: it was cut off"],
    [
      "a cell without end",
      ["x".repeat(60), "x".repeat(60)],
      { cellChars: 100 },
      "has a cell of more than 100 characters in row 1",
    ],
    ["a row without end", [",".repeat(50)], { columns: 40 }, "has more than 40 columns in row 1"],
    ["rows without end", ["a\n".repeat(50)], { csvRows: 40 }, "has more than 40 rows"],
  ])("%s is refused", (_, pieces, limits, message) => {
    expect(() => parse(pieces, { limits })).toThrow(`\`x.csv\` ${message}.`);
  });
});
