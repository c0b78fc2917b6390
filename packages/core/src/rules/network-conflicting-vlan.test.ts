import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkConflictingVlan } from "./network-conflicting-vlan.ts";

describe("network/conflicting-vlan", () => {
  test("is silent where each id means one thing: other sites may use it for another", () => {
    expect(checkNetworkConflictingVlan(testModel("vmNetworks: { db: { vlan: { fra: 220, ams: 221 } } }"))).toEqual([]);
  });

  test("reports two networks with one id on a cluster", () => {
    expect(checkNetworkConflictingVlan(testModel("vmNetworks: { db: { vlan: { fra: 210 } } }"))).toEqual([
      {
        code: "network/conflicting-vlan",
        severity: "error",
        message: "Networks `db` and `web` both have VLAN 210 on cluster `prod1`.",
        at: at("vmNetworks", "web", "vlan"),
        on: "value",
        why: "A VLAN is one network: machines of both would be in it, whatever the names say.",
        fix: { sentence: "Correct the id that was copied, or keep one of the two." },
        related: [{ at: at("vmNetworks", "db", "vlan"), label: "first used here" }],
      },
    ]);
  });

  test("warns of a network with the id of the nodes' own, and of the storage", () => {
    const model = testModel(
      "{ vmNetworks: { web: { vlan: 102 } }, clusters: { prod2: { networks: { machine: { vlan: 302 }, storage: { vlan: 320 } } } } }",
    );
    expect(brief(checkNetworkConflictingVlan(model))).toEqual([
      "warning vmNetworks.web.vlan: Network `web` has VLAN 102, which is that of the machine network of cluster `prod1`.",
      "warning vmNetworks.db.vlan: Network `db` has VLAN 320, which is that of the storage network of cluster `prod2`.",
    ]);
  });

  test("warns once of the id of a neighbour's nodes, and not of those at another site", () => {
    const patch = (site: string) =>
      testModel(
        `{ vmNetworks: { web: { vlan: 302 } }, clusters: { prod2: { site: ${site}, networks: { machine: { vlan: 302 } } } } }`,
      );
    const text =
      "warning vmNetworks.web.vlan: Network `web` has VLAN 302, which is that of the machine network of cluster `prod2`.";
    expect(brief(checkNetworkConflictingVlan(patch("fra")))).toEqual([text]);
    const elsewhere = testModel(
      "{ vmNetworks: { web: { vlan: 302, clusters: [prod1] } }, clusters: { prod2: { networks: { machine: { vlan: 302 } } } } }",
    );
    expect(brief(checkNetworkConflictingVlan(elsewhere))).toEqual([]);
  });

  test("says nothing of the same id on clusters that do not share a network", () => {
    expect(
      checkNetworkConflictingVlan(
        testModel("vmNetworks: { web: { clusters: [prod1] }, db: { vlan: 210, clusters: [prod2] } }"),
      ),
    ).toEqual([]);
  });
});
