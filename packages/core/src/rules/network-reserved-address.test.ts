import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkReservedAddress } from "./network-reserved-address.ts";

describe("network/reserved-address", () => {
  test("is silent about addresses of hosts", () => {
    expect(checkNetworkReservedAddress(testModel())).toEqual([]);
  });

  test("reports the last address of a network", () => {
    expect(checkNetworkReservedAddress(testModel("clusters: { prod1: { vips: { ingress: 10.10.2.255 } } }"))).toEqual([
      {
        code: "network/reserved-address",
        severity: "error",
        message:
          "The ingress of cluster `prod1` has address 10.10.2.255, which is the broadcast address of 10.10.2.0/24.",
        at: at("clusters", "prod1", "vips", "ingress"),
        on: "value",
        why: "No host can have it.",
        fix: { sentence: "Take an address from 10.10.2.1 to 10.10.2.254." },
        related: [{ at: at("clusters", "prod1", "networks", "machine", "cidr"), label: "the network" }],
      },
    ]);
  });

  test("reports the first one, and not .255 in the middle of a larger network", () => {
    const model = testModel("vmNetworks: { web: { gateway: 10.21.0.0 }, db: { gateway: { fra: 10.22.1.255 } } }");
    expect(brief(checkNetworkReservedAddress(model))).toEqual([
      "error vmNetworks.web.gateway: The gateway of network `web` has address 10.21.0.0, which is the network's own address of 10.21.0.0/22.",
    ]);
  });
});
