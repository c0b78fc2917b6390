import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkMigrationAmbiguousWindow } from "./migration-ambiguous-window.ts";

const withTo = (to: string) => testModel(`migration: { windows: { weekend: { to: "${to}" } } }`);

describe("migration/ambiguous-window", () => {
  test("is silent where times differ", () => {
    expect(checkMigrationAmbiguousWindow(testModel())).toEqual([]);
  });

  test("reports a window that closes when it opens", () => {
    expect(checkMigrationAmbiguousWindow(withTo("22:00"))).toEqual([
      {
        code: "migration/ambiguous-window",
        severity: "warning",
        message: "Window `weekend` opens and closes at 22:00: it is taken to be 24 hours long.",
        at: at("migration", "windows", "weekend", "to"),
        on: "value",
        why: "A window is at most a day; one that closes at or before its opening closes on the next day.",
        fix: { sentence: "Correct the time at which it closes, or allow the finding if a whole day is meant." },
      },
    ]);
  });

  test("is silent about one minute less than a day", () => {
    expect(checkMigrationAmbiguousWindow(withTo("21:59"))).toEqual([]);
  });
});
