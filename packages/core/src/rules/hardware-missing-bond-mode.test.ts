import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkHardwareMissingBondMode } from "./hardware-missing-bond-mode.ts";

describe("hardware/missing-bond-mode", () => {
  test("is silent where bonds have one", () => {
    expect(checkHardwareMissingBondMode(testModel())).toEqual([]);
  });

  test("reports two ports without one", () => {
    expect(
      checkHardwareMissingBondMode(testModel("hardware: { dl380: { bonds: { bond0: { mode: null } } } }")),
    ).toEqual([
      {
        code: "hardware/missing-bond-mode",
        severity: "error",
        message: "Bond `bond0` has 2 ports and no `mode`.",
        at: at("hardware", "dl380", "bonds", "bond0"),
        on: "key",
        why: "Which mode is right depends on the switches, which vmf cannot see; a wrong one loses packets or the link.",
        fix: {
          sentence:
            "Add `mode: 802.3ad` if the switch ports are an LACP group, `mode: active-backup` if they know nothing of each other.",
        },
      },
    ]);
  });

  test("lets a single port do without: it is the NIC itself", () => {
    expect(
      checkHardwareMissingBondMode(
        testModel("hardware: { dl380: { bonds: { bond0: { ports: [eno1], mode: null } } } }"),
      ),
    ).toEqual([]);
  });
});
