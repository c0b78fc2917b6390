import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkMissingStorageVlan } from "./network-missing-storage-vlan.ts";

const sharedBond =
  "{ bond0: { ports: [eno1, eno2], mode: 802.3ad, carries: [machine] }, bond1: { ports: [ens1, ens2], mode: 802.3ad, carries: [storage, vm] } }";
const shared = (vlan: string): string => `
hardware: { dl380: { bonds: ${sharedBond.replace("{ bond0", "{ bond2: null, bond0")} } }
clusters: { prod1: { networks: { storage: { vlan: ${vlan} } } } }
`;

describe("network/missing-storage-vlan", () => {
  test("is silent where storage has a bond of its own", () => {
    expect(
      checkNetworkMissingStorageVlan(testModel("clusters: { prod1: { networks: { storage: { vlan: null } } } }")),
    ).toEqual([]);
  });

  test("is silent where storage has a VLAN on the shared bond", () => {
    expect(checkNetworkMissingStorageVlan(testModel(shared("200")))).toEqual([]);
  });

  test("reports untagged storage on the bond of virtual machines", () => {
    expect(checkNetworkMissingStorageVlan(testModel(shared("null")))).toEqual([
      {
        code: "network/missing-storage-vlan",
        severity: "error",
        message:
          "The storage network of cluster `prod1` has no VLAN, and its bond `bond1` carries virtual machines too.",
        at: at("clusters", "prod1", "networks", "storage"),
        on: "key",
        why: "The bond becomes a port of their bridge, and a port cannot have the nodes' storage addresses.",
        fix: { sentence: "Give the storage network a `vlan`, or a bond of its own." },
        related: [{ at: at("hardware", "dl380", "bonds", "bond1"), label: "the bond" }],
      },
    ]);
  });

  test("reports untagged storage on the bond of a tagged machine network, and not of an untagged one", () => {
    const together = "hardware: { dl380: { bonds: { bond0: { carries: [machine, storage] }, bond1: null } } }";
    const networks = (machine: string): string =>
      `${together}\nclusters: { prod1: { networks: { machine: { vlan: ${machine} }, storage: { vlan: null } } } }`;
    expect(checkNetworkMissingStorageVlan(testModel(networks("102")))).toEqual([
      {
        code: "network/missing-storage-vlan",
        severity: "error",
        message:
          "The storage network of cluster `prod1` has no VLAN, and the machine network on its bond `bond0` has one.",
        at: at("clusters", "prod1", "networks", "storage"),
        on: "key",
        why: "The installation makes that bond without an address of its own, so the nodes would get no storage address.",
        fix: { sentence: "Give the storage network a `vlan`, or a bond of its own." },
        related: [{ at: at("hardware", "dl380", "bonds", "bond0"), label: "the bond" }],
      },
    ]);
    expect(checkNetworkMissingStorageVlan(testModel(networks("null")))).toEqual([]);
  });

  test("says nothing where no virtual machine has a network", () => {
    expect(
      checkNetworkMissingStorageVlan(testModel(`${shared("null")}\nvmNetworks: null\nmappings: { networks: [] }`)),
    ).toEqual([]);
  });
});
