import { describe, expect, test } from "vitest";
import { parse } from "../parse/parse.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { locate } from "./locate.ts";

const { value: document } = parse([
  { file: "b.yaml", text: "x: &anchor {y: 1}\nz: *anchor\n" },
  { file: "a.yaml", text: "q: 1\n" },
]);
const documents = document === undefined ? [] : [document];

const finding = (
  file: string,
  pointer: Diagnostic["at"]["pointer"],
  code: Diagnostic["code"] = "spec/invalid-value",
): Diagnostic => ({
  code,
  severity: "error",
  message: "m",
  at: { file, pointer },
  on: "value",
});

const order = (diagnostics: readonly Diagnostic[]) =>
  locate(diagnostics, documents).map(
    ({ diagnostic, span }) => `${diagnostic.at.file} ${span?.start.offset} ${diagnostic.code}`,
  );

describe("findings", () => {
  test("come by file, place and code, in whatever order they were made", () => {
    const all = [
      finding("b.yaml", ["z"]),
      finding("b.yaml", ["x"], "spec/wrong-type"),
      finding("b.yaml", ["x"]),
      finding("a.yaml", ["q"]),
    ];
    const expected = [
      "a.yaml 3 spec/invalid-value",
      "b.yaml 11 spec/invalid-value",
      "b.yaml 11 spec/wrong-type",
      "b.yaml 21 spec/invalid-value",
    ];
    expect(order(all)).toEqual(expected);
    expect(order(all.toReversed())).toEqual(expected);
  });

  test("of rows come in the order of the rows", () => {
    const rows = [finding("x.xlsx", ["vInfo", 10]), finding("x.xlsx", ["vInfo", 9]), finding("x.xlsx", ["vDisk", 11])];
    expect(locate(rows, documents).map(({ diagnostic }) => diagnostic.at.pointer)).toEqual([
      ["vDisk", 11],
      ["vInfo", 9],
      ["vInfo", 10],
    ]);
  });

  test("that are the same are told once", () => {
    expect(order([finding("a.yaml", ["q"]), finding("a.yaml", ["q"])])).toHaveLength(1);
  });

  test("about what an alias gives are told at the alias, and the anchor is related", () => {
    const [located] = locate([finding("b.yaml", ["z", "y"])], documents);
    expect(located?.span?.start).toEqual({ offset: 21, line: 2, column: 4 });
    expect(located?.related.map(({ label, span }) => [label, span?.start.column])).toEqual([
      ["its value is written here", 16],
    ]);
  });

  test("about files that nobody read have no span", () => {
    expect(order([finding("other.yaml", ["x"])])).toEqual(["other.yaml undefined spec/invalid-value"]);
  });
});
