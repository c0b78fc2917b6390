import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import type { Model } from "../model/model.ts";
import { checkNetworkConflictingMtu } from "./network-conflicting-mtu.ts";
import { checkNetworkExceedsMtu } from "./network-exceeds-mtu.ts";

const networks = (text: string, hardware = "", nodes = "") =>
  testModel(`clusters: { prod1: { networks: { ${text} }, nodes: { ${nodes} } } }\nhardware: { ${hardware} }`);

const bothRules = (model: Model) =>
  [...checkNetworkConflictingMtu(model), ...checkNetworkExceedsMtu(model)].map(({ code }) => code);

/** A model whose bonds send frames of 1500 bytes, as all do that say nothing. */
const r760 = `r760: {
  bmc: { protocol: redfish-virtualmedia, path: /redfish/v1/Systems/1, credentials: bmc },
  nics: [{ name: eno1, rate: 25G }, { name: eno2, rate: 25G }, { name: ens1, rate: 25G }, { name: ens2, rate: 25G }],
  rootDevice: { minSize: 400Gi },
  bonds: {
    bond0: { ports: [eno1, eno2], mode: 802.3ad, carries: [machine, vm] },
    bond1: { ports: [ens1, ens2], mode: 802.3ad, carries: [storage] } } }`;

describe("network/conflicting-mtu", () => {
  test("is silent where an untagged network takes the MTU of its bond, or writes the same", () => {
    expect(checkNetworkConflictingMtu(networks("storage: { vlan: null }"))).toEqual([]);
    expect(checkNetworkConflictingMtu(networks("storage: { vlan: null, mtu: 9000 }"))).toEqual([]);
  });

  test("is silent where a VLAN has smaller frames than the bond below it", () => {
    expect(checkNetworkConflictingMtu(networks("storage: { mtu: 1500 }"))).toEqual([]);
  });

  test("reports smaller frames than those of the bond that is the interface", () => {
    expect(checkNetworkConflictingMtu(networks("storage: { vlan: null, mtu: 1500 }"))).toEqual([
      {
        code: "network/conflicting-mtu",
        severity: "error",
        message:
          "The storage network of cluster `prod1` has MTU 1500 and no VLAN, but its interface is `bond1` of hardware `dl380`, which has 9000.",
        at: at("clusters", "prod1", "networks", "storage", "mtu"),
        on: "value",
        why: "An interface has one MTU: nodes would send the larger frames, and who is in the network would drop them.",
        fix: {
          sentence:
            "Write `mtu: 9000` here if it is meant; else give the network a `vlan`, or a bond with `mtu: 1500`.",
        },
        related: [{ at: at("hardware", "dl380", "bonds", "bond1"), label: "the bond" }],
      },
    ]);
  });

  test("reports the machine network too, whose interface may be a NIC", () => {
    const model = networks(
      "machine: { vlan: null, mtu: 1400 }",
      "dl380: { bonds: { bond0: { ports: [eno1], mode: null } } }",
    );
    expect(brief(checkNetworkConflictingMtu(model))).toEqual([
      "error clusters.prod1.networks.machine.mtu: The machine network of cluster `prod1` has MTU 1400 and no VLAN, but its interface is `eno1` of hardware `dl380`, which has 1500.",
    ]);
  });

  test("says nothing of an MTU that nobody wrote, where the bonds of two models differ", () => {
    expect(checkNetworkConflictingMtu(networks("storage: { vlan: null }", r760, "a: { hardware: r760 }"))).toEqual([]);
    expect(
      brief(checkNetworkConflictingMtu(networks("storage: { vlan: null, mtu: 1500 }", r760, "a: { hardware: r760 }"))),
    ).toEqual([expect.stringMatching(/`bond1` of hardware `dl380`, which has 9000\.$/)]);
  });

  test("leaves larger frames to network/exceeds-mtu, with a VLAN or without", () => {
    expect(bothRules(networks("machine: { vlan: null, mtu: 9000 }"))).toEqual(["network/exceeds-mtu"]);
    expect(bothRules(networks("machine: { mtu: 9000 }"))).toEqual(["network/exceeds-mtu"]);
    expect(bothRules(networks("storage: { vlan: null, mtu: 1500 }"))).toEqual(["network/conflicting-mtu"]);
  });
});
