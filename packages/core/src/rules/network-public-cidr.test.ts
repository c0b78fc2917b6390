import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkPublicCidr } from "./network-public-cidr.ts";

describe("network/public-cidr", () => {
  test("is silent about private space", () => {
    expect(checkNetworkPublicCidr(testModel())).toEqual([]);
  });

  test("reports services beyond the end of private space", () => {
    expect(
      checkNetworkPublicCidr(testModel("clusters: { prod1: { networks: { services: { cidr: 172.32.0.0/16 } } } }")),
    ).toEqual([
      {
        code: "network/public-cidr",
        severity: "warning",
        message: "The services network of cluster `prod1` is 172.32.0.0/16, which is not private address space.",
        at: at("clusters", "prod1", "networks", "services", "cidr"),
        on: "value",
        why: "Those addresses belong to somebody on the internet, whom pods of the cluster can then not reach.",
        fix: { sentence: "Use addresses of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16." },
      },
    ]);
  });

  test("lets nodes and machines have public addresses: they may be theirs", () => {
    const model = testModel(
      "{ vmNetworks: { web: { cidr: 203.0.113.0/24, gateway: null } }, hub: { networks: { machine: { cidr: 198.51.100.0/24 } } } }",
    );
    expect(brief(checkNetworkPublicCidr(model))).toEqual([]);
  });
});
