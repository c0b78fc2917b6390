import { describe, expect, test } from "vitest";
import { actualFiles, checkPlanOf, expectedFiles, goldenCases } from "./golden-case.ts";

describe("golden cases", () => {
  test("there are some", () => {
    expect(goldenCases()).toEqual(expect.arrayContaining(["tiny", "two-clusters"]));
  });

  describe.each(goldenCases())("%s", (name) => {
    test("compiles to the files of its folder, byte for byte (npm run golden rewrites them)", async () => {
      const actual = await actualFiles(name);
      const expected = expectedFiles(name);
      expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [file, text] of expected) expect(actual.get(file), file).toBe(text);
    });
  });

  test("the plan that lies in a case keeps every rule, by the independent checker", async () => {
    expect(await checkPlanOf("two-clusters")).toEqual([]);
  });
});
