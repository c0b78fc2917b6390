import type { ZoneRules } from "../waves/wave.ts";

/** What the clocks of a zone show, by the rules that a plan recorded. */
export interface Clock {
  /** Milliseconds that the wall shows at an instant, as if it were UTC. */
  wallAt(instantMs: number): number;
  /** The first instant at which the wall shows a time or a later one. */
  firstAt(wallMs: number): number;
}

export function readClocks(zones: readonly ZoneRules[]): ReadonlyMap<string, Clock> {
  return new Map(zones.map((rules) => [rules.zone, clockOf(rules)]));
}

function clockOf({ offsets }: ZoneRules): Clock {
  const changes = offsets.map(({ from, minutes }) => ({ at: Date.parse(from), shift: minutes * 60_000 }));
  const shifts = [...new Set(changes.map((change) => change.shift))];
  const wallAt = (instantMs: number): number => {
    const change = changes.findLast((one) => one.at <= instantMs) ?? changes[0];
    return instantMs + (change?.shift ?? 0);
  };
  const firstAt = (wallMs: number): number => {
    // The wall reaches a time either as it runs, by one of the zone's shifts, or in a leap, at a change of shift.
    const candidates = [...shifts.map((shift) => wallMs - shift), ...changes.slice(1).map((change) => change.at)];
    const near = candidates.filter((at) => Math.abs(at - wallMs) < 2 * dayMs && wallAt(at) >= wallMs);
    return Math.min(...near, shifts.length === 0 ? wallMs : Number.POSITIVE_INFINITY);
  };
  return { wallAt, firstAt };
}

export const dayMs = 86_400_000;
export const minuteMs = 60_000;

/** Milliseconds of a date's midnight, as the wall shows it. */
export function midnightOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** `22:00` in milliseconds since midnight. */
export function clockMs(text: string): number {
  const minutes = Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return minutes * minuteMs;
}

const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** The weekday that a midnight begins. */
export function weekdayName(midnightMs: number): string {
  return names[new Date(midnightMs).getUTCDay()] ?? "";
}
