import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkHardwareExceedsInterfaceName } from "./hardware-exceeds-interface-name.ts";

const machineNic = (more: string, vlan: string) =>
  testModel(
    `{ hardware: { dl380: { nics: [{ name: enp129s0f0np0, rate: 25G }], bonds: { bond0: { ports: [enp129s0f0np0]${more} } } } }, clusters: { prod2: { networks: { machine: { vlan: null } } }, prod1: { networks: { machine: { vlan: ${vlan} } } } } }`,
  );

describe("hardware/exceeds-interface-name", () => {
  test("is silent where names are short", () => {
    expect(checkHardwareExceedsInterfaceName(testModel())).toEqual([]);
  });

  test("reports a VLAN on a NIC with a long name", () => {
    expect(checkHardwareExceedsInterfaceName(machineNic(", mode: null", "102"))).toEqual([
      {
        code: "hardware/exceeds-interface-name",
        severity: "error",
        message: "Cluster `prod1` needs an interface `enp129s0f0np0.102`, of 17 characters.",
        at: at("hardware", "dl380", "bonds", "bond0"),
        on: "key",
        why: "Linux allows 15 characters: the node's network would not come up.",
        fix: { sentence: "Add a `mode`: then the interface bears the short name of the bond, even with one port." },
      },
    ]);
  });

  test("says nothing of the same NIC untagged, of a shorter id, or in a bond", () => {
    expect(
      [machineNic(", mode: null", "null"), machineNic(", mode: null", "9"), machineNic("", "102")].map(
        checkHardwareExceedsInterfaceName,
      ),
    ).toEqual([[], [], []]);
  });
});
