import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkPlacementMissingFallback } from "./placement-missing-fallback.ts";

const only = (machines: string) =>
  testModel(`migration: { place: [{ machines: "${machines}", cluster: prod1, namespace: vms }] }`);

describe("placement/missing-fallback", () => {
  test("is silent where the last one takes all", () => {
    expect(checkPlacementMissingFallback(testModel())).toEqual([]);
  });

  test("reports conditions alone", () => {
    expect(checkPlacementMissingFallback(only("machine.cpus > 4"))).toEqual([
      {
        code: "placement/missing-fallback",
        severity: "warning",
        message: "Each placement is for some machines only: where the others go is not said.",
        at: at("migration", "place"),
        on: "key",
        why: "Machines that match none are not planned, which shows only in the assessment.",
        fix: { sentence: "Add a last one without `machines`, if they are to move." },
      },
    ]);
  });

  test("says nothing where nothing moves, or `true` says it", () => {
    expect([testModel("migration: null"), only("true")].map(checkPlacementMissingFallback)).toEqual([[], []]);
  });
});
