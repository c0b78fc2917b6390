import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkHardwareMissingRedundancy } from "./hardware-missing-redundancy.ts";

describe("hardware/missing-redundancy", () => {
  test("is silent where bonds have two ports", () => {
    expect(checkHardwareMissingRedundancy(testModel())).toEqual([]);
  });

  test("reports a single NIC", () => {
    expect(
      checkHardwareMissingRedundancy(
        testModel("hardware: { dl380: { bonds: { bond2: { ports: [ens3], mode: null } } } }"),
      ),
    ).toEqual([
      {
        code: "hardware/missing-redundancy",
        severity: "warning",
        message: "On hardware `dl380` one port, `ens3`, carries traffic of virtual machines.",
        at: at("hardware", "dl380", "bonds", "bond2", "ports"),
        on: "value",
        why: "One cable, transceiver or switch that fails takes the node with it.",
        fix: { sentence: "Add a second port, on another switch, and a `mode`." },
      },
    ]);
  });

  test("reports a bond of one port too, and all that it carries", () => {
    const model = testModel(
      "hardware: { dl380: { bonds: { bond0: { ports: [eno1], carries: [machine, vm] }, bond2: null } } }",
    );
    expect(checkHardwareMissingRedundancy(model)).toMatchObject([
      {
        message:
          "On hardware `dl380` one port, `eno1`, carries the nodes' own traffic and traffic of virtual machines.",
      },
    ]);
  });
});
