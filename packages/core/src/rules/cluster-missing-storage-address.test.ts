import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkClusterMissingStorageAddress } from "./cluster-missing-storage-address.ts";

describe("cluster/missing-storage-address", () => {
  test("is silent where nodes have one", () => {
    expect(checkClusterMissingStorageAddress(testModel())).toEqual([]);
  });

  test("reports a node without one", () => {
    expect(
      checkClusterMissingStorageAddress(
        testModel("clusters: { prod1: { nodes: { a: { addresses: { storage: null } } } } }"),
      ),
    ).toEqual([
      {
        code: "cluster/missing-storage-address",
        severity: "error",
        message: "Node `a` has no address in the storage network of cluster `prod1`.",
        at: at("clusters", "prod1", "nodes", "a", "addresses"),
        on: "key",
        why: "It would reach the storage over the nodes' own network, if at all.",
        fix: { sentence: "Add `storage` with a free address of 10.10.200.0/24." },
        related: [{ at: at("clusters", "prod1", "networks", "storage"), label: "the storage network" }],
      },
    ]);
  });

  test("says nothing where the cluster has no storage network", () => {
    const model = testModel(
      "clusters: { prod1: { networks: { storage: null }, nodes: { a: { addresses: { storage: null } } } } }",
    );
    expect(checkClusterMissingStorageAddress(model)).toEqual([]);
  });
});
