import { assert } from "../base/assert.ts";
import { instant, type Instant } from "../base/instant.ts";
import { addLoads, leadSeconds, noLoad, precopySeconds, windowSeconds, type HostLoad } from "./cost.ts";
import type { Problem } from "./problem.ts";
import type { Unit, UnitPart } from "./units.ts";

/** A wave in the making: what one source has in one opening. */
interface Booking {
  readonly opening: number;
  readonly opens: Instant;
  readonly closes: Instant;
  leadMs: number;
  readonly loads: Map<string, HostLoad>;
}

/** A stretch of time in which a source is at work: a booking, or a wave that stays (which takes no more machines). */
interface Stretch {
  /** Beginning of its precopies, else its window's opening. */
  readonly from: Instant;
  readonly closes: Instant;
}

interface Around {
  readonly own: Booking | undefined;
  before: Stretch | undefined;
  after: Stretch | undefined;
}

/**
 * Units in openings, one after another, with every hard rule kept at each step: room, hosts, precopies between the
 * windows of a source. Whatever order units come in, what `place` did is a valid plan of those that are in.
 */
export class Calendar {
  readonly #problem: Problem;
  readonly #room: number[];
  /** By source: its bookings by time of opening; they never overlap. */
  readonly #bookings = new Map<string, Booking[]>();
  /** By index of the unit: index of its opening. */
  readonly placed: (number | undefined)[];

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#room = [...problem.room];
    this.placed = problem.units.map(() => undefined);
  }

  /** Puts a unit into an opening if all rules allow it, and says whether they do. */
  place(index: number, opening: number): boolean {
    const unit = this.#problem.units[index];
    assert(unit !== undefined, "a unit that is not in the problem");
    if (!this.#takes(index, unit, opening)) return false;
    if (!unit.parts.every((part) => this.#fits(part, opening))) return false;
    for (const part of unit.parts) this.#book(part, opening);
    this.#room[opening] = (this.#room[opening] ?? 0) - unit.movers.length;
    this.placed[index] = opening;
    return true;
  }

  /** The cheap questions: window, room, length, order. */
  #takes(index: number, unit: Unit, at: number): boolean {
    const { openings, limits, before, after } = this.#problem;
    const opening = openings[at];
    const limit = limits[index];
    if (opening === undefined || limit === undefined) return false;
    if ((this.#room[at] ?? 0) < unit.movers.length || !unit.windows.has(opening.window)) return false;
    if (opening.opens < limit.notBefore || opening.closes > limit.notAfter) return false;
    if (unit.windowSeconds * 1000 > opening.closes - opening.opens) return false;
    const isAfterAll = before[index]?.every((other) => this.#isOver(other, opening.opens)) ?? true;
    return isAfterAll && (after[index]?.every((other) => this.#isToCome(other, opening.closes)) ?? true);
  }

  #isOver(unit: number, at: Instant): boolean {
    const opening = this.#problem.openings[this.placed[unit] ?? -1];
    return opening === undefined || opening.closes <= at;
  }

  #isToCome(unit: number, at: Instant): boolean {
    const opening = this.#problem.openings[this.placed[unit] ?? -1];
    return opening === undefined || opening.opens >= at;
  }

  /** Whether the hosts bear the part in the opening, and its precopies and those of the wave after it have their time. */
  #fits(part: UnitPart, at: number): boolean {
    const opening = this.#problem.openings[at];
    if (opening === undefined) return false;
    const { opens, closes } = opening;
    const { own, before, after } = this.#around(part.source, at, opens);
    if (own === undefined && !isFree(before, after, { opens, closes })) return false;
    const lead = this.#leadWith(part, own, (closes - opens) / 1000);
    if (lead === undefined) return false;
    const earliest = Math.max(
      before?.closes ?? Number.NEGATIVE_INFINITY,
      this.#problem.startOf.get(opening.window) ?? Number.NEGATIVE_INFINITY,
    );
    return lead === 0 || opens - lead >= earliest;
  }

  /** Milliseconds of precopies that the wave would need with the part; undefined if a host cannot bear it. */
  #leadWith(part: UnitPart, own: Booking | undefined, seconds: number): number | undefined {
    const { migration } = this.#problem;
    let precopy = 0;
    for (const [host, load] of part.loads) {
      const sum = addLoads(own?.loads.get(host) ?? noLoad, load);
      if (windowSeconds(sum, migration) > seconds) return undefined;
      precopy = Math.max(precopy, precopySeconds(sum, migration));
    }
    const lead = leadSeconds(precopy, part.hasWarm) * 1000;
    return Number.isFinite(lead) ? Math.max(own?.leadMs ?? 0, lead) : undefined;
  }

  /** The source's own booking of an opening, and its nearest stretches of work around it. */
  #around(source: string, at: number, opens: Instant): Around {
    const bookings = this.#bookings.get(source) ?? [];
    const next = firstAfter(bookings, at);
    const last = bookings[next - 1];
    const own = last?.opening === at ? last : undefined;
    const before = bookings[own === undefined ? next - 1 : next - 2];
    const after = bookings[next];
    const around: Around = { own, before: before && stretchOf(before), after: after && stretchOf(after) };
    for (const busy of this.#problem.busy.get(source) ?? []) {
      if (busy.opens < opens) around.before = later(around.before, busy);
      else around.after = earlier(around.after, busy);
    }
    return around;
  }

  #book(part: UnitPart, at: number): void {
    const opening = this.#problem.openings[at];
    assert(opening !== undefined, "an opening that is not in the problem");
    const { opens, closes } = opening;
    const { own } = this.#around(part.source, at, opens);
    const lead = this.#leadWith(part, own, Number.POSITIVE_INFINITY) ?? 0;
    const booking = own ?? { opening: at, opens, closes, leadMs: 0, loads: new Map<string, HostLoad>() };
    booking.leadMs = lead;
    for (const [host, load] of part.loads) booking.loads.set(host, addLoads(booking.loads.get(host) ?? noLoad, load));
    if (own !== undefined) return;
    const bookings = this.#bookings.get(part.source) ?? [];
    this.#bookings.set(part.source, bookings);
    bookings.splice(firstAfter(bookings, at), 0, booking);
  }

  /** Milliseconds before an opening at which precopies of a source begin; 0 if it has none there. */
  leadMsOf(source: string, opening: number): number {
    return this.#bookings.get(source)?.find((booking) => booking.opening === opening)?.leadMs ?? 0;
  }
}

/** How many bookings come before or are in an opening. Openings are sorted by time, bookings too. */
function firstAfter(bookings: readonly Booking[], opening: number): number {
  let low = 0;
  let high = bookings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bookings[middle]?.opening ?? 0) <= opening) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a new wave fits between two others: windows apart, and the later one's precopies after it. */
function isFree(
  before: Stretch | undefined,
  after: Stretch | undefined,
  { opens, closes }: { readonly opens: Instant; readonly closes: Instant },
): boolean {
  return (before === undefined || before.closes <= opens) && (after === undefined || closes <= after.from);
}

function stretchOf({ opens, closes, leadMs }: Booking): Stretch {
  return { from: instant(opens - leadMs), closes };
}

function later(a: Stretch | undefined, b: Stretch): Stretch {
  return a !== undefined && a.closes >= b.closes ? a : b;
}

function earlier(a: Stretch | undefined, b: Stretch): Stretch {
  return a !== undefined && a.from <= b.from ? a : b;
}
