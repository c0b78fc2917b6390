import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkFactoryDuplicateAddress } from "./factory-duplicate-address.ts";

describe("factory/duplicate-address", () => {
  test("is silent where each address is one thing's", () => {
    expect(checkFactoryDuplicateAddress(testModel())).toEqual([]);
  });

  test("reports a node with the address of another", () => {
    expect(
      checkFactoryDuplicateAddress(
        testModel("clusters: { prod1: { nodes: { b: { addresses: { machine: 10.10.2.11 } } } } }"),
      ),
    ).toEqual([
      {
        code: "factory/duplicate-address",
        severity: "error",
        message: "Address 10.10.2.11 of node `b` of cluster `prod1` is also that of node `a` of cluster `prod1`.",
        at: at("clusters", "prod1", "nodes", "b", "addresses", "machine"),
        on: "value",
        why: "Two machines that answer to one address take turns in not being reached.",
        fix: { sentence: "Give one of them a free address." },
        related: [
          { at: at("clusters", "prod1", "nodes", "a", "addresses", "machine"), label: "node `a` of cluster `prod1`" },
        ],
      },
    ]);
  });

  test.each([
    ["the two virtual addresses of a cluster", "clusters: { prod1: { vips: { ingress: 10.10.2.5 } } }"],
    ["a virtual address and a gateway", "clusters: { prod1: { vips: { ingress: 10.10.2.1 } } }"],
    ["a virtual address and one of the hub", "clusters: { prod1: { vips: { api: 10.10.1.6 } } }"],
    [
      "a node and the management of an array",
      "clusters: { prod1: { nodes: { a: { addresses: { machine: 10.10.8.20 } } } } }",
    ],
    [
      "a storage address and the data of an array",
      "storage: { netapp-fra: { trident: { nas: { dataAddress: 10.10.200.12 } } } }",
    ],
    ["a BMC and a node", "clusters: { prod1: { nodes: { a: { bmc: 10.20.2.11 } } } }"],
    [
      "storage addresses at one site",
      "clusters: { prod1: { nodes: { b: { addresses: { storage: 10.10.200.13 } } } } }",
    ],
  ])("reports %s that are the same", (_, patch) => {
    expect(checkFactoryDuplicateAddress(testModel(patch))).toHaveLength(1);
  });

  test("lets clusters of one network share its gateway", () => {
    expect(
      checkFactoryDuplicateAddress(testModel("clusters: { prod2: { networks: { machine: { gateway: 10.10.2.1 } } } }")),
    ).toEqual([]);
  });

  test("lets storage networks of different sites have the same addresses: nobody routes them", () => {
    expect(
      brief(
        checkFactoryDuplicateAddress(
          testModel("clusters: { prod2: { nodes: { a: { addresses: { storage: 10.10.200.11 } } } } }"),
        ),
      ),
    ).toEqual([]);
  });
});
