import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkHardwareConflictingPortRates } from "./hardware-conflicting-port-rates.ts";

const withSecond = (rate: string) =>
  testModel(
    `hardware: { dl380: { nics: [{ name: eno1, rate: 25G }, { name: eno2, rate: ${rate} }], bonds: { bond1: null, bond2: null } } }`,
  );

describe("hardware/conflicting-port-rates", () => {
  test("is silent where ports of a bond are alike", () => {
    expect(checkHardwareConflictingPortRates(testModel())).toEqual([]);
  });

  test("reports ports that are not", () => {
    expect(checkHardwareConflictingPortRates(withSecond("2.5G"))).toEqual([
      {
        code: "hardware/conflicting-port-rates",
        severity: "warning",
        message: "Ports of bond `bond0` have different rates: eno1 25G, eno2 2.5G.",
        at: at("hardware", "dl380", "bonds", "bond0", "ports"),
        on: "value",
        why: "LACP joins only links of one rate: the others stay idle until it fails.",
        fix: { sentence: "Join ports of one rate, or correct the rates of the NICs." },
      },
    ]);
  });

  test("takes rates for equal however they are written", () => {
    expect(checkHardwareConflictingPortRates(withSecond("25000M"))).toEqual([]);
  });
});
