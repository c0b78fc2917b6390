import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkReservedCidr } from "./network-reserved-cidr.ts";

describe("network/reserved-cidr", () => {
  test("is silent about other networks", () => {
    expect(checkNetworkReservedCidr(testModel())).toEqual([]);
  });

  test("reports one that the cluster's network needs", () => {
    expect(
      checkNetworkReservedCidr(testModel("clusters: { prod1: { networks: { pods: { cidr: 100.64.0.0/14 } } } }")),
    ).toEqual([
      {
        code: "network/reserved-cidr",
        severity: "error",
        message: "The pods network of cluster `prod1` is 100.64.0.0/14, which overlaps 100.64.0.0/16.",
        at: at("clusters", "prod1", "networks", "pods", "cidr"),
        on: "value",
        why: "OVN-Kubernetes needs 100.64.0.0/16 for its join switch on every node.",
        fix: { sentence: "Choose another network." },
      },
    ]);
  });

  test("looks at networks of virtual machines, and not at clusters of others", () => {
    const model = testModel(
      "{ vmNetworks: { web: { cidr: 169.254.1.0/24, gateway: null } }, hub: { networks: { pods: { cidr: 100.88.0.0/16 } } } }",
    );
    expect(brief(checkNetworkReservedCidr(model))).toEqual([
      "error vmNetworks.web.cidr: Network `web` is 169.254.1.0/24, which overlaps 169.254.0.0/17.",
    ]);
  });
});
