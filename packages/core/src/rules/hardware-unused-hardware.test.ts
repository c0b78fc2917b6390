import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkHardwareUnusedHardware } from "./hardware-unused-hardware.ts";

const spare = `{ bmc: { protocol: redfish-virtualmedia, path: /redfish/v1/Systems/1, credentials: bmc }, nics: [{ name: eno1, rate: 25G }], rootDevice: { minSize: 1Ti }, bonds: {} }`;

describe("hardware/unused-hardware", () => {
  test("is silent where all is used", () => {
    expect(checkHardwareUnusedHardware(testModel())).toEqual([]);
  });

  test("tells of a model that no node is of", () => {
    expect(checkHardwareUnusedHardware(testModel(`hardware: { spare: ${spare} }`))).toEqual([
      {
        code: "hardware/unused-hardware",
        severity: "info",
        message: "No node is of hardware `spare`.",
        at: at("hardware", "spare"),
        on: "key",
        why: "Nothing is compiled from it; perhaps nodes name another one by mistake.",
        fix: { sentence: "Name it at nodes or clusters, or take it out." },
      },
    ]);
  });

  test("counts a single node of it as use", () => {
    expect(
      checkHardwareUnusedHardware(
        testModel(`{ hardware: { spare: ${spare} }, clusters: { prod2: { nodes: { w2: { hardware: spare } } } } }`),
      ),
    ).toEqual([]);
  });
});
