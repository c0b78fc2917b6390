import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planBytesMax } from "./limits.ts";
import { parseJson } from "./parse-json.ts";

const read = (text: string) => parseJson({ file: "plan.json", text });

function stretch(
  text: string,
  pointer: readonly (string | number)[],
  on: "key" | "value" = "value",
): string | undefined {
  const span = read(text).value?.locate({ file: "plan.json", pointer }, on);
  return span && text.slice(span.start.offset, span.end.offset);
}

describe("values", () => {
  test("any JSON is read as JSON.parse reads it, with the place of each value", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, "\t"), (json, space) => {
        const text = JSON.stringify(JSON.parse(json), null, space);
        expect(read(text).value?.value).toEqual(JSON.parse(json));
        expect(stretch(text, [])).toBe(text);
      }),
    );
  });

  test("any text is read without an exception, and gives a value exactly if JSON.parse gives one", () => {
    const jsonish = fc.array(
      fc.oneof(
        fc.constantFrom(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          '"a"',
          '"',
          "\\",
          "1",
          "-",
          "01",
          "1e5",
          "true",
          "nul",
          " ",
          "\n",
        ),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(jsonish, (pieces) => {
        const text = pieces.join("");
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          // What the other reader says is what is compared.
          isJson = false;
        }
        expect(read(text).value !== undefined).toBe(isJson);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("places", () => {
  const text = '{\n  "a": [1, {"b\\"": "x"}],\n  "c": {}\n}';

  test.each([
    [["a"], "key", '"a"'],
    [["a", 0], "value", "1"],
    [["a", 1, 'b"'], "value", '"x"'],
    [["a", 1, 'b"'], "key", '"b\\""'],
    [["a", 7], "value", '"a"'],
    [["c", "d"], "value", '"c"'],
    [["c"], "value", "{}"],
  ] as const)("%j (%s) is %j", (pointer, on, expected) => {
    expect(stretch(text, pointer, on)).toBe(expected);
  });

  test("of a key that is given twice the last one counts", () => {
    expect(stretch('{"a": 1, "a": 2}', ["a"])).toBe("2");
  });
});

describe("findings", () => {
  test.each([
    ["", "parse/missing-content The file `plan.json` is empty.", 0],
    ['{"a": }', "parse/invalid-syntax This is not JSON: A value is missing here, or it is none that JSON has.", 6],
    ['{"a": 1 "b": 2}', "parse/invalid-syntax This is not JSON: A comma or `}` is missing here.", 8],
    ["[1, 2", "parse/invalid-syntax This is not JSON: A comma or `]` is missing here.", 5],
    ["[01]", "parse/invalid-syntax This is not JSON: A value is missing here, or it is none that JSON has.", 1],
    ['["a]', "parse/invalid-syntax This is not JSON: A quote is opened and not closed.", 1],
    ["1 2", "parse/invalid-syntax This is not JSON: Something follows the value.", 2],
    ["[".repeat(100_000), "parse/invalid-syntax This is not JSON: Maps and lists are nested more than 64 deep.", 64],
  ])("%.20j is %s", (text, expected, offset) => {
    expect(read(text).diagnostics.map(({ code, message, span }) => [`${code} ${message}`, span?.start.offset])).toEqual(
      [[expected, offset]],
    );
  });

  test("a file that is too large is refused before it is read", () => {
    expect(read(" ".repeat(planBytesMax + 1)).diagnostics.map((finding) => finding.code)).toEqual([
      "parse/exceeds-size",
    ]);
  });
});
