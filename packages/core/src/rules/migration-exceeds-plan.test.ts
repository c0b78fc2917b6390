import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkMigrationExceedsPlan } from "./migration-exceeds-plan.ts";

const withLimits = (limits: string) => testModel(`migration: { limits: ${limits} }`);

describe("migration/exceeds-plan", () => {
  test("is silent about the defaults", () => {
    expect(checkMigrationExceedsPlan(testModel())).toEqual([]);
  });

  test("reports plans with more disks than Forklift bears", () => {
    expect(checkMigrationExceedsPlan(withLimits("{ disksPerPlan: 501 }"))).toEqual([
      {
        code: "migration/exceeds-plan",
        severity: "warning",
        message: "A Forklift Plan may have 501 disks.",
        at: at("migration", "limits", "disksPerPlan"),
        on: "value",
        why: "Plans of more than 500 disks are known to fail (MTV-1203).",
        fix: { sentence: "Set it to 500 or less: the planner makes more plans instead.", replacement: "500" },
      },
    ]);
  });

  test("reports plans of more than 200 machines, and not of 200", () => {
    expect(
      [withLimits("{ perPlan: 201 }"), withLimits("{ perPlan: 200, disksPerPlan: 500 }")].map((model) =>
        brief(checkMigrationExceedsPlan(model)),
      ),
    ).toEqual([["warning migration.limits.perPlan: A Forklift Plan may have 201 machines."], []]);
  });
});
