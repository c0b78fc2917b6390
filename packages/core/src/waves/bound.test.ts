import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../assess/assess.ts";
import { instant } from "../base/instant.ts";
import type { Machine } from "../inventory/inventory.ts";
import { testModel } from "../model/test-model.fixture.ts";
import { formatCount, lowerBound } from "./bound.ts";
import { Calendar } from "./calendar.ts";
import { orderUnits } from "./dependencies.ts";
import type { Problem } from "./problem.ts";
import { schedule } from "./schedule.ts";
import { testDisk, testEstate, testMachine } from "./test-estate.fixture.ts";
import { testZones } from "./test-plan.fixture.ts";
import { buildUnits } from "./units.ts";
import { expandWindows } from "./windows.ts";

interface Small {
  readonly sizes: readonly number[];
  readonly usedMiB: readonly number[];
  readonly isCold: readonly boolean[];
  readonly links: readonly (readonly [number, number])[];
  readonly weekend: number;
  readonly weeknight: number;
  readonly slots: number;
}

const groups = 5;
const openingsMax = 7;

const smalls: fc.Arbitrary<Small> = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: groups, maxLength: groups }),
  usedMiB: fc.array(fc.constantFrom(1_000, 200_000, 900_000), { minLength: groups, maxLength: groups }),
  isCold: fc.array(fc.boolean(), { minLength: groups, maxLength: groups }),
  links: fc
    .array(fc.tuple(fc.nat({ max: groups - 1 }), fc.nat({ max: groups - 1 })), { maxLength: 3 })
    .map((links) => links.filter(([a, b]) => a < b)),
  weekend: fc.integer({ min: 2, max: 8 }),
  weeknight: fc.integer({ min: 1, max: 5 }),
  slots: fc.constantFrom(1, 2, 20),
});

/** Few groups, few openings: every assignment can be tried. */
function problemOf(small: Small): Problem {
  const links = small.links.map(([a, b]) => `{ first: g${a}, then: g${b} }`).join(", ");
  const model = testModel(`
migration:
  windows: { weekend: { machines: ${small.weekend} }, weeknight: { machines: ${small.weeknight}, only: "machine.name != 'vm00001'" } }
  limits: { slotsPerHost: ${small.slots} }
  dependencies: [${links}]`);
  let id = 0;
  const machines = small.sizes.flatMap((size, group) =>
    Array.from({ length: size }, (): Machine => {
      id += 1;
      const used = small.usedMiB[group] ?? 0;
      return testMachine(id, {
        tags: { application: [`g${group}`] },
        host: `esx-${(id % 2) + 1}`,
        inUseMiB: used,
        disks: [testDisk(id, 0, used), testDisk(id, 1, used)],
        isChangeTrackingEnabled: !(small.isCold[group] ?? false),
      });
    }),
  );
  const assessment = assess({ ...testEstate({ seed: 1, machines: 0, hosts: 2 }), machines }, model);
  const openings = expandWindows(model, testZones, { weeks: 8 }).slice(0, openingsMax);
  const usual = new Map([
    ["weekend", 8 * 3600],
    ["weeknight", 6 * 3600],
  ]);
  const built = buildUnits(model, assessment, { usual, taken: new Set() });
  const ordered = orderUnits({ model, assessment, fixed: [], ...built });
  const room = openings.map((opening) => (opening.window === "weekend" ? small.weekend : small.weeknight));
  const start = instant(Date.parse("2026-11-30T23:00:00Z"));
  return {
    migration: model.migration,
    ...ordered,
    openings,
    room,
    startOf: new Map([
      ["weekend", start],
      ["weeknight", start],
    ]),
    busy: new Map(),
  };
}

/** The earliest finish of all assignments of all units; infinite if there is none. */
function optimum(problem: Problem): number {
  let best = Number.POSITIVE_INFINITY;
  const choose = (assigned: readonly number[]): void => {
    const calendar = new Calendar(problem);
    if (!assigned.every((opening, unit) => calendar.place(unit, opening))) return;
    const finish = Math.max(...assigned.map((opening) => problem.openings[opening]?.closes ?? 0));
    if (finish >= best) return;
    if (assigned.length === problem.units.length) best = finish;
    else for (const opening of problem.openings.keys()) choose([...assigned, opening]);
  };
  choose([]);
  return best;
}

describe("the lower bound", () => {
  test("is never after the best of all plans, nor is any plan before it", () => {
    fc.assert(
      fc.property(smalls, (small) => {
        const problem = problemOf(small);
        if (problem.units.length === 0) return;
        const best = optimum(problem);
        const bound = lowerBound(problem);
        const found = schedule(problem, bound.finish);
        if (best < Number.POSITIVE_INFINITY) expect(bound.finish).toBeLessThanOrEqual(best);
        if (found.score.unplacedMachines > 0) return;
        expect(found.score.finish).toBeGreaterThanOrEqual(best);
        expect(found.score.finish).toBeGreaterThanOrEqual(bound.finish);
      }),
      { numRuns: 60 },
    );
  });

  test("list scheduling finds the best plan of few groups mostly, and one close to it always", () => {
    const gaps = fc.sample(smalls, { seed: 11, numRuns: 60 }).flatMap((small) => {
      const problem = problemOf(small);
      const best = problem.units.length === 0 ? Number.POSITIVE_INFINITY : optimum(problem);
      if (best === Number.POSITIVE_INFINITY) return [];
      const { finish } = schedule(problem, lowerBound(problem).finish).score;
      return [problem.openings.filter((opening) => opening.closes > best && opening.closes <= finish).length];
    });
    expect(gaps.length).toBeGreaterThan(30);
    expect(gaps.filter((gap) => gap === 0).length / gaps.length).toBeGreaterThan(0.95);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2);
  });
});

test("counts are grouped by thousands", () => {
  expect([0, 7, 99.94, 1112.4, 1_234_567].map(formatCount)).toEqual(["0", "7", "99.9", "1,112", "1,234,567"]);
});
