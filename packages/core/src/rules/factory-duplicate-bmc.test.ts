import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkFactoryDuplicateBmc } from "./factory-duplicate-bmc.ts";

describe("factory/duplicate-bmc", () => {
  test("is silent where each node has its own", () => {
    expect(checkFactoryDuplicateBmc(testModel())).toEqual([]);
  });

  test("reports two nodes with one", () => {
    expect(checkFactoryDuplicateBmc(testModel("clusters: { prod2: { nodes: { w1: { bmc: 10.10.9.11 } } } }"))).toEqual([
      {
        code: "factory/duplicate-bmc",
        severity: "error",
        message: "The BMC 10.10.9.11 of node `w1` of cluster `prod2` is also that of node `a` of cluster `prod1`.",
        at: at("clusters", "prod2", "nodes", "w1", "bmc"),
        on: "value",
        why: "One machine would be installed twice, and the other one never.",
        fix: { sentence: "Correct the address that was copied." },
        related: [{ at: at("clusters", "prod1", "nodes", "a", "bmc"), label: "first written here" }],
      },
    ]);
  });

  test("lets two systems of one chassis share a controller: their paths differ", () => {
    const second = `{ bmc: { protocol: redfish-virtualmedia, path: /redfish/v1/Systems/2, credentials: bmc }, nics: [{ name: eno1, rate: 25G }], rootDevice: { minSize: 1Ti }, bonds: {} }`;
    const model = testModel(
      `{ hardware: { second: ${second} }, clusters: { prod2: { nodes: { w1: { hardware: second, bmc: 10.10.9.11 } } } } }`,
    );
    expect(checkFactoryDuplicateBmc(model)).toEqual([]);
  });
});
