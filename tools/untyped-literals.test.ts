import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, sourceFiles } from "./imports.ts";
import { untypedLiterals } from "./untyped-literals.ts";

/** Where objects for clusters are made. */
const folders = ["packages/core/src/resources", "packages/core/src/migrate"];

describe("object literals whose type nothing says", () => {
  const builders = folders
    .flatMap((folder) => sourceFiles(folder))
    .filter((file) => !/\.(test|fixture|gen)\.ts$/.test(file));

  test("no builder has one: say the type of the constant, or what the function gives, or use presentFields", () => {
    expect(builders.length).toBeGreaterThan(30);
    expect(builders.flatMap((file) => untypedLiterals(file, readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  test.each([
    "const x = { a: 1 };",
    "const x = [{ a: 1 }];",
    "const x: X = { ...(c ? { a: 1 } : {}) };",
    "const x: X = { list: names.map((name) => ({ name })) };",
    "function f() { return { a: 1 }; }",
    "function f() { if (c) { return c && { a: 1 }; } }",
    "const f = () => ({ b: { a: 1 } });",
  ])("found in %s", (text) => {
    expect(untypedLiterals("x.ts", `\n${text}`)).toEqual([`x.ts:2: ${text}`]);
  });

  test.each([
    "const x: X = { a: 1, b: [{ c: 2 }] };",
    "const x = { a: 1 } as const;",
    "const x = { a: 1 } satisfies X;",
    "const x: X = { ...(c ? y : {}) };",
    "const x: X = { list: [...(c ? [{ a: 1 }] : [])] };",
    "const x: X = { list: names.map((name): Named => ({ name })) };",
    "function f(): X { return { a: 1 }; }",
    "function f({ a }: X = { a: 1 }) { g({ a }); }",
  ])("not found in %s", (text) => {
    expect(untypedLiterals("x.ts", text)).toEqual([]);
  });
});
