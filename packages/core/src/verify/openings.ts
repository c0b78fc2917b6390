import type { Published } from "./published.ts";
import { clockMs, dayMs, midnightOf, weekdayName, type Clock } from "./wall-clock.ts";

/** One opening of a window, by what factory.yaml says and the recorded rules of time zones. */
export interface Opening {
  readonly window: string;
  readonly opensMs: number;
  readonly closesMs: number;
  /** Name of a freeze that covers a part of it; undefined: it may be used. */
  readonly freeze: string | undefined;
}

/** The clock by which a window is meant; undefined if the record has no rules for its zone. */
export function clockOf({ spec, migration, clocks }: Published, window: string): Clock | undefined {
  const site = migration.windows[window]?.site;
  const zone = site === undefined ? undefined : spec.sites[site]?.timeZone;
  return zone === undefined ? undefined : clocks.get(zone);
}

/** When the programme starts, in the zone of a window. */
export function startMs({ migration }: Published, clock: Clock): number {
  return migration.start.length === 10 ? clock.firstAt(midnightOf(migration.start)) : Date.parse(migration.start);
}

/** All openings of a window that begin between two instants, both included, frozen ones too; in order. */
export function openingsBetween(
  published: Published,
  window: string,
  span: { readonly fromMs: number; readonly toMs: number },
): Opening[] {
  const written = published.migration.windows[window];
  const clock = clockOf(published, window);
  if (written === undefined || clock === undefined) return [];
  const fromMs = Math.max(span.fromMs, startMs(published, clock));
  const openings: Opening[] = [];
  const firstMidnight = Math.floor(clock.wallAt(fromMs) / dayMs) * dayMs;
  for (let midnight = firstMidnight; midnight <= clock.wallAt(span.toMs); midnight += dayMs) {
    if (!written.days.some((day) => day === weekdayName(midnight))) continue;
    const isOvernight = clockMs(written.to) <= clockMs(written.from);
    const opensMs = clock.firstAt(midnight + clockMs(written.from));
    const closesMs = clock.firstAt(midnight + (isOvernight ? dayMs : 0) + clockMs(written.to));
    if (closesMs <= opensMs || opensMs < fromMs || opensMs > span.toMs) continue;
    openings.push({
      window,
      opensMs,
      closesMs,
      freeze: freezeOf(published, { site: written.site, clock, opensMs, closesMs }),
    });
  }
  return openings;
}

interface Stretch {
  readonly site: string;
  readonly clock: Clock;
  readonly opensMs: number;
  readonly closesMs: number;
}

/** The freeze that has a day of which the stretch covers a part. */
function freezeOf(
  { spec, migration, clocks }: Published,
  { site, clock, opensMs, closesMs }: Stretch,
): string | undefined {
  const freezes = Object.entries(migration.freezes ?? {});
  return freezes.find(([, freeze]) => {
    if (freeze.site !== undefined && freeze.site !== site) return false;
    const zone = freeze.site === undefined ? undefined : spec.sites[freeze.site]?.timeZone;
    const own = (zone === undefined ? undefined : clocks.get(zone)) ?? clock;
    // Days of the calendar that the stretch touches, its last millisecond included.
    const [first, last] = [own.wallAt(opensMs), own.wallAt(closesMs - 1)];
    const frozen = { from: midnightOf(freeze.from), to: midnightOf(freeze.to) + dayMs };
    return Math.max(first, last) >= frozen.from && Math.min(first, last) < frozen.to;
  })?.[0];
}
