import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkSourceMissingWindow } from "./source-missing-window.ts";

describe("source/missing-window", () => {
  test("is silent where the site has one", () => {
    expect(checkSourceMissingWindow(testModel())).toEqual([]);
  });

  test("reports a source at a site without one", () => {
    expect(checkSourceMissingWindow(testModel("sources: { vc-fra: { site: ams } }"))).toEqual([
      {
        code: "source/missing-window",
        severity: "warning",
        message: "Source `vc-fra` stands at site `ams`, which has no migration window.",
        at: at("sources", "vc-fra"),
        on: "key",
        why: "Machines move in windows of the site at which they stand: none of this source would ever.",
        fix: { sentence: "Add a window with `site: ams` to `migration.windows`." },
      },
    ]);
  });

  test("reports a source where there is no migration at all", () => {
    expect(checkSourceMissingWindow(testModel("migration: null"))).toHaveLength(1);
  });
});
