import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkHardwareUnknownPort } from "./hardware-unknown-port.ts";

const withPorts = (ports: string) => testModel(`hardware: { dl380: { bonds: { bond0: { ports: [${ports}] } } } }`);

describe("hardware/unknown-port", () => {
  test("is silent where ports are NICs", () => {
    expect(checkHardwareUnknownPort(testModel())).toEqual([]);
  });

  test("reports a port that is none, and says which was meant", () => {
    expect(checkHardwareUnknownPort(withPorts("eno1, eno3"))).toEqual([
      {
        code: "hardware/unknown-port",
        severity: "error",
        message: "Port `eno3` is no NIC of hardware `dl380`.",
        at: at("hardware", "dl380", "bonds", "bond0", "ports", 1),
        on: "value",
        why: "A bond without its port does not come up, and what it carries does not either.",
        fix: { sentence: "Did you mean `eno1`?", replacement: "eno1" },
        related: [{ at: at("hardware", "dl380", "nics"), label: "the NICs" }],
      },
    ]);
  });

  test("names the NICs where nothing is near", () => {
    expect(checkHardwareUnknownPort(withPorts("eno1, infiniband"))).toMatchObject([
      { fix: { sentence: "Name one of its NICs (eno1, eno2, ens1, ens2, ens3, ens4), or add `infiniband` to them." } },
    ]);
  });
});
