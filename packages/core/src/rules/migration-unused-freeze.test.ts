import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkMigrationUnusedFreeze } from "./migration-unused-freeze.ts";

const withDates = (from: string, to: string) =>
  testModel(`migration: { freezes: { year-end: { from: ${from}, to: ${to} } } }`);

describe("migration/unused-freeze", () => {
  test("is silent about freezes to come", () => {
    expect(checkMigrationUnusedFreeze(testModel())).toEqual([]);
  });

  test("tells of one that is over", () => {
    expect(checkMigrationUnusedFreeze(withDates("2025-12-18", "2026-01-06"))).toEqual([
      {
        code: "migration/unused-freeze",
        severity: "info",
        message: "Freeze `year-end` ends on 2026-01-06, before the migration starts on 2026-12-01.",
        at: at("migration", "freezes", "year-end"),
        on: "key",
        why: "It freezes nothing; perhaps its year is the last one.",
        fix: { sentence: "Correct its dates, or take it out." },
      },
    ]);
  });

  test("is silent about one that ends on the first day", () => {
    expect(checkMigrationUnusedFreeze(withDates("2026-11-18", "2026-12-01"))).toEqual([]);
  });
});
