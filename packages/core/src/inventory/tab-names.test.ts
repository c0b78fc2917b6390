import { expect, test } from "vitest";
import { readTabOf, tabOf } from "./tab-names.ts";

test.each([
  ["vInfo", "vInfo"],
  ["tabvInfo", "vInfo"],
  ["RVTools_tabvInfo", "vInfo"],
  ["RVTools_tabvInfo.csv", "vInfo"],
  ["RVTools_export_all_2026-01-01_10.00.00_tabdvPort.csv", "dvPort"],
  ["RVTools_tabvSC_VMK.csv", "vSC_VMK"],
  ["VINFO ", "vInfo"],
  ["dvSwitch", "dvSwitch"],
  ["Sheet1", undefined],
  ["vInfo (2)", undefined],
  ["constructor", undefined],
  ["", undefined],
])("%j is tab %j", (name, tab) => {
  expect(tabOf(name)).toBe(tab);
});

test("a tab that means nothing to the inventory is not read", () => {
  expect([readTabOf("vLicense"), readTabOf("tabvDisk")]).toEqual([undefined, "vDisk"]);
});
