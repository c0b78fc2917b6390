import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkExceedsMtu } from "./network-exceeds-mtu.ts";

describe("network/exceeds-mtu", () => {
  test("is silent where networks take the MTU of their bonds", () => {
    expect(checkNetworkExceedsMtu(testModel())).toEqual([]);
  });

  test("reports larger frames than the bond's", () => {
    expect(checkNetworkExceedsMtu(testModel("clusters: { prod1: { networks: { machine: { mtu: 9000 } } } }"))).toEqual([
      {
        code: "network/exceeds-mtu",
        severity: "error",
        message: "The machine network of cluster `prod1` has MTU 9000, but bond `bond0` of hardware `dl380` has 1500.",
        at: at("clusters", "prod1", "networks", "machine", "mtu"),
        on: "value",
        why: "An interface on top of a bond cannot send larger frames than the bond: the node's network would not be set up.",
        fix: { sentence: "Set `mtu: 9000` at the bond, if the switches allow it, or take it out here." },
        related: [{ at: at("hardware", "dl380", "bonds", "bond0"), label: "the bond" }],
      },
    ]);
  });

  test("lets a network have smaller frames, or none be told on an imported cluster without nodes", () => {
    const model = testModel(
      "clusters: { prod1: { networks: { storage: { mtu: 1500 } } }, prod2: { state: imported, nodes: null, networks: { machine: { mtu: 9000 } } } }",
    );
    expect(checkNetworkExceedsMtu(model)).toEqual([]);
  });
});
