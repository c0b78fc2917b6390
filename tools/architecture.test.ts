import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mayImport, stageOf, violations } from "./architecture.ts";
import { importsOf, root, sourceFiles, type Import } from "./imports.ts";

const product = sourceFiles("packages").filter((file) => file.includes("/src/"));
const imports = product.flatMap((file) => importsOf(file));

describe("the borders of the code", () => {
  test("the test looked at something", () => {
    expect(product.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(400);
    for (const stage of Object.keys(mayImport))
      expect(product.map(stageOf), `stage ${stage} has no file`).toContain(stage);
  });

  test("no import crosses a border", () => {
    expect(imports.flatMap(violations).map((one) => `${one.rule}: ${one.message}`)).toEqual([]);
  });

  test("no modules import each other in a circle", () => {
    expect(cycles(imports)).toEqual([]);
  });

  test("every module is reached from an index, an entry or a test", () => {
    const reached = new Set(imports.map((one) => one.target).filter((target) => target !== undefined));
    const isEntry = (file: string): boolean =>
      /(\/src\/(index|main)\.ts|\.test\.ts|\/bin\/.*|\.bench\.ts|\.fixture\.ts)$/.test(file);
    expect(product.filter((file) => !reached.has(file) && !isEntry(file))).toEqual([]);
  });

  test("ARCHITECTURE.md says what the table says", () => {
    expect(tableOfPage()).toEqual(mayImport);
  });
});

describe("each rule reports its violation", () => {
  const cases: readonly [rule: string, file: string, text: string][] = [
    ["stage", "packages/core/src/rules/x.ts", 'import { a } from "../files/layout.ts";'],
    ["stage", "packages/core/src/base/x.ts", 'import { a } from "../index.ts";'],
    ["stage", "packages/core/src/unheard/x.ts", 'import { a } from "../base/order.ts";'],
    ["types-only", "packages/core/src/verify/x.ts", 'import { a } from "../waves/plan-waves.ts";'],
    ["pure-core", "packages/core/src/model/x.ts", 'import { readFileSync } from "node:fs";'],
    ["library", "packages/core/src/model/x.ts", 'import { parse } from "yaml";'],
    ["library", "packages/core/src/rules/x.ts", 'import { z } from "zod";'],
    ["package", "packages/sources/src/x.ts", 'import { a } from "@vmfactory/cli";'],
    ["index", "packages/cli/src/x.ts", 'import { a } from "@vmfactory/core/src/compile.ts";'],
    ["index", "packages/cli/src/x.ts", 'import { a } from "../../core/src/compile.ts";'],
    ["development", "packages/cli/src/x.ts", 'const a = await import("vitest");'],
  ];

  test.each(cases)("%s: %s", (rule, file, text) => {
    expect(
      importsOf(file, text)
        .flatMap(violations)
        .map((one) => one.rule),
    ).toContain(rule);
  });

  test("a circle is reported", () => {
    const circle: Import[] = ["a.ts", "b.ts"].map((from, index) => ({
      from,
      specifier: "./x",
      target: ["b.ts", "a.ts"][index],
      isTypeOnly: true,
    }));
    expect(cycles(circle)).toEqual(["a.ts → b.ts → a.ts"]);
  });
});

/** Circles among modules, each once, type-only imports included: they tie modules together as well. */
function cycles(all: readonly Import[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const { from, target } of all) if (target) edges.set(from, (edges.get(from) ?? new Set()).add(target));
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file].join(" → "));
    if (start >= 0 || done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}

/** The rows `| stage | … | may import |` of the page's table of stages. */
function tableOfPage(): Record<string, string[]> {
  const page = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const section = page.slice(page.indexOf("<!-- stages -->"), page.indexOf("<!-- /stages -->"));
  const rows = section.split("\n").filter((line) => /^\| (?!stage )[a-z]+ \|/.test(line));
  return Object.fromEntries(
    rows.map((line) => {
      const cells = line.split("|").map((cell) => cell.trim());
      const allowed = cells.at(-2) ?? "";
      return [cells[1] ?? "", allowed === "nothing" ? [] : allowed.split(", ")];
    }),
  );
}
