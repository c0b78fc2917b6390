import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkHardwareMissingTraffic } from "./hardware-missing-traffic.ts";

const slim = `{ bmc: { protocol: redfish-virtualmedia, path: /redfish/v1/Systems/1, credentials: bmc }, nics: [{ name: eno1, rate: 25G }], rootDevice: { minSize: 1Ti }, bonds: { bond0: { ports: [eno1], carries: [machine, storage] } } }`;

describe("hardware/missing-traffic", () => {
  test("is silent where every kind has its bond", () => {
    expect(checkHardwareMissingTraffic(testModel())).toEqual([]);
  });

  test("reports a kind without one, once for the hardware", () => {
    expect(checkHardwareMissingTraffic(testModel("hardware: { dl380: { bonds: { bond1: null } } }"))).toEqual([
      {
        code: "hardware/missing-traffic",
        severity: "error",
        message: "No bond of hardware `dl380` carries traffic to the storage, which node `a` of cluster `prod1` has.",
        at: at("hardware", "dl380", "bonds"),
        on: "key",
        why: "The node would have no interface for it.",
        fix: { sentence: "Add `storage` to `carries` of one of its bonds." },
        related: [{ at: at("clusters", "prod1", "nodes", "a"), label: "the node" }],
      },
    ]);
  });

  test("asks for no traffic of virtual machines on a control plane beside workers", () => {
    const nodes = "{ a: { hardware: slim }, b: { hardware: slim }, c: { hardware: slim } }";
    const model = testModel(`{ hardware: { slim: ${slim} }, clusters: { prod2: { nodes: ${nodes} } } }`);
    expect(checkHardwareMissingTraffic(model)).toEqual([]);
  });

  test("asks for it on a compact cluster, and not where there are no networks for it", () => {
    const compact = `{ hardware: { slim: ${slim} }, clusters: { prod1: { nodes: { a: { hardware: slim } } } } }`;
    expect(brief(checkHardwareMissingTraffic(testModel(compact)))).toEqual([
      "error hardware.slim.bonds: No bond of hardware `slim` carries traffic of virtual machines, which node `a` of cluster `prod1` has.",
    ]);
    const bare = "{ vmNetworks: null, mappings: null, hardware: { dl380: { bonds: { bond2: null } } } }";
    expect(checkHardwareMissingTraffic(testModel(bare))).toEqual([]);
  });
});
