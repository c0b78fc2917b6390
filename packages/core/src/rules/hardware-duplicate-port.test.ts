import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkHardwareDuplicatePort } from "./hardware-duplicate-port.ts";

describe("hardware/duplicate-port", () => {
  test("is silent where each NIC is used once", () => {
    expect(checkHardwareDuplicatePort(testModel())).toEqual([]);
  });

  test("reports a NIC of two bonds", () => {
    expect(
      checkHardwareDuplicatePort(testModel("hardware: { dl380: { bonds: { bond1: { ports: [ens1, eno2] } } } }")),
    ).toEqual([
      {
        code: "hardware/duplicate-port",
        severity: "error",
        message: "NIC `eno2` of hardware `dl380` is already a port of `bond0`.",
        at: at("hardware", "dl380", "bonds", "bond1", "ports", 1),
        on: "value",
        why: "A NIC belongs to one bond.",
        fix: { sentence: "Take it out of one of them." },
        related: [{ at: at("hardware", "dl380", "bonds", "bond0", "ports", 1), label: "first used here" }],
      },
    ]);
  });

  test("reports a NIC twice in one bond", () => {
    expect(
      brief(
        checkHardwareDuplicatePort(testModel("hardware: { dl380: { bonds: { bond0: { ports: [eno1, eno1] } } } }")),
      ),
    ).toEqual([
      "error hardware.dl380.bonds.bond0.ports.1: NIC `eno1` of hardware `dl380` is already a port of `bond0`.",
    ]);
  });
});
