import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOf } from "./source-dates.ts";

describe("dateOf", () => {
  test.each([
    ["2025-02-26T12:53:35", "2025-02-26T12:53:35"],
    ["2025/02/26 12:53:35", "2025-02-26T12:53:35"],
    ["2025-02-26", "2025-02-26T00:00:00"],
    ["2025-02-26T12:53:35Z", "2025-02-26T12:53:35Z"],
    ["26.02.2025 12:53", "2025-02-26T12:53:00"],
    ["3.4.2025 1:02:03", "2025-04-03T01:02:03"],
    ["4/4/2025 0:00:00", "2025-04-04T00:00:00"],
  ])("%j is plain", (cell, iso) => {
    expect(dateOf(cell)).toEqual({ kind: "plain", iso });
  });

  test.each([
    ["6/13/2016 6:57:07 PM", "2016-06-13T18:57:07", "month-first"],
    ["6/13/2016 12:57:07 AM", "2016-06-13T00:57:07", "month-first"],
    ["13/6/2016 6:57:07", "2016-06-13T06:57:07", "day-first"],
    ["31-12-2016", "2016-12-31T00:00:00", "day-first"],
  ])("%j proves an order", (cell, iso, order) => {
    expect(dateOf(cell)).toEqual({ kind: "proof", iso, order });
  });

  test("a date that can be read in two ways stays open", () => {
    expect(dateOf("3/4/2026 10:00:00")).toEqual({
      kind: "open",
      dayFirst: "2026-04-03T10:00:00",
      monthFirst: "2026-03-04T10:00:00",
    });
  });

  test.each([
    "",
    "yesterday",
    "2025-02-30",
    "2025-13-01",
    "32/13/2025",
    "2025-02-26 25:00:00",
    "29.02.2023",
    45_000,
    true,
    undefined,
  ])("%j is no date", (cell) => {
    expect(dateOf(cell)).toBeUndefined();
  });

  test("every day of the calendar comes back as it went in", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1970-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 19);
          expect(dateOf(iso)).toEqual({ kind: "plain", iso });
        },
      ),
    );
  });
});
