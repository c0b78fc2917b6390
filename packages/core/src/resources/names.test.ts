import { describe, expect, test } from "vitest";
import { gitPath, storagePrefix } from "./names.ts";

describe("names", () => {
  test.each([
    ["prod1", "prod1"],
    ["prod-west-1", "prod_west_1"],
    ["1st", "c_1st"],
  ])("volumes of cluster %s begin with %s on the array", (cluster, prefix) => {
    expect(storagePrefix(cluster)).toBe(prefix);
  });

  test("a prefix is one that Trident takes for ONTAP", () => {
    for (const cluster of ["a", "0", "9-9", "a-0-b"])
      expect(storagePrefix(cluster)).toMatch(/^[A-Za-z_.-][A-Za-z0-9_.-]*$/);
  });

  test("a path starts at the root of Git, above which the factory may lie", () => {
    expect([gitPath({ path: "" }, "waves"), gitPath({ path: "sites/fra" }, "waves")]).toEqual([
      "waves",
      "sites/fra/waves",
    ]);
  });
});
