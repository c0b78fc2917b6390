import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkClusterMissingGateway } from "./cluster-missing-gateway.ts";

describe("cluster/missing-gateway", () => {
  test("is silent where networks have one", () => {
    expect(checkClusterMissingGateway(testModel())).toEqual([]);
  });

  test("reports a machine network without one", () => {
    expect(
      checkClusterMissingGateway(testModel("clusters: { prod1: { networks: { machine: { gateway: null } } } }")),
    ).toEqual([
      {
        code: "cluster/missing-gateway",
        severity: "error",
        message: "The machine network of cluster `prod1` has no `gateway`.",
        at: at("clusters", "prod1", "networks", "machine"),
        on: "key",
        why: "Nodes have fixed addresses and get no route from anybody: without one they reach neither the hub nor the registry.",
        fix: { sentence: "Add `gateway`, the router's address in 10.10.2.0/24." },
      },
    ]);
  });

  test("says nothing of an imported cluster", () => {
    const model = testModel("clusters: { prod1: { state: imported, networks: { machine: { gateway: null } } } }");
    expect(checkClusterMissingGateway(model)).toEqual([]);
  });
});
