import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codes, pageName, type Code } from "@vmfactory/core";
import { root } from "./imports.ts";

const names = (folder: string, end: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(end) && !name.endsWith(`.test${end}`))
    .map((name) => name.slice(0, -end.length))
    .sort();

const registered = (Object.keys(codes) as Code[]).map((code) => pageName(code).replace(".md", "")).sort();
const rules = names("packages/core/src/rules", ".ts").filter(
  (name) => name !== "check-model" && registered.includes(name),
);

describe("registry, rules, tests and pages", () => {
  test("there are many rules", () => {
    expect(rules.length).toBeGreaterThan(50);
  });

  test("every file among the rules that is not shared by several is named after a code", () => {
    const shared = names("packages/core/src/rules", ".ts").filter(
      (name) => !registered.includes(name) && name !== "check-model",
    );
    // What several rules need: it reports nothing itself.
    for (const name of shared)
      expect(name, `${name} looks like a rule and its code is not registered`).not.toMatch(
        /-(unknown|duplicate|missing|conflicting|unsupported|exceeds|deprecated|unused)-/,
      );
  });

  test("every rule has a test", () => {
    const tests = names("packages/core/src/rules", ".ts").length;
    expect(tests).toBeGreaterThan(0);
    const tested = readdirSync(join(root, "packages/core/src/rules")).filter((name) => name.endsWith(".test.ts"));
    expect(rules.filter((name) => !tested.includes(`${name}.test.ts`))).toEqual([]);
  });

  test("every code has a page and every page a code", () => {
    expect(names("docs/reference/diagnostics", ".md").filter((name) => name !== "README")).toEqual(registered);
  });
});
