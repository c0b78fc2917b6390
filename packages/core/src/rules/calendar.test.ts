import { describe, expect, test } from "vitest";
import { dayOf, spansMeet, weekdayOf, weekSpans, type WeekSpan } from "./calendar.ts";

function span(day: "sun" | "mon", from: string, to: string): WeekSpan {
  const [first] = weekSpans({ days: [day], from, to });
  return first ?? { start: Number.NaN, end: Number.NaN };
}

describe("calendar", () => {
  test.each([
    ["1970-01-01", "thu"],
    ["2026-12-05", "sat"],
    ["2028-02-29", "tue"],
    ["1969-12-31", "wed"],
    ["2026-12-01T22:00+01:00", "tue"],
  ])("%s is a %s", (date, weekday) => {
    expect(weekdayOf(dayOf(date))).toBe(weekday);
  });

  test("a window that closes where it opens is a day long", () => {
    expect(span("mon", "22:00", "22:00")).toEqual({ start: 1320, end: 2760 });
  });

  test("Sunday night meets Monday morning of the next week", () => {
    expect([
      spansMeet(span("sun", "22:00", "06:00"), span("mon", "05:00", "07:00")),
      spansMeet(span("sun", "22:00", "06:00"), span("mon", "06:00", "07:00")),
    ]).toEqual([true, false]);
  });
});
