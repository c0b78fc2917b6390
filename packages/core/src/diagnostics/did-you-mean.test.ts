import { expect, test } from "vitest";
import { didYouMean } from "./did-you-mean.ts";

test("the edit is what the sentence says", () => {
  expect(didYouMean("colour", ["color"])).toEqual({ sentence: "Did you mean `color`?", replacement: "color" });
});

test("nothing is suggested where nothing is near", () => {
  expect(didYouMean("colour", ["prod1"])).toBeUndefined();
});
