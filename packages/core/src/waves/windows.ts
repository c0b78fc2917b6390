import { instant, type Instant } from "../base/instant.ts";
import { compare } from "../base/order.ts";
import type { Freeze, MigrationWindow, Model, Weekday } from "../model/model.ts";
import { formatDay, instantAt, parseClock, parseDay, readZone, weekdayOf, type Zone, dayAt } from "./civil-time.ts";
import type { WindowInstance, ZoneRules } from "./wave.ts";

/** An opening of a window: one occurrence, with the day of the zone's calendar to which it belongs. */
export interface Opening extends WindowInstance {
  /** `2026-12-05`: the day on which it begins, by the wall clocks of its zone. */
  readonly day: string;
}

export interface Horizon {
  /** Weeks after the start in which openings begin. */
  readonly weeks: number;
}

const days: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const dayMs = 86_400_000;

/**
 * All openings of the model's windows from `migration.start` on, by time of opening, then name. Wall clock of each
 * window's zone, converted by the rules given: an opening lasts longer or shorter when clocks change in it, one that
 * would begin in the hour that is skipped begins at its end, one that begins in the hour that comes twice begins at the
 * first. It belongs to the day on which it begins, across midnight too. One that touches a frozen day is dropped whole,
 * as is one of which the skipped hour leaves nothing. Windows of zones without rules have no openings.
 */
export function expandWindows(model: Model, zones: readonly ZoneRules[], { weeks }: Horizon): Opening[] {
  const known = new Map(zones.map((rules) => [rules.zone, readZone(rules)]));
  const openings = model.migration.windows.flatMap((window) => {
    const zone = known.get(window.timeZone);
    if (zone === undefined) return [];
    const start = startIn(model.migration.start, zone);
    const frozen = model.migration.freezes.flatMap((freeze) => frozenSpan(freeze, window, zone, known) ?? []);
    return openingsOf(window, zone, { start, weeks }).filter(
      ({ opens, closes }) => !frozen.some((span) => opens < span.to && span.from < closes),
    );
  });
  return openings.sort((a, b) => a.opens - b.opens || compare(a.window, b.window));
}

/** `migration.start` as an instant: a date is the midnight with which it begins in the zone. */
export function startIn(start: string, zone: Zone): Instant {
  const day = parseDay(start);
  return day === undefined ? instant(Date.parse(start)) : instantAt(zone, day, 0);
}

/** The rules of a window's zone, read; undefined if they are not given. */
export function zoneOf(window: MigrationWindow, zones: readonly ZoneRules[]): Zone | undefined {
  const rules = zones.find((one) => one.zone === window.timeZone);
  return rules === undefined ? undefined : readZone(rules);
}

function openingsOf(
  window: MigrationWindow,
  zone: Zone,
  span: { readonly start: Instant; readonly weeks: number },
): Opening[] {
  const from = parseClock(window.from);
  const to = parseClock(window.to);
  const firstDay = dayAt(zone, span.start);
  const openings: Opening[] = [];
  for (let day = firstDay; day < firstDay + span.weeks * 7; day += 1) {
    if (!window.days.includes(days[weekdayOf(day)] ?? "sun")) continue;
    const opens = instantAt(zone, day, from);
    const closes = instantAt(zone, to <= from ? day + 1 : day, to);
    if (opens >= span.start && closes > opens)
      openings.push({ window: window.name, opens, closes, day: formatDay(day) });
  }
  return openings;
}

/** The time that a freeze takes from a window, if it is about its site: whole days of the freeze's zone. */
function frozenSpan(
  freeze: Freeze,
  window: MigrationWindow,
  zone: Zone,
  zones: ReadonlyMap<string, Zone>,
): { readonly from: Instant; readonly to: Instant } | undefined {
  if (freeze.site !== undefined && freeze.site.name !== window.site.name) return undefined;
  const own = freeze.site === undefined ? zone : (zones.get(freeze.site.timeZone) ?? zone);
  const [first, last] = [parseDay(freeze.from), parseDay(freeze.to)];
  if (first === undefined || last === undefined) return undefined;
  return { from: instantAt(own, first, 0), to: instantAt(own, last + 1, 0) };
}

/** The latest horizon: ten years. Beyond it nobody plans, and the zones' rules are guesses. */
export const weeksMax = 520;

/** Span that the zones' rules must cover for a plan that starts at `migration.start`: a day before it to the horizon's end. */
export function zoneSpanOf(start: string): { readonly fromMs: number; readonly toMs: number } {
  const startMs = Date.parse(start);
  return { fromMs: startMs - 2 * dayMs, toMs: startMs + (weeksMax * 7 + 7) * dayMs };
}
