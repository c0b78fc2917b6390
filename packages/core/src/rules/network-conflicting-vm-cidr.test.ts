import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkConflictingVmCidr } from "./network-conflicting-vm-cidr.ts";

describe("network/conflicting-vm-cidr", () => {
  test("is silent where subnets are apart", () => {
    expect(checkNetworkConflictingVmCidr(testModel())).toEqual([]);
  });

  test("reports a subnet that overlaps that of nodes", () => {
    expect(
      checkNetworkConflictingVmCidr(testModel("vmNetworks: { web: { cidr: 10.10.2.0/23, gateway: null } }")),
    ).toEqual([
      {
        code: "network/conflicting-vm-cidr",
        severity: "error",
        message: "Network `web` is 10.10.2.0/23, which overlaps the machine network of cluster `prod1`, 10.10.2.0/24.",
        at: at("vmNetworks", "web", "cidr"),
        on: "value",
        why: "One router knows those addresses: machines of one of the two are not reached.",
        fix: { sentence: "Correct one of the subnets." },
        related: [
          {
            at: at("clusters", "prod1", "networks", "machine", "cidr"),
            label: "the machine network of cluster `prod1`",
          },
        ],
      },
    ]);
  });

  test("reports two networks for machines that overlap", () => {
    expect(brief(checkNetworkConflictingVmCidr(testModel("vmNetworks: { db: { cidr: 10.21.2.0/24 } }")))).toEqual([
      "error vmNetworks.web.cidr: Network `web` is 10.21.0.0/22, which overlaps network `db`, 10.21.2.0/24.",
    ]);
  });

  test("says nothing of machines in the very network of the nodes", () => {
    expect(
      checkNetworkConflictingVmCidr(
        testModel("vmNetworks: { web: { vlan: 102, cidr: 10.10.2.0/24, gateway: 10.10.2.1 } }"),
      ),
    ).toEqual([]);
  });
});
