import { describe, expect, test } from "vitest";
import { addLoads, leadSeconds, loadOf, noLoad, precopySeconds, windowSeconds, type CostModel } from "./cost.ts";
import { testDisk, testMachine } from "./test-estate.fixture.ts";

const at = { file: "factory.yaml", pointer: [] };
const cost: CostModel = {
  rates: { diskMiBps: 100, hostMiBps: 200, cutoverSeconds: 60, dailyChange: 0.1 },
  limits: { slotsPerHost: 4, perPlan: 100, disksPerPlan: 500, at },
};

const machine = (usedMiB: number, disks: number) =>
  testMachine(1, {
    inUseMiB: usedMiB,
    disks: Array.from({ length: disks }, (_, index) => testDisk(1, index, (2 * usedMiB) / disks)),
  });

const cold = (usedMiB: number, disks = 1) => loadOf(machine(usedMiB, disks), "cold", cost);
const warm = (usedMiB: number, disks = 1) => loadOf(machine(usedMiB, disks), "warm", cost);
const sum = (...loads: readonly (typeof noLoad)[]) => loads.reduce(addLoads, noLoad);

describe("what a host needs of a window", () => {
  test("a single disk is copied at the rate of a disk, a fifth lost, and then cut over", () => {
    expect(windowSeconds(cold(80_000), cost)).toBe(80_000 / 100 / 0.8 + 60);
  });

  test("several disks at the rate of the host", () => {
    expect(windowSeconds(cold(80_000, 4), cost)).toBe(80_000 / 200 / 0.8 + 60);
  });

  test("many small machines by the bytes of all", () => {
    expect(windowSeconds(sum(cold(8_000), cold(8_000), cold(8_000), cold(8_000)), cost)).toBe(32_000 / 200 / 0.8 + 60);
  });

  test("few slots hold them up", () => {
    const one = { ...cost, limits: { ...cost.limits, slotsPerHost: 1 } };
    const loads = [1, 2].map(() => loadOf(machine(8_000, 1), "cold", one));
    expect(windowSeconds(sum(...loads), one)).toBe((2 * 80) / 0.8 + 60);
  });

  test("a machine with more disks than slots takes all of them, alone", () => {
    expect(cold(80_000, 9).coldSlotSeconds).toBe(4 * 400);
  });

  test("warm machines leave what changes in two hours", () => {
    expect(windowSeconds(warm(240_000), cost)).toBeCloseTo((240_000 * 0.1 * 2) / 24 / 200 / 0.8 + 60, 9);
  });

  test("use that is not known counts as full, more than the capacity as the capacity", () => {
    const { inUseMiB: _, ...unknown } = machine(8_000, 1);
    expect(loadOf(unknown, "cold", cost).coldMiB).toBe(16_000);
    expect(loadOf({ ...unknown, inUseMiB: 99_000 }, "cold", cost).coldMiB).toBe(16_000);
  });
});

describe("what comes before a window", () => {
  test("a first copy, and what changes meanwhile, as a series", () => {
    const first = 80_000 / 100 / 0.8;
    expect(precopySeconds(warm(80_000), cost)).toBeCloseTo(first / (1 - (0.1 * first) / 86_400), 9);
  });

  test("never ends if more than half of a copy changes while it runs", () => {
    expect(precopySeconds(warm(36_000_000), { ...cost, rates: { ...cost.rates, dailyChange: 1 } })).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test.each([
    [0, false, 0],
    [0, true, 3_600],
    [1, true, 3_900],
    [26 * 3600, true, 27 * 3600],
    [27 * 3600, true, 28 * 3600],
    [27 * 3600 + 1, true, Number.POSITIVE_INFINITY],
  ])(
    "%d s of precopies begin, an interval to spare, in whole five minutes (warm: %s) %d s before",
    (precopy, hasWarm, lead) => {
      expect(leadSeconds(precopy, hasWarm)).toBe(lead);
    },
  );
});
