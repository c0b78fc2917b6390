import type { Freeze, MigrationWindow, Weekday } from "../model/model.ts";

/** Days as numbers since 1970-01-01, and windows on them: the wall clock alone, no time zone. */

const dayMs = 86_400_000;
const weekdays: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** `2026-12-01`, or the date of an instant written with its offset. */
export function dayOf(date: string): number {
  const [year = 1970, month = 1, day = 1] = date.slice(0, 10).split("-").map(Number);
  return Date.UTC(year, month - 1, day) / dayMs;
}

export function weekdayOf(day: number): Weekday {
  // 1970-01-01 was a Thursday.
  return weekdays[(((day + 4) % 7) + 7) % 7] ?? "sun";
}

/** Whether the window opens on a day: one of its weekdays, and in no freeze of its site. */
export function opensOn(window: MigrationWindow, day: number, freezes: readonly Freeze[]): boolean {
  const isFrozen = freezes.some(
    ({ site, from, to }) =>
      (site === undefined || site.name === window.site.name) && dayOf(from) <= day && day <= dayOf(to),
  );
  return window.days.includes(weekdayOf(day)) && !isFrozen;
}

/** A stretch of the week in minutes since Monday 00:00; `end` may lie in the next week. */
export interface WeekSpan {
  readonly start: number;
  readonly end: number;
}

/** Each opening of a window in a week. */
export function weekSpans({ days, from, to }: Pick<MigrationWindow, "days" | "from" | "to">): WeekSpan[] {
  const length = (minutes(to) - minutes(from) + 1440) % 1440 || 1440;
  return days.map((day) => {
    const start = ((weekdays.indexOf(day) + 6) % 7) * 1440 + minutes(from);
    return { start, end: start + length };
  });
}

/** Whether two stretches have a minute in common, in whatever week. */
export function spansMeet(a: WeekSpan, b: WeekSpan): boolean {
  const week = 7 * 1440;
  return [-week, 0, week].some((shift) => a.start < b.end + shift && b.start + shift < a.end);
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(":").map(Number);
  return hours * 60 + rest;
}
