import * as fc from "fast-check";
import { expect, test } from "vitest";
import { matchGlob, matchPath } from "./glob.ts";

test.each([
  ["*", "", true],
  ["*", "dvpg/web", true],
  ["dvpg-web-*", "dvpg-web-210", true],
  ["dvpg-web-*", "dvpg-db-220", false],
  ["*-ssd-*", "fra-ssd-01", true],
  ["*-ssd-*", "ssd-01", false],
  ["vm?", "vm1", true],
  ["vm?", "vm", false],
  ["vm?", "vm😀", true],
  ["VM*", "vm1", false],
  ["a.c", "abc", false],
  ["[a]", "a", false],
  ["", "", true],
  ["", "a", false],
])("the name glob %j against %j is %j", (pattern, name, expected) => {
  expect(matchGlob(pattern, name)).toBe(expected);
});

test.each([
  ["factory/*.yaml", "factory/prod1.yaml", true],
  ["factory/*.yaml", "factory/old/prod1.yaml", false],
  ["factory/**/*.yaml", "factory/prod1.yaml", true],
  ["factory/**/*.yaml", "factory/a/b/prod1.yaml", true],
  ["factory/**/*.yaml", "factoryprod1.yaml", false],
  ["factory/**", "factory/a/b.yaml", true],
  ["**/prod?.yaml", "prod1.yaml", true],
  ["**/prod?.yaml", "a/prod1.yaml", true],
  ["**/prod?.yaml", "a/xprod1.yaml", false],
  ["a?b", "a/b", false],
  ["**/**/a", "a", true],
])("the path glob %j against %j is %j", (pattern, path, expected) => {
  expect(matchPath(pattern, path)).toBe(expected);
});

test("a name without wildcards matches itself and nothing else", () => {
  const plain = fc.string().map((text) => text.replace(/[*?]/g, "x"));
  fc.assert(
    fc.property(plain, plain, (a, b) => {
      expect(matchGlob(a, b)).toBe(a === b);
      expect(matchPath(a, a)).toBe(true);
    }),
  );
});

test("a pattern made to be slow is answered at once", () => {
  expect(matchGlob(`${"*a".repeat(200)}b`, "a".repeat(2000))).toBe(false);
});
