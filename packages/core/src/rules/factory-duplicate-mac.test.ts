import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkFactoryDuplicateMac } from "./factory-duplicate-mac.ts";

const macs = (first: string) =>
  `["${first}", "02:00:00:00:00:02", "02:00:00:00:00:03", "02:00:00:00:00:04", "02:00:00:00:00:05", "02:00:00:00:00:06"]`;

describe("factory/duplicate-mac", () => {
  test("is silent where each MAC is written once", () => {
    expect(checkFactoryDuplicateMac(testModel())).toEqual([]);
  });

  test("reports a MAC of a node of another cluster", () => {
    expect(
      checkFactoryDuplicateMac(
        testModel(`clusters: { prod2: { nodes: { a: { macs: ${macs("02:00:10:02:11:00")} } } } }`),
      ),
    ).toEqual([
      {
        code: "factory/duplicate-mac",
        severity: "error",
        message: "MAC 02:00:10:02:11:00 of node `a` of cluster `prod2` is also one of node `a` of cluster `prod1`.",
        at: at("clusters", "prod2", "nodes", "a", "macs", 0),
        on: "value",
        why: "Machines are recognised by their MACs: one of the two would get the other's configuration.",
        fix: { sentence: "Correct the one that was copied." },
        related: [{ at: at("clusters", "prod1", "nodes", "a", "macs", 0), label: "first written here" }],
      },
    ]);
  });

  test("sees through upper case, and within one node", () => {
    const model = testModel(
      'clusters: { prod1: { nodes: { a: { macs: ["02:00:00:00:00:AB", "02:00:00:00:00:ab"] } } } }',
    );
    expect(brief(checkFactoryDuplicateMac(model))).toEqual([
      "error clusters.prod1.nodes.a.macs.1: MAC 02:00:00:00:00:ab of node `a` of cluster `prod1` is also one of node `a` of cluster `prod1`.",
    ]);
  });
});
