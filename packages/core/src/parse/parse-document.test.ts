import { describe, expect, test } from "vitest";
import { locate } from "../diagnostics/locate.ts";
import type { Document } from "./document.ts";
import { aliasedValuesMax, depthMax, piecesMax, syntaxFindingsMax, yamlBytesMax } from "./limits.ts";
import { parseDocument } from "./parse-document.ts";

const read = (text: string) => parseDocument({ file: "f.yaml", text });

/** What is reported, as `line:column code message`. */
function reported(text: string): string[] {
  return locate(read(text).diagnostics, []).map(
    ({ diagnostic, span }) => `${span?.start.line}:${span?.start.column} ${diagnostic.code} ${diagnostic.message}`,
  );
}

function valueOf(text: string): unknown {
  const { value, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  return value?.value;
}

function documentOf(text: string): Document {
  const { value } = read(text);
  if (value === undefined) throw new Error("not read");
  return value;
}

/** The stretch of text at a pointer. */
function stretch(
  text: string,
  pointer: readonly (string | number)[],
  on: "key" | "value" = "value",
): string | undefined {
  const span = documentOf(text).locate({ file: "f.yaml", pointer }, on);
  return span && text.slice(span.start.offset, span.end.offset);
}

describe("values", () => {
  test.each([
    ["on", "on"],
    ["yes", "yes"],
    ["1:30", "1:30"],
    ["02:00:10:02:11:00", "02:00:10:02:11:00"],
    ["2026-12-01", "2026-12-01"],
    ["1_000", "1_000"],
    ["012", 12],
    ["0o17", 15],
    ["~", null],
    ["true", true],
    ["4.10", 4.1],
    ["'012'", "012"],
    ["!!str 012", "012"],
  ])("%s is read as a reader of YAML 1.2 reads it", (text, value) => {
    expect(valueOf(`a: ${text}\n`)).toEqual({ a: value });
  });

  test("keys are texts as written", () => {
    expect(valueOf("{012: a, on: b, 4.10: c, 'x y': d, null: e}")).toEqual({
      "012": "a",
      on: "b",
      "4.10": "c",
      "x y": "d",
      null: "e",
    });
  });

  test("a map has no prototype, so that no key has a meaning", () => {
    const value = valueOf("constructor: 1\ntoString: 2\n");
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.entries(value as object)).toEqual([
      ["constructor", 1],
      ["toString", 2],
    ]);
  });

  test("an alias is what its anchor is", () => {
    expect(valueOf("a: &x {b: [1]}\nc: *x\n")).toEqual({ a: { b: [1] }, c: { b: [1] } });
  });

  test("a merge key gives what the map does not give itself, the first of several first", () => {
    const text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 3}\nd:\n  <<: *a\n";
    expect(valueOf(text)).toEqual({ a: { x: 1, y: 1 }, b: { y: 2, z: 2 }, c: { x: 3, y: 1, z: 2 }, d: { x: 1, y: 1 } });
  });

  test("lines may end with CR and LF, and the text may begin with a byte order mark", () => {
    expect(valueOf("\uFEFFa: 1\r\nb: |\r\n  x\r\n  y\r\n")).toEqual({ a: 1, b: "x\ny\n" });
  });

  test("a document may begin with a line of dashes and end with one of dots", () => {
    expect(valueOf("%YAML 1.2\n---\na: 1\n...\n")).toEqual({ a: 1 });
  });
});

describe("findings", () => {
  test.each([
    ["an empty text", "", "1:1 parse/missing-content The file `f.yaml` is empty, or holds nothing but comments."],
    [
      "comments alone",
      "# a\n\n# b\n",
      "1:1 parse/missing-content The file `f.yaml` is empty, or holds nothing but comments.",
    ],
    [
      "a lone separator",
      "---\n",
      "1:1 parse/missing-content The file `f.yaml` is empty, or holds nothing but comments.",
    ],
    [
      "NUL",
      "a: 1\nb: \u0000\n",
      "2:4 parse/unsupported-characters The file `f.yaml` holds the control character U+0000 (line 2).",
    ],
    [
      "bytes that are not UTF-8",
      "a: \uFFFD",
      "1:4 parse/unsupported-characters The file `f.yaml` holds bytes that are not UTF-8 (line 1).",
    ],
    ["a duplicate key", "a: 1\nb: 2\na: 3\n", "3:1 parse/duplicate-key The key `a` is given twice in this map."],
    [
      "keys that differ only in quotes",
      '{a: 1, "a": 2}',
      "1:8 parse/duplicate-key The key `a` is given twice in this map.",
    ],
    [
      "several documents",
      "a: 1\n---\nb: 2\n",
      "2:1 parse/several-documents Here a second document begins; a file holds one.",
    ],
    ["an unknown anchor", "a: *x\n", "1:4 parse/unknown-anchor The alias `*x` names no anchor before it."],
    [
      "an alias within its anchor",
      "a: &x [1, *x]\n",
      "1:11 parse/cyclic-alias The alias `*x` stands within what it stands for.",
    ],
    ["an unknown tag", "a: !vault x\n", "1:4 parse/unsupported-tag The tag `!vault` is not known."],
    [
      "a tag of YAML 1.1",
      "a: !!timestamp 2026-01-01\n",
      "1:4 parse/unsupported-tag The tag `!!timestamp` is not known.",
    ],
    ["a map as a key", "? {a: 1}\n: b\n", "1:3 parse/unsupported-key A key is a map or a list."],
    ["an alias as a key", "a: &x b\n*x : c\n", "2:1 parse/unsupported-key A key is an alias."],
    ["an absent key", "a: 1\n: b\n", "2:1 parse/unsupported-key A key is missing before the colon."],
    [
      "a key that programs trip over",
      "__proto__: {a: 1}\nb: 1\n",
      "1:1 parse/unsupported-key The key `__proto__` is not allowed.",
    ],
    [
      "a merge of no map",
      "a: &x [1]\nb: {<<: *x}\n",
      "2:9 parse/unsupported-merge The merge key `<<` is followed by something that is no map.",
    ],
    [
      "another YAML version",
      "%YAML 1.1\n---\na: on\n",
      "1:1 parse/unsupported-directive The directive `%YAML 1.1` is not supported.",
    ],
    ["a tab as indentation", "a:\n\tb: 1\n", "2:1 parse/invalid-syntax A tab indents this line."],
    ["an open quote", 'a: "b\n', "2:1 parse/invalid-syntax A quote is opened and not closed."],
    ["an open bracket", "a: [1, 2\n", "2:1 parse/invalid-syntax A bracket is opened and not closed."],
    ["two maps on a line", "a: b: c\n", "1:4 parse/invalid-syntax A second `key: value` begins on the same line."],
    [
      "a line that is no entry",
      "a: 1\nb\n",
      "2:1 parse/invalid-syntax This line is neither `key: value` nor an item of a list.",
    ],
    ["a wrong escape", 'a: "\\d"\n', "1:5 parse/invalid-syntax `\\d` is no escape in double quotes."],
    ["a plain text that begins with @", "a: @b\n", "1:4 parse/invalid-syntax A plain text cannot begin with `@`."],
    [
      "wrong indentation",
      "a:\n    b: 1\n  c: 2\n",
      "3:3 parse/invalid-syntax This line is indented differently from those it belongs to.",
    ],
  ])("%s is reported", (_, text, expected) => {
    expect(reported(text)[0]).toBe(expected);
  });

  test("all errors of a file are reported, in the order of the text", () => {
    expect(reported("a: @b\nc: 1\nd: [1\n}\ne: `x`\n").map((line) => line.split(" ")[0])).toEqual([
      "1:4",
      "4:1",
      "5:4",
    ]);
  });

  test("a duplicate key tells where the first one stands", () => {
    const [finding] = locate(read("a: 1\nb: 2\na: 3\n").diagnostics, []);
    expect(finding?.related.map(({ label, span }) => [label, span?.start.line])).toEqual([["first given here", 1]]);
  });

  test("duplicate keys leave a value to look at, errors of syntax do not", () => {
    expect(read("a: 1\na: 2\n").value?.value).toEqual({ a: 1 });
    expect(read("a: [\n").value).toBeUndefined();
  });

  test("a key that is refused is not in the value", () => {
    expect(Object.keys(read("__proto__: {a: 1}\nb: 1\n").value?.value ?? {})).toEqual(["b"]);
  });
});

describe("limits", () => {
  test("a text that is too large is refused before it is read", () => {
    expect(reported(`a: ${"x".repeat(yamlBytesMax)}`)).toEqual([
      `1:1 parse/exceeds-size The file \`f.yaml\` has ${yamlBytesMax + 3} characters; at most ${yamlBytesMax} bytes are read.`.replace(
        "1:1",
        "undefined:undefined",
      ),
    ]);
  });

  test.each([
    ["brackets", "[".repeat(100_000)],
    ["braces", "{a: ".repeat(100_000)],
    ["dashes", "- ".repeat(100_000)],
    ["question marks", "? ".repeat(100_000)],
    ["steps of indentation", Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("nesting by %s ends where it is too deep", (_, text) => {
    expect(reported(text).map((line) => line.split(" ")[1])).toEqual(["parse/exceeds-depth"]);
  });

  test("what is nested as deeply as allowed is read", () => {
    expect(reported(`${"[".repeat(depthMax)}${"]".repeat(depthMax)}`)).toEqual([]);
    expect(reported(`${"[".repeat(depthMax + 1)}${"]".repeat(depthMax + 1)}`)).toHaveLength(1);
  });

  test("aliases cannot nest deeper than what is written may", () => {
    const steps = Array.from({ length: 100 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]`);
    expect(reported(["a0: &a0 []", ...steps].join("\n"))[0]).toContain("parse/exceeds-depth With the alias `*a");
  });

  test("a bomb of aliases is refused with one plain finding", () => {
    const lines = Array.from(
      { length: 30 },
      (_, index) => `b${index + 1}: &b${index + 1} [${Array.from({ length: 10 }, () => `*b${index}`).join(", ")}]`,
    );
    expect(reported(["b0: &b0 [x, x, x, x]", ...lines].join("\n"))).toEqual([
      expect.stringContaining(`parse/exceeds-aliases With the alias \`*b`) as string,
    ]);
    expect(reported(["b0: &b0 [x, x, x, x]", ...lines].join("\n"))[0]).toContain(
      `more than ${aliasedValuesMax} values`,
    );
  });

  test("a bomb of merge keys is refused too", () => {
    const entries = Array.from({ length: 500 }, (_, index) => `k${index}: {a: 1}`).join(", ");
    const uses = Array.from({ length: 500 }, (_, index) => `m${index}: {<<: *base}`).join("\n");
    expect(reported(`base: &base {${entries}}\n${uses}\n`).map((line) => line.split(" ")[1])).toEqual([
      "parse/exceeds-aliases",
    ]);
  });

  test("the number of findings of one file is bounded, and the rest is counted", () => {
    const lines = Array.from({ length: 300 }, (_, index) => `k${index}: @x`);
    const findings = reported(lines.join("\n"));
    expect(findings).toHaveLength(syntaxFindingsMax + 1);
    expect(findings.at(-1)).toContain(`${300 - syntaxFindingsMax} more errors of syntax follow.`);
  });

  test.each([
    ["closing brackets", "]".repeat(1_000_000)],
    ["anchors", "&a ".repeat(300_000)],
    ["tags", "!a ".repeat(300_000)],
    ["documents", "---\n".repeat(250_000)],
    ["directives", "%A\n".repeat(300_000)],
  ])("a text of nothing but %s is answered at once", (_, text) => {
    const findings = reported(text);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.length).toBeLessThanOrEqual(syntaxFindingsMax + 1);
  });

  test("a text of too many pieces is refused", () => {
    expect(
      reported(`[${"a,".repeat(piecesMax / 2)}]`.slice(0, yamlBytesMax)).map((line) => line.split(" ")[1]),
    ).toEqual(["parse/exceeds-size"]);
  });
});

describe("places", () => {
  const text = "a:\n  b: [one, {c: two}]\n  d:\ne: &x\n  f: 3\ng: *x\nh:\n  <<: *x\n";

  test.each([
    [["a", "b", 0], "value", "one"],
    [["a", "b", 0], "key", "one"],
    [["a", "b"], "key", "b"],
    [["a", "b", 1, "c"], "value", "two"],
    [["a", "b", 1, "c"], "key", "c"],
    [["e"], "value", "f: 3\n"],
  ] as const)("%j (%s) is %j", (pointer, on, expected) => {
    expect(stretch(text, pointer, on)).toBe(expected);
  });

  test("a value that is not written is shown by its key", () => {
    expect(stretch(text, ["a", "d"])).toBe("d");
  });

  test("what is missing is shown by the key of the closest ancestor", () => {
    expect(stretch(text, ["a", "x", "y"])).toBe("a");
    expect(stretch(text, ["a", "b", 7])).toBe("b");
  });

  test("what is missing at the root is shown where the document begins", () => {
    expect(stretch(text, ["x"])).toBe("a");
  });

  test("what an alias gives is shown where the alias stands, and its anchor is known", () => {
    expect(stretch(text, ["g", "f"])).toBe("*x");
    const anchor = documentOf(text).anchorOf({ file: "f.yaml", pointer: ["g", "f"] });
    expect(text.slice(anchor?.start.offset, anchor?.end.offset)).toBe("3");
  });

  test("what a merge key gives is shown where its alias stands", () => {
    expect(stretch(text, ["h", "f"])).toBe("*x");
    expect(stretch(text, ["h", "f"], "key")).toBe("<<");
  });

  test("lines and columns count from 1, and a byte order mark or CR does not shift them", () => {
    const span = documentOf("\uFEFFa: 1\r\nbc: 2\r\n").locate({ file: "f.yaml", pointer: ["bc"] }, "value");
    expect(span).toEqual({ start: { offset: 11, line: 2, column: 5 }, end: { offset: 12, line: 2, column: 6 } });
  });

  test("another file is not found", () => {
    expect(documentOf(text).locate({ file: "other.yaml", pointer: ["a"] }, "key")).toBeUndefined();
  });
});
