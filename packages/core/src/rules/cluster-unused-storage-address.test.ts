import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkClusterUnusedStorageAddress } from "./cluster-unused-storage-address.ts";

describe("cluster/unused-storage-address", () => {
  test("is silent where there is a network for it", () => {
    expect(checkClusterUnusedStorageAddress(testModel())).toEqual([]);
  });

  test("reports an address without a network", () => {
    const nodes = "{ a: { addresses: { storage: null } }, b: { addresses: { storage: null } } }";
    expect(
      checkClusterUnusedStorageAddress(
        testModel(`clusters: { prod1: { networks: { storage: null }, nodes: ${nodes} } }`),
      ),
    ).toEqual([
      {
        code: "cluster/unused-storage-address",
        severity: "warning",
        message: "Node `c` has a storage address, but cluster `prod1` has no storage network.",
        at: at("clusters", "prod1", "nodes", "c", "addresses", "storage"),
        on: "key",
        why: "Nothing is made of the address: the node gets no interface for it.",
        fix: { sentence: "Add `networks.storage` to the cluster, or take the address out." },
      },
    ]);
  });

  test("reports each node by itself", () => {
    expect(
      brief(checkClusterUnusedStorageAddress(testModel("clusters: { prod1: { networks: { storage: null } } }"))),
    ).toHaveLength(3);
  });
});
