import { instant, type Instant } from "../base/instant.ts";
import type { ZoneRules } from "./wave.ts";

/**
 * Wall clocks. A day is a count of days since 1970-01-01 in the proleptic Gregorian calendar, a clock time is minutes
 * since midnight; a zone's rules make an instant of both.
 */
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** `2026-12-05` as a day; undefined if it is no date. */
export function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || formatDay(ms / dayMs) !== text ? undefined : ms / dayMs;
}

export function formatDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday.
}

/** `22:00` as minutes since midnight. */
export function parseClock(text: string): number {
  const [hours, minutes] = text.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** A zone whose rules are parsed. */
export interface Zone {
  readonly name: string;
  readonly offsets: readonly { readonly fromMs: number; readonly minutes: number }[];
}

export function readZone(rules: ZoneRules): Zone {
  const offsets = rules.offsets.map(({ from, minutes }, index) => ({
    fromMs: index === 0 ? Number.NEGATIVE_INFINITY : Date.parse(from),
    minutes,
  }));
  return { name: rules.zone, offsets };
}

/** Minutes east of UTC at an instant. */
function offsetAt(zone: Zone, ms: number): number {
  let minutes = zone.offsets[0]?.minutes ?? 0;
  for (const offset of zone.offsets) {
    if (offset.fromMs > ms) break;
    minutes = offset.minutes;
  }
  return minutes;
}

/** The day that the zone's calendars show at an instant. */
export function dayAt(zone: Zone, at: Instant): number {
  return Math.floor((at + offsetAt(zone, at) * minuteMs) / dayMs);
}

/**
 * The instant at which the zone's clocks show a time on a day. A time that they skip (the hour lost in spring) is the
 * instant of the change; one that they show twice (the hour gained in autumn) is the first of the two.
 */
export function instantAt(zone: Zone, day: number, clockMinutes: number): Instant {
  const wallMs = day * dayMs + clockMinutes * minuteMs;
  // Each offset gives a candidate; the earliest that lies in its own period is the first time the clock shows it.
  for (const [index, { fromMs, minutes }] of zone.offsets.entries()) {
    const untilMs = zone.offsets[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
    const candidate = wallMs - minutes * minuteMs;
    if (candidate >= untilMs) continue;
    // Before its period, though after the one before it: the clocks skip this time.
    return instant(Math.max(candidate, fromMs));
  }
  return instant(wallMs);
}
