import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkMigrationConflictingFreeze } from "./migration-conflicting-freeze.ts";

const withTo = (to: string) => testModel(`migration: { freezes: { year-end: { to: ${to} } } }`);

describe("migration/conflicting-freeze", () => {
  test("is silent where freezes end after they begin", () => {
    expect(checkMigrationConflictingFreeze(testModel())).toEqual([]);
  });

  test("reports a year that was forgotten", () => {
    expect(checkMigrationConflictingFreeze(withTo("2026-01-06"))).toEqual([
      {
        code: "migration/conflicting-freeze",
        severity: "error",
        message: "Freeze `year-end` ends on 2026-01-06, before it begins on 2026-12-18.",
        at: at("migration", "freezes", "year-end", "to"),
        on: "value",
        why: "It would freeze nothing, and machines would move in days that were meant to be quiet.",
        fix: { sentence: "Correct the year, or swap the dates." },
        related: [{ at: at("migration", "freezes", "year-end", "from"), label: "its beginning" }],
      },
    ]);
  });

  test("is silent about a freeze of a single day", () => {
    expect(checkMigrationConflictingFreeze(withTo("2026-12-18"))).toEqual([]);
  });
});
