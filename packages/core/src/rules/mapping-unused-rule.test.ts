import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkMappingUnusedRule } from "./mapping-unused-rule.ts";

describe("mapping/unused-rule", () => {
  test("is silent where narrow patterns come first", () => {
    expect(checkMappingUnusedRule(testModel())).toEqual([]);
  });

  test("reports a pattern behind a wider one", () => {
    expect(
      checkMappingUnusedRule(
        testModel('mappings: { datastores: [{ from: "*", to: default }, { from: "*-ssd-*", to: virtualization }] }'),
      ),
    ).toEqual([
      {
        code: "mapping/unused-rule",
        severity: "warning",
        message: "Pattern `*-ssd-*` is never reached: `*` before it matches all the same names.",
        at: at("mappings", "datastores", 1, "from"),
        on: "value",
        why: "The first match wins.",
        fix: { sentence: "Move it before the wider pattern, or take it out." },
        related: [{ at: at("mappings", "datastores", 0, "from"), label: "the wider pattern" }],
      },
    ]);
  });

  test("reports the same pattern twice, and not one that is narrower only in part", () => {
    const networks = '[{ from: "web-*", to: web }, { from: "*-db", to: db }, { from: "web-*", to: db }]';
    expect(brief(checkMappingUnusedRule(testModel(`mappings: { networks: ${networks} }`)))).toEqual([
      "warning mappings.networks.2.from: Pattern `web-*` is never reached: `web-*` before it matches all the same names.",
    ]);
  });
});
