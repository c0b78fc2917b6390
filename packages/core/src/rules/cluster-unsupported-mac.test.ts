import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkClusterUnsupportedMac } from "./cluster-unsupported-mac.ts";

const withMac = (mac: string) =>
  testModel(
    `clusters: { prod1: { nodes: { a: { macs: ["${mac}", "02:00:00:00:00:02", "02:00:00:00:00:03", "02:00:00:00:00:04", "02:00:00:00:00:05", "02:00:00:00:00:06"] } } } }`,
  );

describe("cluster/unsupported-mac", () => {
  test("is silent about addresses of single interfaces, locally made ones among them", () => {
    expect(checkClusterUnsupportedMac(testModel())).toEqual([]);
  });

  test("reports a group address", () => {
    expect(checkClusterUnsupportedMac(withMac("01:00:5E:00:00:01"))).toEqual([
      {
        code: "cluster/unsupported-mac",
        severity: "error",
        message: "MAC 01:00:5e:00:00:01 of node `a` is a group address, which no NIC has.",
        at: at("clusters", "prod1", "nodes", "a", "macs", 0),
        on: "value",
        why: "The machine is recognised by its MACs: it would boot and never be matched.",
        fix: { sentence: "Copy the address from the machine's label or its management controller." },
      },
    ]);
  });

  test("reports zeros that were left to be filled in", () => {
    expect(brief(checkClusterUnsupportedMac(withMac("00:00:00:00:00:00")))).toEqual([
      "error clusters.prod1.nodes.a.macs.0: MAC 00:00:00:00:00:00 of node `a` is empty, which no NIC has.",
    ]);
  });
});
