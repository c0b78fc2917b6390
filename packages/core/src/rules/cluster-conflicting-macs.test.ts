import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkClusterConflictingMacs } from "./cluster-conflicting-macs.ts";

describe("cluster/conflicting-macs", () => {
  test("is silent where there is one MAC for each NIC", () => {
    expect(checkClusterConflictingMacs(testModel())).toEqual([]);
  });

  test("reports a node with too few", () => {
    expect(
      checkClusterConflictingMacs(testModel('clusters: { prod1: { nodes: { a: { macs: ["02:00:00:00:00:01"] } } } }')),
    ).toEqual([
      {
        code: "cluster/conflicting-macs",
        severity: "error",
        message: "Node `a` has 1 MAC, but hardware `dl380` has 6 NICs.",
        at: at("clusters", "prod1", "nodes", "a", "macs"),
        on: "value",
        why: "MACs are matched to NICs by their order; with one missing, cables end up in the wrong bonds.",
        fix: { sentence: "Give one MAC for each NIC, in this order: eno1, eno2, ens1, ens2, ens3, ens4." },
        related: [{ at: at("hardware", "dl380", "nics"), label: "the NICs" }],
      },
    ]);
  });

  test("reports every node when the hardware grows", () => {
    const nics = [1, 2, 3, 4, 5, 6, 7].map((nic) => `{ name: eno${nic}, rate: 25G }`).join(", ");
    expect(brief(checkClusterConflictingMacs(testModel(`hardware: { dl380: { nics: [${nics}] } }`)))).toHaveLength(8);
  });
});
