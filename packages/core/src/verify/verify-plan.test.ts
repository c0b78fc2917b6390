import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Inventory } from "../inventory/inventory.ts";
import { testModel, testSpec } from "../model/test-model.fixture.ts";
import { testEstate, type EstateOptions } from "../waves/test-estate.fixture.ts";
import { testPlan } from "../waves/test-plan.fixture.ts";
import { parse } from "../parse/parse.ts";
import { checkPlan, verifyPlan } from "./verify-plan.ts";

function verify(patch: string, inventory: Inventory): readonly Diagnostic[] {
  const { waves, record } = testPlan(testModel(patch), inventory);
  return checkPlan({ spec: testSpec(patch), inventory, waves, record });
}

describe("the checker", () => {
  test("finds nothing wrong with a plan of four hundred machines", () => {
    const patch = "migration: { dependencies: [{ first: app-40, then: app-41 }, { first: app-41, then: app-42 }] }";
    expect(verify(patch, testEstate({ seed: 1, machines: 400, hosts: 12, sharing: 6 }))).toEqual([]);
  });

  test("a plan of any estate keeps every rule", () => {
    fc.assert(
      fc.property(estates, factories, (estate, patch) => {
        const diagnostics = verify(patch, testEstate(estate));
        expect(diagnostics.map((one) => `${one.code} ${one.message}`)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

const estates: fc.Arbitrary<EstateOptions> = fc.record({
  seed: fc.nat({ max: 1_000_000 }),
  machines: fc.integer({ min: 0, max: 120 }),
  hosts: fc.integer({ min: 1, max: 6 }),
  grouped: fc.constantFrom(0, 0.5, 0.95),
  groupMax: fc.integer({ min: 2, max: 12 }),
  usedMiB: fc.constantFrom(5_000, 60_000, 500_000, 3_000_000),
  cold: fc.constantFrom(0, 0.3, 1),
  broken: fc.constantFrom(0, 0.2),
  sharing: fc.integer({ min: 0, max: 4 }),
});

const factories: fc.Arbitrary<string> = fc
  .record({
    weekend: fc.integer({ min: 1, max: 60 }),
    weeknight: fc.integer({ min: 1, max: 20 }),
    from: fc.constantFrom("22:00", "02:30", "00:00"),
    to: fc.constantFrom("06:00", "03:00", "23:30"),
    slots: fc.integer({ min: 1, max: 24 }),
    perPlan: fc.integer({ min: 1, max: 30 }),
    disksPerPlan: fc.integer({ min: 5, max: 60 }),
    start: fc.constantFrom("2026-12-01", "2027-03-20", "2026-10-20T12:00:00Z"),
    mode: fc.constantFrom("warm", "cold"),
    chain: fc.integer({ min: 0, max: 5 }),
  })
  .map((one) => {
    const links = Array.from({ length: one.chain }, (_, index) => `{ first: app-${index}, then: app-${index + 1} }`);
    return `
migration:
  start: ${one.start}
  mode: ${one.mode}
  windows:
    weekend: { from: "${one.from}", to: "${one.to}", machines: ${one.weekend} }
    weeknight: { machines: ${one.weeknight} }
  limits: { slotsPerHost: ${one.slots}, perPlan: ${one.perPlan}, disksPerPlan: ${one.disksPerPlan} }
  dependencies: [${links.join(", ")}]`;
  });

describe("the checker of published files", () => {
  const inventory = testEstate({ seed: 3, machines: 30, hosts: 2 });
  const { waves, record } = testPlan(testModel(), inventory);

  test("says that the plan is of another inventory", () => {
    const factory = parse([{ file: "factory.yaml", text: JSON.stringify(testSpec()) }]).value;
    if (factory === undefined) throw new Error("the test's factory does not parse");
    const found = (inventoryHash: string): string[] =>
      verifyPlan({ factory, inventory, waves, record, inventoryHash }).map((one) => `${one.severity} ${one.code}`);
    expect(found(record.inventory)).toEqual([]);
    expect(found("another")).toEqual(["warning plan/conflicting-inventory"]);
  });

  test("gives the findings of a factory.yaml that cannot be decoded", () => {
    const factory = parse([{ file: "factory.yaml", text: "apiVersion: vmfactory.io/v1alpha1\nkind: Factory\n" }]).value;
    if (factory === undefined) throw new Error("the test's factory does not parse");
    const found = verifyPlan({ factory, inventory, waves, record });
    expect(new Set(found.map((one) => one.code.split("/")[0]))).toEqual(new Set(["spec"]));
  });
});
