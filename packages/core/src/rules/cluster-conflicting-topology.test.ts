import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkClusterConflictingTopology } from "./cluster-conflicting-topology.ts";

describe("cluster/conflicting-topology", () => {
  test("is silent where topology and nodes agree", () => {
    expect(checkClusterConflictingTopology(testModel())).toEqual([]);
  });

  test("reports a compact cluster with workers", () => {
    expect(checkClusterConflictingTopology(testModel("clusters: { prod2: { topology: compact } }"))).toEqual([
      {
        code: "cluster/conflicting-topology",
        severity: "error",
        message: "Cluster `prod2` is to be `compact`, but `w1` and `w2` are workers.",
        at: at("clusters", "prod2", "topology"),
        on: "value",
        why: "Virtual machines run on workers where there are any, else on the control plane: networks and capacity follow from it.",
        fix: { sentence: "Set `topology: workers`, or change the roles of the nodes.", replacement: "workers" },
      },
    ]);
  });

  test("reports a cluster that should have workers and has none", () => {
    expect(brief(checkClusterConflictingTopology(testModel("clusters: { prod1: { topology: workers } }")))).toEqual([
      "error clusters.prod1.topology: Cluster `prod1` is to be `workers`, but no node has `role: worker`.",
    ]);
  });

  test("says nothing of a cluster whose nodes are not described", () => {
    const model = testModel("clusters: { prod2: { state: imported, nodes: null } }");
    expect(checkClusterConflictingTopology(model)).toEqual([]);
  });
});
