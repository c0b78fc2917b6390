import { describe, expect, test } from "vitest";
import { mapLimited } from "./map-limited.ts";

describe("mapping with a limit", () => {
  test("keeps the order and never has more under work than allowed", async () => {
    let underWork = 0;
    let most = 0;
    const answers = await mapLimited([3, 1, 2, 0, 4], 2, async (item) => {
      most = Math.max(most, (underWork += 1));
      for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
      underWork -= 1;
      return item * 10;
    });
    expect(answers).toEqual([30, 10, 20, 0, 40]);
    expect(most).toBe(2);
  });
});
