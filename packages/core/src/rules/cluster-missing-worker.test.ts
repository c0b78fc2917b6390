import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkClusterMissingWorker } from "./cluster-missing-worker.ts";

describe("cluster/missing-worker", () => {
  test("is silent about two workers, and about none", () => {
    expect(checkClusterMissingWorker(testModel())).toEqual([]);
  });

  test("reports a single worker", () => {
    expect(checkClusterMissingWorker(testModel("clusters: { prod2: { nodes: { w2: null } } }"))).toEqual([
      {
        code: "cluster/missing-worker",
        severity: "warning",
        message: "Node `w1` is the only worker of cluster `prod2`.",
        at: at("clusters", "prod2", "nodes", "w1", "role"),
        on: "value",
        why: "With one worker the installer takes the cluster's infrastructure as a single replica, and no machine can move when the node is down.",
        fix: { sentence: "Add a second worker, or have none: then the control plane runs machines." },
      },
    ]);
  });

  test("says nothing of a cluster that others installed", () => {
    expect(
      checkClusterMissingWorker(testModel("clusters: { prod2: { state: imported, nodes: { w2: null } } }")),
    ).toEqual([]);
  });
});
