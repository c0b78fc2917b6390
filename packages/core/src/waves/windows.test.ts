import { describe, expect, test } from "vitest";
import { formatInstant, instant } from "../base/instant.ts";
import { testModel } from "../model/test-model.fixture.ts";
import { europeanRules, testZones } from "./test-plan.fixture.ts";
import { expandWindows, zoneSpanOf } from "./windows.ts";

interface Written {
  readonly days?: string;
  readonly from?: string;
  readonly to?: string;
  readonly start?: string;
  readonly freezes?: string;
  readonly site?: string;
}

/** Openings of one window as `opens closes`, for some weeks. */
function openings(written: Written, weeks = 1, zones = testZones): string[] {
  const { days = "sat", from = "22:00", to = "06:00", start = "2026-12-01", freezes = "null", site = "fra" } = written;
  const window = `{ days: [${days}], from: "${from}", to: "${to}", site: ${site}, machines: 10, only: null }`;
  const model = testModel(
    `migration: { start: "${start}", windows: { weekend: ${window}, weeknight: null }, freezes: ${freezes}, dependencies: [] }`,
  );
  return expandWindows(model, zones, { weeks }).map(
    (one) => `${formatInstant(one.opens)} ${formatInstant(one.closes)}`,
  );
}

describe("openings of windows", () => {
  test("a window that crosses midnight belongs to the day on which it begins", () => {
    expect(openings({ days: "sat" })).toEqual(["2026-12-05T21:00:00Z 2026-12-06T05:00:00Z"]);
  });

  test("one whose times are equal is open for a day", () => {
    expect(openings({ from: "08:00", to: "08:00" })).toEqual(["2026-12-05T07:00:00Z 2026-12-06T07:00:00Z"]);
  });

  test("a date as start is the midnight of the window's zone", () => {
    expect(openings({ days: "tue", from: "00:00", to: "02:00" })).toEqual([
      "2026-11-30T23:00:00Z 2026-12-01T01:00:00Z",
    ]);
  });

  test("an opening before an instant as start is none", () => {
    expect(openings({ start: "2026-12-05T21:00:01Z" }, 2)).toEqual(["2026-12-12T21:00:00Z 2026-12-13T05:00:00Z"]);
  });

  test("the night in which clocks go forward is an hour shorter", () => {
    expect(openings({ start: "2027-03-25" })).toEqual(["2027-03-27T21:00:00Z 2027-03-28T04:00:00Z"]);
  });

  test("the night in which clocks go back is an hour longer", () => {
    expect(openings({ start: "2026-10-20" })).toEqual(["2026-10-24T20:00:00Z 2026-10-25T05:00:00Z"]);
  });

  test("one that would begin in the hour that is skipped begins at its end", () => {
    expect(openings({ days: "sun", from: "02:30", to: "06:00", start: "2027-03-25" })).toEqual([
      "2027-03-28T01:00:00Z 2027-03-28T04:00:00Z",
    ]);
  });

  test("one that the skipped hour swallows is none", () => {
    expect(openings({ days: "sun", from: "02:00", to: "03:00", start: "2027-03-25" })).toEqual([]);
  });

  test("one that begins in the hour that comes twice begins at the first", () => {
    expect(openings({ days: "sun", from: "02:30", to: "06:00", start: "2026-10-20" })).toEqual([
      "2026-10-25T00:30:00Z 2026-10-25T05:00:00Z",
    ]);
  });

  test("one that ends in the hour that comes twice ends at the first", () => {
    expect(openings({ days: "sat", from: "22:00", to: "02:30", start: "2026-10-20" })).toEqual([
      "2026-10-24T20:00:00Z 2026-10-25T00:30:00Z",
    ]);
  });

  test("a window that touches a frozen day is dropped whole", () => {
    const freezes = "{ year-end: null, day: { from: 2026-12-06, to: 2026-12-06 } }";
    expect(openings({ days: "sat, mon", freezes })).toEqual(["2026-12-07T21:00:00Z 2026-12-08T05:00:00Z"]);
  });

  test("one that ends at the midnight with which a freeze begins is kept", () => {
    const freezes = "{ year-end: null, day: { from: 2026-12-06, to: 2026-12-06 } }";
    expect(openings({ days: "sat", to: "00:00", freezes })).toEqual(["2026-12-05T21:00:00Z 2026-12-05T23:00:00Z"]);
  });

  test("a freeze of another site does not touch it", () => {
    const freezes = "{ year-end: null, day: { from: 2026-12-01, to: 2026-12-31, site: ams } }";
    expect(openings({ freezes })).toEqual(["2026-12-05T21:00:00Z 2026-12-06T05:00:00Z"]);
  });

  test("without rules of its zone a window never opens", () => {
    expect(openings({}, 1, [europeanRules("Europe/Amsterdam")])).toEqual([]);
  });
});

test("the span of rules holds ten years from the start", () => {
  const { fromMs, toMs } = zoneSpanOf("2026-12-01");
  expect([formatInstant(instant(fromMs)), formatInstant(instant(toMs))]).toEqual([
    "2026-11-29T00:00:00Z",
    "2036-11-25T00:00:00Z",
  ]);
});
