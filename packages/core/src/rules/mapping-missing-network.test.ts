import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkMappingMissingNetwork } from "./mapping-missing-network.ts";

describe("mapping/missing-network", () => {
  test("is silent where targets have all networks", () => {
    expect(checkMappingMissingNetwork(testModel())).toEqual([]);
  });

  test("reports a network that one of the targets lacks", () => {
    expect(checkMappingMissingNetwork(testModel("vmNetworks: { web: { clusters: [prod1] } }"))).toEqual([
      {
        code: "mapping/missing-network",
        severity: "warning",
        message: "Networks `dvpg-web-*` become `web`, which cluster `prod2` does not have.",
        at: at("mappings", "networks", 0, "to"),
        on: "value",
        why: "Machines with such a network that are placed on `prod2` cannot move.",
        fix: { sentence: "Add `prod2` to the network's `clusters`, or see that no such machine is placed there." },
        related: [{ at: at("vmNetworks", "web"), label: "the network" }],
      },
    ]);
  });

  test("says nothing of clusters to which nothing is placed, nor of the pod network", () => {
    const model = testModel(
      "{ vmNetworks: { web: { clusters: [prod1] } }, mappings: { networks: [{ from: a, to: web }, { from: b, to: pod }] }, migration: { place: [{ cluster: prod1, namespace: vms }] } }",
    );
    expect(checkMappingMissingNetwork(model)).toEqual([]);
  });
});
