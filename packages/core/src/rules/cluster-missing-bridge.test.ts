import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkClusterMissingBridge } from "./cluster-missing-bridge.ts";

describe("cluster/missing-bridge", () => {
  test("is silent where nodes are described", () => {
    expect(checkClusterMissingBridge(testModel("clusters: { prod2: { state: imported } }"))).toEqual([]);
  });

  test("tells of networks on a cluster whose machines are not", () => {
    expect(checkClusterMissingBridge(testModel("clusters: { prod2: { state: imported, nodes: null } }"))).toEqual([
      {
        code: "cluster/missing-bridge",
        severity: "info",
        message: "Cluster `prod2` gets networks `db` and `web`, but its NICs are not described.",
        at: at("clusters", "prod2"),
        on: "key",
        why: "Without knowing bonds and NICs, vmf cannot map a VLAN to a bridge of the nodes: somebody must.",
        fix: {
          sentence:
            "Describe `nodes` and `hardware`, or make the bridge and its mappings on that cluster by hand, or leave the cluster out of the network's `clusters`.",
        },
      },
    ]);
  });

  test("says nothing if the cluster has no networks", () => {
    const model = testModel(
      "{ vmNetworks: { web: { clusters: [prod1] }, db: { clusters: [prod1] } }, clusters: { prod2: { state: imported, nodes: null } } }",
    );
    expect(checkClusterMissingBridge(model)).toEqual([]);
  });
});
