import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkClusterMissingBmc } from "./cluster-missing-bmc.ts";

describe("cluster/missing-bmc", () => {
  test("is silent where nodes have one", () => {
    expect(checkClusterMissingBmc(testModel())).toEqual([]);
  });

  test("reports a node without one", () => {
    expect(checkClusterMissingBmc(testModel("clusters: { prod1: { nodes: { b: { bmc: null } } } }"))).toEqual([
      {
        code: "cluster/missing-bmc",
        severity: "error",
        message: "Node `b` of cluster `prod1` has no `bmc`.",
        at: at("clusters", "prod1", "nodes", "b"),
        on: "key",
        why: "The hub boots and installs the machine through its management controller.",
        fix: { sentence: "Add `bmc` with the controller's address." },
      },
    ]);
  });

  test("says nothing of the nodes of an imported cluster", () => {
    expect(
      checkClusterMissingBmc(testModel("clusters: { prod1: { state: imported, nodes: { b: { bmc: null } } } }")),
    ).toEqual([]);
  });
});
