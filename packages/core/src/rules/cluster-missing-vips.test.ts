import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkClusterMissingVips } from "./cluster-missing-vips.ts";

describe("cluster/missing-vips", () => {
  test("is silent where clusters have them", () => {
    expect(checkClusterMissingVips(testModel())).toEqual([]);
  });

  test("reports a cluster without them", () => {
    expect(checkClusterMissingVips(testModel("clusters: { prod1: { vips: null } }"))).toEqual([
      {
        code: "cluster/missing-vips",
        severity: "error",
        message: "Cluster `prod1` has state `provision` and no `vips`.",
        at: at("clusters", "prod1"),
        on: "key",
        why: "On bare metal the API and the routers answer at two addresses that move between nodes; without them it cannot be installed.",
        fix: { sentence: "Add `vips: { api: …, ingress: … }` with two free addresses of 10.10.2.0/24." },
      },
    ]);
  });

  test("says nothing of imported clusters, the hub among them", () => {
    expect(
      checkClusterMissingVips(
        testModel("{ hub: { vips: null }, clusters: { prod1: { state: imported, vips: null } } }"),
      ),
    ).toEqual([]);
  });
});
