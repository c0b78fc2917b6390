import { describe, expect, test } from "vitest";
import { closest } from "./similar.ts";

describe("closest", () => {
  test.each([
    ["db-7", ["db-07", "web-07"], "db-07"],
    ["form", ["from", "format"], "from"],
    ["Europe/Berln", ["Europe/Berlin", "Europe/Bern"], "Europe/Berlin"],
    ["PROD1", ["prod1", "prod2"], "prod1"],
    ["prod", ["prod2", "prod1"], "prod1"],
    ["x", ["y"], undefined],
    ["storage", ["migration"], undefined],
    ["a", [], undefined],
    ["a".repeat(300), ["a".repeat(301)], undefined],
  ])("for %s among %j it is %s", (name, candidates, expected) => {
    expect(closest(name, candidates)).toBe(expected);
  });
});
