import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkMigrationOverlappingWindows } from "./migration-overlapping-windows.ts";

const withNight = (night: string) => testModel(`migration: { windows: { weeknight: ${night} } }`);

describe("migration/overlapping-windows", () => {
  test("is silent where windows are apart", () => {
    expect(checkMigrationOverlappingWindows(testModel())).toEqual([]);
  });

  test("tells of two that meet on the morning after", () => {
    expect(checkMigrationOverlappingWindows(withNight('{ days: [mon], from: "05:00", to: "07:00" }'))).toEqual([
      {
        code: "migration/overlapping-windows",
        severity: "info",
        message: "Windows `weekend` and `weeknight` of site `fra` are open at the same time.",
        at: at("migration", "windows", "weeknight"),
        on: "key",
        why: "Each counts its machines for itself: together they may move more at that time than either allows.",
        fix: { sentence: "Part their times or days, if that is not meant." },
        related: [{ at: at("migration", "windows", "weekend"), label: "the other one" }],
      },
    ]);
  });

  test("is silent where one opens when the other closes, or at another site", () => {
    const touching = withNight('{ days: [mon], from: "06:00", to: "07:00" }');
    const elsewhere = withNight('{ days: [sat], from: "22:00", to: "06:00", site: ams }');
    expect([touching, elsewhere].map((model) => brief(checkMigrationOverlappingWindows(model)))).toEqual([[], []]);
  });
});
