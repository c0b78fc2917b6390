import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkOutsideAddress } from "./network-outside-address.ts";

describe("network/outside-address", () => {
  test("is silent where addresses lie in their networks", () => {
    expect(checkNetworkOutsideAddress(testModel())).toEqual([]);
  });

  test("reports a virtual address outside", () => {
    expect(checkNetworkOutsideAddress(testModel("clusters: { prod1: { vips: { api: 10.10.3.5 } } }"))).toEqual([
      {
        code: "network/outside-address",
        severity: "error",
        message: "The api of cluster `prod1` has address 10.10.3.5, which is not in its machine network 10.10.2.0/24.",
        at: at("clusters", "prod1", "vips", "api"),
        on: "value",
        why: "Who is in the network cannot reach it without a router, and takes it for somebody else.",
        fix: { sentence: "Give it a free address of 10.10.2.0/24, or correct the network." },
        related: [{ at: at("clusters", "prod1", "networks", "machine", "cidr"), label: "the network" }],
      },
    ]);
  });

  test.each([
    [
      "a gateway",
      "clusters: { prod1: { networks: { machine: { gateway: 10.10.1.1 } } } }",
      "clusters.prod1.networks.machine.gateway",
    ],
    [
      "a node",
      "clusters: { prod1: { nodes: { a: { addresses: { machine: 10.10.1.11 } } } } }",
      "clusters.prod1.nodes.a.addresses.machine",
    ],
    [
      "a storage address",
      "clusters: { prod1: { nodes: { a: { addresses: { storage: 10.10.2.99 } } } } }",
      "clusters.prod1.nodes.a.addresses.storage",
    ],
    ["the hub's ingress", "hub: { vips: { ingress: 10.10.2.99 } }", "hub.vips.ingress"],
  ])("reports %s outside", (_, patch, pointer) => {
    expect(brief(checkNetworkOutsideAddress(testModel(patch)))).toEqual([
      expect.stringContaining(`error ${pointer}: `),
    ]);
  });

  test("reports the gateway of a network once, though two clusters have it", () => {
    expect(brief(checkNetworkOutsideAddress(testModel("vmNetworks: { web: { gateway: 10.30.0.1 } }")))).toEqual([
      "error vmNetworks.web.gateway: The gateway of network `web` has address 10.30.0.1, which is not in its subnet 10.21.0.0/22.",
    ]);
  });
});
