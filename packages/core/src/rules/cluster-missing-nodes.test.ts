import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkClusterMissingNodes } from "./cluster-missing-nodes.ts";

describe("cluster/missing-nodes", () => {
  test("is silent where clusters have nodes", () => {
    expect(checkClusterMissingNodes(testModel())).toEqual([]);
  });

  test("reports a cluster to be installed on nothing", () => {
    expect(checkClusterMissingNodes(testModel("clusters: { prod1: { nodes: null } }"))).toEqual([
      {
        code: "cluster/missing-nodes",
        severity: "error",
        message: "Cluster `prod1` has state `provision` and no nodes.",
        at: at("clusters", "prod1"),
        on: "key",
        why: "There is nothing to install it on; and for an installed one, the description of a machine keeps it from being wiped.",
        fix: { sentence: "Describe its machines in `nodes`, or set `state: imported` if it was there before." },
      },
    ]);
  });

  test("says nothing of an imported cluster: its machines need not be told", () => {
    expect(checkClusterMissingNodes(testModel("clusters: { prod1: { state: imported, nodes: null } }"))).toEqual([]);
  });
});
