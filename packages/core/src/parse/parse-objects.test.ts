import { expect, test } from "vitest";
import { parseObjects } from "./parse-objects.ts";

test("each document of a text is an object, empty ones are none", () => {
  expect(parseObjects("# a\na: 1\n---\n---\nb: [x]\n")).toEqual([{ a: 1 }, { b: ["x"] }]);
  expect(parseObjects("")).toEqual([]);
  expect(parseObjects("# nothing\n")).toEqual([]);
});

test("what is no YAML is nothing, not a crash", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${"*a,".repeat(50)}]\nc: &c [${"*b,".repeat(50)}]\nd: [${"*c,".repeat(50)}]\n`;
  for (const text of ["a: [", "a: 1\na: 2\n", "[".repeat(200_000), bomb, `a: ${"x".repeat(5_000_000)}`])
    expect(parseObjects(text), text.slice(0, 20)).toBeUndefined();
});
