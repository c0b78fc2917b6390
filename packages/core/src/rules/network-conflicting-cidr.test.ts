import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkConflictingCidr } from "./network-conflicting-cidr.ts";

describe("network/conflicting-cidr", () => {
  test("is silent where networks are apart: each cluster has the same pods, and that is fine", () => {
    expect(checkNetworkConflictingCidr(testModel())).toEqual([]);
  });

  test("reports services within the nodes' network", () => {
    expect(
      checkNetworkConflictingCidr(testModel("clusters: { prod1: { networks: { services: { cidr: 10.10.0.0/16 } } } }")),
    ).toContainEqual({
      code: "network/conflicting-cidr",
      severity: "error",
      message:
        "The services network 10.10.0.0/16 of cluster `prod1` overlaps the machine network 10.10.2.0/24 of the same cluster.",
      at: at("clusters", "prod1", "networks", "services", "cidr"),
      on: "value",
      why: "Addresses of one are routed to the other; the installation stops, or nodes lose each other.",
      fix: { sentence: "Choose networks that have no address in common." },
      related: [{ at: at("clusters", "prod1", "networks", "machine", "cidr"), label: "the machine network" }],
    });
  });

  test.each([
    ["pods and services", "clusters: { prod1: { networks: { services: { cidr: 10.129.0.0/16 } } } }", 1],
    ["machine and storage", "clusters: { prod1: { networks: { storage: { cidr: 10.10.2.128/25 } } } }", 1],
    [
      "parts of the nodes' networks of two clusters",
      "clusters: { prod2: { site: fra, networks: { machine: { cidr: 10.10.2.128/25 } } } }",
      1,
    ],
    ["one network of nodes at two sites", "clusters: { prod2: { networks: { machine: { cidr: 10.10.2.0/24 } } } }", 1],
    [
      "one network of nodes at one site",
      "clusters: { prod2: { site: fra, networks: { machine: { cidr: 10.10.2.0/24 } } } }",
      0,
    ],
    ["one storage network at two sites", "clusters: { prod2: { networks: { storage: { cidr: 10.10.200.0/24 } } } }", 0],
    [
      "parts of storage networks at one site",
      "clusters: { prod2: { site: fra, networks: { storage: { cidr: 10.10.200.0/25 } } } }",
      1,
    ],
    ["the hub's pods and a cluster's nodes", "hub: { networks: { pods: { cidr: 10.20.0.0/16 } } }", 1],
    [
      "a cluster's services and the hub's nodes",
      "clusters: { prod2: { networks: { services: { cidr: 10.10.0.0/23 } } } }",
      1,
    ],
    [
      "a cluster's services and another cluster's nodes",
      "clusters: { prod2: { networks: { services: { cidr: 10.10.2.0/24 } } } }",
      0,
    ],
  ])("of %s that overlap", (_, patch, count) => {
    expect(brief(checkNetworkConflictingCidr(testModel(patch)))).toHaveLength(count);
  });
});
