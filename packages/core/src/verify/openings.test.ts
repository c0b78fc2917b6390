import fc from "fast-check";
import { expect, test } from "vitest";
import { formatInstant, instant } from "../base/instant.ts";
import { testModel, testSpec } from "../model/test-model.fixture.ts";
import { testEstate } from "../waves/test-estate.fixture.ts";
import type { PlanRecord, ZoneRules } from "../waves/wave.ts";
import { expandWindows } from "../waves/windows.ts";
import { openingsBetween } from "./openings.ts";
import { publish } from "./published.ts";

/** Zones whose clocks are moved by up to three hours, at least two days after the time before. */
const zones: fc.Arbitrary<ZoneRules> = fc
  .tuple(
    fc.integer({ min: -44, max: 48 }),
    fc.array(fc.tuple(fc.integer({ min: 48, max: 2400 }), fc.integer({ min: -12, max: 12 })), { maxLength: 6 }),
  )
  .map(([first, steps]) => {
    let at = Date.parse("2026-11-29T00:00:00Z");
    let quarters = first;
    const offsets = [{ from: formatInstant(instant(at)), minutes: quarters * 15 }];
    for (const [hours, shift] of steps) {
      at += hours * 3_600_000;
      quarters += shift;
      offsets.push({ from: formatInstant(instant(at)), minutes: quarters * 15 });
    }
    return { zone: "Europe/Berlin", edition: "drawn", offsets };
  });

const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`);

const factories = fc
  .record({
    days: fc.subarray(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], { minLength: 1 }),
    from: clock,
    to: clock,
    start: fc.constantFrom("2026-12-01", "2026-12-05T21:30:00Z"),
    freeze: fc.integer({ min: 1, max: 28 }),
    site: fc.constantFrom("fra", "ams", null),
  })
  .map(({ days, from, to, start, freeze, site }) => {
    const day = String(freeze).padStart(2, "0");
    return `
migration:
  start: ${start}
  windows: { weekend: { days: [${days.join(", ")}], from: "${from}", to: "${to}" }, weeknight: null }
  freezes: { year-end: { from: 2027-01-${day}, to: 2027-01-${day}, site: ${String(site)} } }`;
  });

test("planner and checker find the same openings of any window in any zone, by code of their own", () => {
  fc.assert(
    fc.property(factories, zones, (patch, zone) => {
      const untilMs = Date.parse("2027-04-01T00:00:00Z");
      const record = { zones: [zone] } as unknown as PlanRecord;
      const published = publish({
        spec: testSpec(patch),
        inventory: testEstate({ seed: 1, machines: 0, hosts: 1 }),
        waves: [],
        record,
      });
      const checked = openingsBetween(published, "weekend", { fromMs: Number.NEGATIVE_INFINITY, toMs: untilMs })
        .filter((opening) => opening.freeze === undefined)
        .map((opening) => [formatInstant(instant(opening.opensMs)), formatInstant(instant(opening.closesMs))]);
      const planned = expandWindows(testModel(patch), [zone], { weeks: 40 })
        .filter((opening) => opening.opens <= untilMs)
        .map((opening) => [formatInstant(opening.opens), formatInstant(opening.closes)]);
      expect(planned).toEqual(checked);
      expect(planned.every(([opens = "", closes = ""]) => opens < closes)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
