import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../base/instant.ts";
import { dayAt, formatDay, instantAt, parseDay, readZone, weekdayOf } from "./civil-time.ts";
import { europeanRules } from "./test-plan.fixture.ts";

const berlin = readZone(europeanRules("Europe/Berlin"));

describe("days", () => {
  test.each(["2026-02-29", "2026-13-01", "2026-1-01", "tomorrow", "2026-12-01T00:00:00Z"])(
    "`%s` is no date",
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );

  test("a date is read and written alike, and its weekday is that of the calendar", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 60_000 }), (day) => {
        expect(parseDay(formatDay(day))).toBe(day);
        expect(weekdayOf(day)).toBe(new Date(day * 86_400_000).getUTCDay());
      }),
    );
  });
});

describe("the wall clock of a zone", () => {
  test("shows at the instant of a time that very time, unless it skips it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_600, max: 24_000 }), fc.integer({ min: 0, max: 1439 }), (day, minutes) => {
        const at = instantAt(berlin, day, minutes);
        const isSkipped =
          weekdayOf(day) === 0 &&
          formatDay(day).slice(5, 7) === "03" &&
          Number(formatDay(day).slice(8)) > 24 &&
          minutes >= 120 &&
          minutes < 180;
        expect(dayAt(berlin, at)).toBe(day);
        const shown = new Intl.DateTimeFormat("en-GB", {
          timeZone: "Europe/Berlin",
          hour: "2-digit",
          minute: "2-digit",
          hourCycle: "h23",
        }).format(at);
        const wanted = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
        expect(shown).toBe(isSkipped ? "03:00" : wanted);
      }),
    );
  });

  test("a zone without rules shows UTC", () => {
    expect(instantAt({ name: "none", offsets: [] }, 1, 60)).toBe(instant(86_400_000 + 3_600_000));
  });
});
