import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkPlacementUnusedRule } from "./placement-unused-rule.ts";

const withPlace = (...rules: string[]) =>
  testModel(`migration: { place: [${rules.map((rule) => `{ ${rule}, namespace: vms }`).join(", ")}] }`);

describe("placement/unused-rule", () => {
  test("is silent where the rule for all comes last", () => {
    expect(checkPlacementUnusedRule(testModel())).toEqual([]);
  });

  test("reports a rule behind that for all", () => {
    expect(
      checkPlacementUnusedRule(withPlace("cluster: prod1", 'machines: "machine.cpus > 4", cluster: prod2')),
    ).toEqual([
      {
        code: "placement/unused-rule",
        severity: "warning",
        message: "No machine reaches this placement on cluster `prod2`: an earlier one takes all that are left.",
        at: at("migration", "place", 1),
        on: "value",
        why: "The first match wins.",
        fix: { sentence: "Move it before the other, or take it out." },
        related: [{ at: at("migration", "place", 0), label: "the earlier one" }],
      },
    ]);
  });

  test("takes `true` for all, and sees the same condition twice", () => {
    const always = withPlace('machines: "true", cluster: prod1', "cluster: prod2");
    const twice = withPlace(
      'machines: "machine.cpus > 4", cluster: prod1',
      'machines: " machine.cpus > 4", cluster: prod2',
      "cluster: prod2",
    );
    expect([always, twice].map((model) => brief(checkPlacementUnusedRule(model)))).toEqual([
      [
        "warning migration.place.1: No machine reaches this placement on cluster `prod2`: an earlier one takes all that are left.",
      ],
      [
        "warning migration.place.1: No machine reaches this placement on cluster `prod2`: an earlier one takes the same ones.",
      ],
    ]);
  });
});
