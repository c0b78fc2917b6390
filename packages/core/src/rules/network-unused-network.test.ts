import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkUnusedNetwork } from "./network-unused-network.ts";

describe("network/unused-network", () => {
  test("is silent where every network is mapped to", () => {
    expect(checkNetworkUnusedNetwork(testModel())).toEqual([]);
  });

  test("tells of one that is not", () => {
    expect(checkNetworkUnusedNetwork(testModel("vmNetworks: { dmz: { vlan: 230 } }"))).toEqual([
      {
        code: "network/unused-network",
        severity: "info",
        message: "No mapping leads to network `dmz`.",
        at: at("vmNetworks", "dmz"),
        on: "key",
        why: "It is made on the clusters, but no machine will come into it by migration.",
        fix: { sentence: "Add a line to `mappings.networks`, or leave it if it is for new machines." },
      },
    ]);
  });

  test("says nothing before there is a source", () => {
    expect(checkNetworkUnusedNetwork(testModel("{ sources: null, mappings: null }"))).toEqual([]);
  });
});
