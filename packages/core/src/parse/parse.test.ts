import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { locate } from "../diagnostics/locate.ts";
import type { SourceText } from "./document.ts";
import { includesOf, missingInclude } from "./includes.ts";
import { parse } from "./parse.ts";

const root = (text: string): SourceText => ({ file: "factory.yaml", text });
const part = (text: string, file = "factory/a.yaml"): SourceText => ({ file, text });

/** What is reported, as `file:line code message`. */
function reported(factory: readonly [SourceText, ...SourceText[]]): string[] {
  const { value, diagnostics } = parse(factory);
  return locate(diagnostics, value ? [value] : []).map(
    ({ diagnostic, span }) => `${diagnostic.at.file}:${span?.start.line} ${diagnostic.code} ${diagnostic.message}`,
  );
}

describe("included files", () => {
  test("maps are merged at every depth, in the order of the files", () => {
    const { value, diagnostics } = parse([
      root("domain: x\nclusters:\n  prod1: {site: fra}\n"),
      part("clusters:\n  prod2: {site: ams}\n  prod1: {state: imported}\n"),
      part("sites: {fra: {}}\n", "factory/b.yaml"),
    ]);
    expect(diagnostics).toEqual([]);
    expect(value?.value).toEqual({
      domain: "x",
      clusters: { prod1: { site: "fra", state: "imported" }, prod2: { site: "ams" } },
      sites: { fra: {} },
    });
  });

  test("the place of a value is in the file that gives it, of what is missing in the file of its closest ancestor", () => {
    const { value } = parse([root("a: {b: 1}\nc: 1\n"), part("a:\n  d: {e: 2}\n")]);
    const files = [["a", "b"], ["a", "d", "e"], ["a", "d", "x"], ["a"], ["a", "x"], ["x"]].map(
      (pointer) => value?.placeOf(pointer).file,
    );
    expect(files).toEqual([
      "factory.yaml",
      "factory/a.yaml",
      "factory/a.yaml",
      "factory.yaml",
      "factory.yaml",
      "factory.yaml",
    ]);
  });

  test.each([
    [
      "a value that two files give",
      "a: 1\n",
      "a: 1\n",
      "factory/a.yaml:1 parse/conflicting-include `a` is given in `factory.yaml` and in `factory/a.yaml`.",
    ],
    [
      "a list that two files give",
      "a: {l: [1]}\n",
      "a:\n  l: [2]\n",
      "factory/a.yaml:2 parse/conflicting-include `a.l` is given in `factory.yaml` and in `factory/a.yaml`.",
    ],
    [
      "a map against a value",
      "a: {b: 1}\n",
      "a: 1\n",
      "factory/a.yaml:1 parse/conflicting-include `a` is given in `factory.yaml` and in `factory/a.yaml`.",
    ],
    [
      "another kind",
      "kind: Factory\n",
      "kind: Wave\n",
      "factory/a.yaml:1 parse/conflicting-include `kind` is given in `factory.yaml` and in `factory/a.yaml`.",
    ],
    [
      "a list instead of a map",
      "a: 1\n",
      "- a\n",
      "factory/a.yaml:1 parse/conflicting-include `factory/a.yaml` is included and does not hold a map.",
    ],
    [
      "an include of its own",
      "a: 1\n",
      "b: 1\ninclude: [x.yaml]\n",
      "factory/a.yaml:2 parse/unsupported-include `factory/a.yaml` is included and includes files itself.",
    ],
    [
      "an empty file",
      "a: 1\n",
      "\n",
      "factory/a.yaml:1 parse/missing-content The file `factory/a.yaml` is empty, or holds nothing but comments.",
    ],
  ])("%s is reported with its place", (_, one, two, expected) => {
    expect(reported([root(one), part(two)])).toEqual([expected]);
  });

  test("a conflict tells the other place", () => {
    const { value, diagnostics } = parse([root("x: 1\na: 1\n"), part("a: 2\n")]);
    const [finding] = locate(diagnostics, value ? [value] : []);
    expect(finding?.related.map(({ at, label, span }) => [at.file, label, span?.start.line])).toEqual([
      ["factory.yaml", "given here too", 2],
    ]);
    expect(value?.value).toEqual({ x: 1, a: 1 });
  });

  test("a file may say the same apiVersion and kind as the root", () => {
    expect(reported([root("apiVersion: v1\nkind: Factory\n"), part("apiVersion: v1\nkind: Factory\na: 1\n")])).toEqual(
      [],
    );
  });

  test("what is wrong in each of several files is reported in one run", () => {
    expect(reported([root("a: [\n"), part("b: @x\n")])).toHaveLength(2);
  });

  test("a file that is named twice is read once", () => {
    expect(reported([root("a: 1\n"), part("b: 1\n"), part("b: 1\n"), root("a: 1\n")])).toEqual([]);
  });
});

describe("include", () => {
  test("the globs of a root file are read, whatever else is wrong with it", () => {
    expect(includesOf(root("include: [factory/*.yaml, x.yaml]\na: 1\na: 2\n"))).toEqual(["factory/*.yaml", "x.yaml"]);
    expect(includesOf(root("include: x.yaml\n"))).toEqual([]);
    expect(includesOf(root("include: [\n"))).toEqual([]);
  });

  test("a glob that matches nothing is reported where it stands", () => {
    const source = root("a: 1\ninclude:\n  - x.yaml\n  - y/*.yaml\n");
    const findings = locate([missingInclude(source, "y/*.yaml"), missingInclude(source, "x.yaml")], []);
    expect(findings.map(({ diagnostic, span }) => `${span?.start.line} ${diagnostic.message}`)).toEqual([
      "3 `factory.yaml` includes `x.yaml`, and there is no such file.",
      "4 No file matches `y/*.yaml`, which `factory.yaml` includes.",
    ]);
  });
});

/** Text that looks like YAML often enough to get far into the reader. */
const yamlish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "\n",
        "\n  ",
        "\n    ",
        ": ",
        "- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "<<: ",
        "!!str ",
        "!x ",
        "|\n",
        ">-\n",
        "'",
        '"',
        "#",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "\t",
        "\r\n",
        "\\",
        "\uFEFF",
        "\u0000",
        "# factory-ignore a/b: c\n",
        "key",
        "012",
        "~",
        "@",
      ),
      fc.string({ maxLength: 5 }),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(""));

/** Every pointer into a value, itself included. */
function pointers(value: unknown, at: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return [at, ...value.flatMap((item, index) => pointers(item, [...at, index]))];
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => pointers(item, [...at, key]))];
}

describe("properties", () => {
  test("any text is read to its end without an exception, and gives a value or an error", () => {
    fc.assert(
      fc.property(yamlish, yamlish, (one, two) => {
        const { value, diagnostics } = parse([root(one), part(two)]);
        expect(value !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("the span of every value and of every finding lies within its text", () => {
    fc.assert(
      fc.property(yamlish, (text) => {
        const { value, diagnostics } = parse([root(text)]);
        const documents = value ? [value] : [];
        const places = pointers(value?.value).flatMap((pointer) => [
          value?.locate({ file: "factory.yaml", pointer }, "key"),
          value?.locate({ file: "factory.yaml", pointer }, "value"),
          value?.locate({ file: "factory.yaml", pointer: [...pointer, "missing", 7] }, "value"),
        ]);
        const spans = [
          ...places,
          ...locate(diagnostics, documents).flatMap(({ span, related }) => [span, ...related.map((one) => one.span)]),
        ];
        for (const span of spans) {
          if (span === undefined) continue;
          expect(span.start.offset).toBeGreaterThanOrEqual(0);
          expect(span.end.offset).toBeGreaterThanOrEqual(span.start.offset);
          expect(span.end.offset).toBeLessThanOrEqual(text.length);
          expect(span.start.line).toBeLessThanOrEqual(text.split("\n").length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
