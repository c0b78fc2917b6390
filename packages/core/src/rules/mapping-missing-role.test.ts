import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkMappingMissingRole } from "./mapping-missing-role.ts";

const toBlock = 'mappings: { datastores: [{ from: "*", to: block }] }';

describe("mapping/missing-role", () => {
  test("is silent where targets fill the roles", () => {
    expect([testModel(), testModel(toBlock)].map(checkMappingMissingRole)).toEqual([[], []]);
  });

  test("reports a role that one of the targets does not", () => {
    expect(
      checkMappingMissingRole(testModel(`{ ${toBlock}, clusters: { prod2: { storage: { block: null } } } }`)),
    ).toEqual([
      {
        code: "mapping/missing-role",
        severity: "warning",
        message: "Datastores `*` become `block`, for which cluster `prod2` names no storage.",
        at: at("mappings", "datastores", 0, "to"),
        on: "value",
        why: "Machines with such a disk that are placed on `prod2` cannot move.",
        fix: { sentence: "Add `block` to the cluster's `storage`, or map to `virtualization`." },
        related: [{ at: at("clusters", "prod2", "storage"), label: "the cluster's storage" }],
      },
    ]);
  });

  test("lets `virtualization` fall back to what there is", () => {
    expect(checkMappingMissingRole(testModel("clusters: { prod1: { storage: { block: null } } }"))).toEqual([]);
  });
});
