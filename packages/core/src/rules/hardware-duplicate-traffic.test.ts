import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkHardwareDuplicateTraffic } from "./hardware-duplicate-traffic.ts";

describe("hardware/duplicate-traffic", () => {
  test("is silent where each kind has one bond", () => {
    expect(checkHardwareDuplicateTraffic(testModel())).toEqual([]);
  });

  test("reports a kind that two bonds carry", () => {
    expect(
      checkHardwareDuplicateTraffic(testModel("hardware: { dl380: { bonds: { bond2: { carries: [vm, storage] } } } }")),
    ).toEqual([
      {
        code: "hardware/duplicate-traffic",
        severity: "error",
        message: "On hardware `dl380` both `bond1` and `bond2` carry traffic to the storage.",
        at: at("hardware", "dl380", "bonds", "bond2", "carries", 1),
        on: "value",
        why: "Each kind of traffic goes over one bond; which of two it should be nobody could tell.",
        fix: { sentence: "Take `storage` out of one of them." },
        related: [{ at: at("hardware", "dl380", "bonds", "bond1", "carries", 0), label: "first here" }],
      },
    ]);
  });

  test("reports a kind that one bond names twice", () => {
    expect(
      brief(
        checkHardwareDuplicateTraffic(testModel("hardware: { dl380: { bonds: { bond2: { carries: [vm, vm] } } } }")),
      ),
    ).toEqual([
      "error hardware.dl380.bonds.bond2.carries.1: On hardware `dl380` both `bond2` and `bond2` carry traffic of virtual machines.",
    ]);
  });
});
