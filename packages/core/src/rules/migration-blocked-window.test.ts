import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkMigrationBlockedWindow } from "./migration-blocked-window.ts";

const withFreeze = (freeze: string) => testModel(`migration: { freezes: { year-end: ${freeze} } }`);

describe("migration/blocked-window", () => {
  test("is silent where windows open", () => {
    expect(checkMigrationBlockedWindow(testModel())).toEqual([]);
  });

  test("reports windows that a freeze without end covers", () => {
    const window = "{ windows: { weeknight: null }, freezes: { year-end: { from: 2026-11-01, to: 2126-12-31 } } }";
    expect(checkMigrationBlockedWindow(testModel(`migration: ${window}`))).toEqual([
      {
        code: "migration/blocked-window",
        severity: "warning",
        message: "Window `weekend` never opens: every one of its days from 2026-12-01 on is in a freeze.",
        at: at("migration", "windows", "weekend"),
        on: "key",
        why: "Nothing can move in it.",
        fix: { sentence: "Correct the freeze, or take the window out." },
        related: [{ at: at("migration", "freezes", "year-end"), label: "freeze `year-end`" }],
      },
    ]);
  });

  test("is silent if the freeze is another site's, or ends within ten years", () => {
    const other = withFreeze("{ from: 2026-11-01, to: 2126-12-31, site: ams }");
    const long = withFreeze("{ from: 2026-11-01, to: 2036-11-01 }");
    expect([other, long].map((model) => brief(checkMigrationBlockedWindow(model)))).toEqual([[], []]);
  });
});
