import fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, suggest } from "./did-you-mean.ts";

test.each([
  ["db-7", ["db-07", "web-07"], "db-07"],
  ["adress", ["addresses", "address"], "address"],
  ["gatewya", ["gateway", "cidr"], "gateway"],
  ["Kind", ["find", "kind"], "kind"],
  ["prod1", ["prod2", "prod10"], "prod10"],
  ["zzz", ["prod1", "prod2"], undefined],
  ["a", ["b"], undefined],
  ["", ["a"], undefined],
  ["vlan", [], undefined],
  ["clustres", ["clusters", "cluster"], "clusters"],
])("%j among %j suggests %j", (word, candidates, expected) => {
  expect(suggest(word, candidates)).toBe(expected);
});

test("the edit is what the sentence says", () => {
  expect(didYouMean("colour", ["color"])).toEqual({ sentence: "Did you mean `color`?", replacement: "color" });
});

test("a suggestion is a candidate, does not depend on their order, and a word that is there is suggested", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (word, candidates) => {
      const guess = suggest(word, candidates);
      if (guess !== undefined) expect(candidates).toContain(guess);
      expect(suggest(word, candidates.toReversed())).toBe(guess);
      if (word.length > 0) expect(suggest(word, [...candidates, word])).toBe(word);
    }),
  );
});

test("words that are far too long are not compared", () => {
  expect(suggest("a".repeat(100_000), ["a".repeat(99_999)])).toBeUndefined();
});
