import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkClusterUnsupportedControlPlane } from "./cluster-unsupported-control-plane.ts";

describe("cluster/unsupported-control-plane", () => {
  test("is silent about three", () => {
    expect(checkClusterUnsupportedControlPlane(testModel())).toEqual([]);
  });

  test("reports two", () => {
    expect(checkClusterUnsupportedControlPlane(testModel("clusters: { prod1: { nodes: { c: null } } }"))).toEqual([
      {
        code: "cluster/unsupported-control-plane",
        severity: "error",
        message: "The control plane of cluster `prod1` has 2 nodes.",
        at: at("clusters", "prod1", "nodes"),
        on: "key",
        why: "OpenShift installs three to five on bare metal; fewer cannot lose a node, nor move machines off it.",
        fix: { sentence: "Have three or five nodes without `role: worker`." },
      },
    ]);
  });

  test("warns of four, and is silent about five", () => {
    const four = testModel("clusters: { prod2: { nodes: { w1: { role: control-plane } } } }");
    const five = testModel(
      "clusters: { prod2: { nodes: { w1: { role: control-plane }, w2: { role: control-plane } }, topology: compact } }",
    );
    expect([four, five].map((model) => brief(checkClusterUnsupportedControlPlane(model)))).toEqual([
      ["warning clusters.prod2.nodes: The control plane of cluster `prod2` has 4 nodes."],
      [],
    ]);
  });

  test("says nothing of a cluster that others installed", () => {
    expect(
      checkClusterUnsupportedControlPlane(testModel("clusters: { prod1: { state: imported, nodes: { c: null } } }")),
    ).toEqual([]);
  });
});
