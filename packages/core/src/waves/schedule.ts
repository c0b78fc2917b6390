import { compare } from "../base/order.ts";
import { seededRandom, type Random } from "../base/random.ts";
import { Calendar } from "./calendar.ts";
import type { Problem } from "./problem.ts";
import type { Unit } from "./units.ts";

/** How good a schedule is: compared in this order, less is better. */
export interface Score {
  readonly unplacedMachines: number;
  /** Closing of the last opening that is used; minus infinity if none is. */
  readonly finish: number;
  /** Milliseconds between the end of each group and the beginning of those that wait for it, in sum. */
  readonly waiting: number;
}

export interface Schedule {
  readonly calendar: Calendar;
  readonly score: Score;
}

/** Passes that are made at most, by number of units: the work of about a second, few for large estates. */
function passesFor(units: number): number {
  return Math.min(400, Math.max(8, Math.floor(60_000 / Math.max(1, units))));
}

/**
 * List scheduling: units in the order of a priority, each into the first opening that all rules allow. Several priorities
 * are tried; then the best list again and again, with what came last moved to its front and its order shaken a little,
 * and each better schedule pushed to its end and back. Ends early where a schedule meets the bound. Deterministic: what
 * is random comes from a fixed seed.
 */
export function schedule(problem: Problem, bound: number): Schedule {
  const traits = traitsOf(problem);
  const random = seededRandom(1);
  let list = sorted(traits, byTail);
  let best = forward(problem, list);
  const isDone = (): boolean => best.score.unplacedMachines === 0 && best.score.finish <= bound;
  const consider = (ranked: readonly number[]): Schedule => {
    const next = forward(problem, ranked);
    if (!isBetter(next.score, best.score)) return next;
    best = next;
    list = [...ranked];
    return next;
  };
  for (const order of otherOrders) if (!isDone()) consider(sorted(traits, order));
  let late = lateIn(problem, best);
  for (let pass = 0; pass < passesFor(problem.units.length) && !isDone(); pass += 1) {
    const tried = pass % 4 === 0 ? consider(backAndForth(problem, best)) : consider(shake(list, late, random));
    late = lateIn(problem, tried);
  }
  return best;
}

interface Trait {
  readonly index: number;
  readonly unit: Unit;
  /** Length of the longest chain of units that wait for it. */
  readonly tail: number;
  /** Openings that it may use, by window. */
  readonly choice: number;
  readonly lead: number;
}

function traitsOf({ units, openings, after }: Problem): Trait[] {
  const perWindow = new Map<string, number>();
  for (const { window } of openings) perWindow.set(window, (perWindow.get(window) ?? 0) + 1);
  const tails = chainLengths(after);
  return units.map((unit, index) => ({
    index,
    unit,
    tail: tails[index] ?? 0,
    choice: [...unit.windows].reduce((sum, window) => sum + (perWindow.get(window) ?? 0), 0),
    lead: Math.max(0, ...unit.parts.map((part) => part.leadSeconds)),
  }));
}

/** For each unit the length of the longest way along the edges. The edges have no circle. */
export function chainLengths(edges: readonly (readonly number[])[]): number[] {
  const lengths: (number | undefined)[] = edges.map(() => undefined);
  for (const root of edges.keys()) {
    const stack = [root];
    while (stack.length > 0) {
      const unit = stack.at(-1) ?? root;
      const open = edges[unit]?.filter((other) => lengths[other] === undefined) ?? [];
      if (open.length > 0 && lengths[unit] === undefined) stack.push(...open);
      else {
        stack.pop();
        lengths[unit] ??= Math.max(0, ...(edges[unit] ?? []).map((other) => 1 + (lengths[other] ?? 0)));
      }
    }
  }
  return lengths.map((length) => length ?? 0);
}

type Order = (a: Trait, b: Trait) => number;

const byName: Order = (a, b) => compare(a.unit.group.name, b.unit.group.name);
const bySize: Order = (a, b) => b.unit.movers.length - a.unit.movers.length;
const byChoice: Order = (a, b) => a.choice - b.choice;
const byLead: Order = (a, b) => b.lead - a.lead;
const byTime: Order = (a, b) => b.unit.windowSeconds - a.unit.windowSeconds;
const byTail: Order = (a, b) =>
  b.tail - a.tail || byChoice(a, b) || bySize(a, b) || byLead(a, b) || byTime(a, b) || byName(a, b);

/** Priorities that are tried beside what others wait for, then what has the fewest openings, then what is largest. */
const otherOrders: readonly Order[] = [
  (a, b) => byChoice(a, b) || byTail(a, b),
  (a, b) => b.tail - a.tail || byLead(a, b) || byTime(a, b) || byTail(a, b),
  (a, b) => b.tail - a.tail || bySize(a, b) || byTail(a, b),
];

function sorted(traits: readonly Trait[], order: Order): number[] {
  return traits.toSorted((a, b) => order(a, b) || a.index - b.index).map((trait) => trait.index);
}

/** Places units by rank as soon as all that they wait for is placed. What waits for something unplaced stays out. */
function forward(problem: Problem, ranked: readonly number[]): Schedule {
  const calendar = new Calendar(problem);
  const rank: number[] = [];
  ranked.forEach((unit, position) => {
    rank[unit] = position;
  });
  const open = problem.before.map((before) => before.length);
  const ready = new Queue();
  for (const unit of ranked) if (open[unit] === 0) ready.push(rank[unit] ?? 0);
  for (let position = ready.pop(); position !== undefined; position = ready.pop()) {
    const unit = ranked[position] ?? 0;
    if (!placeFirst(problem, calendar, unit)) continue;
    for (const other of problem.after[unit] ?? []) {
      open[other] = (open[other] ?? 0) - 1;
      if (open[other] === 0) ready.push(rank[other] ?? 0);
    }
  }
  return { calendar, score: scoreOf(problem, calendar) };
}

function placeFirst(problem: Problem, calendar: Calendar, unit: number): boolean {
  const { openings, before, limits } = problem;
  const closings = (before[unit] ?? []).map(
    (other) => openings[calendar.placed[other] ?? -1]?.closes ?? Number.NEGATIVE_INFINITY,
  );
  const earliest = Math.max(limits[unit]?.notBefore ?? 0, ...closings);
  for (let at = firstFrom(problem, earliest); at < openings.length; at += 1) if (calendar.place(unit, at)) return true;
  return false;
}

/** Index of the first opening at or after an instant. */
function firstFrom({ openings }: Problem, at: number): number {
  let low = 0;
  let high = openings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((openings[middle]?.opens ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Every unit as late as it can be without a later end, the latest first: their order then is a list to place them by. */
function backAndForth(problem: Problem, from: Schedule): number[] {
  const { openings } = problem;
  const late = new Calendar(problem);
  const placed = problem.units.flatMap((_, index) => (from.calendar.placed[index] === undefined ? [] : [index]));
  const positionIn = (calendar: Calendar, unit: number): number =>
    calendar.placed[unit] ?? from.calendar.placed[unit] ?? openings.length;
  const last = openings.findLastIndex((opening) => opening.closes <= from.score.finish);
  for (const unit of placed.toSorted((a, b) => positionIn(from.calendar, b) - positionIn(from.calendar, a) || a - b)) {
    for (let at = last; at >= 0; at -= 1) if (late.place(unit, at)) break;
  }
  const all = problem.units.map((_, index) => index);
  return all.toSorted((a, b) => positionIn(late, a) - positionIn(late, b) || a - b);
}

/** How far a unit moves in the list at most, as a share of its length. */
const shakeShare = 0.15;

/** A list near the one given: late units somewhere nearer to the front, the others moved by a little. */
function shake(list: readonly number[], late: ReadonlySet<number>, random: Random): number[] {
  const reach = list.length * shakeShare;
  const keys = list.map((unit, position) => {
    const key = late.has(unit) ? position * random.unit() : position + reach * (random.unit() - 0.5);
    return { unit, key };
  });
  return keys.sort((a, b) => a.key - b.key || a.unit - b.unit).map((one) => one.unit);
}

/** Units in the last openings, and those that have none. */
function lateIn({ units, openings }: Problem, { calendar, score }: Schedule): ReadonlySet<number> {
  const late = new Set<number>();
  for (const index of units.keys()) {
    const opening = openings[calendar.placed[index] ?? -1];
    if (opening === undefined || opening.closes >= score.finish) late.add(index);
  }
  return late;
}

function scoreOf({ units, openings, after }: Problem, calendar: Calendar): Score {
  let unplacedMachines = 0;
  let finish = Number.NEGATIVE_INFINITY;
  let waiting = 0;
  for (const [index, unit] of units.entries()) {
    const opening = openings[calendar.placed[index] ?? -1];
    if (opening === undefined) {
      unplacedMachines += unit.movers.length;
      continue;
    }
    finish = Math.max(finish, opening.closes);
    for (const other of after[index] ?? []) {
      const next = openings[calendar.placed[other] ?? -1];
      if (next !== undefined) waiting += next.opens - opening.closes;
    }
  }
  return { unplacedMachines, finish, waiting };
}

function isBetter(a: Score, b: Score): boolean {
  if (a.unplacedMachines !== b.unplacedMachines) return a.unplacedMachines < b.unplacedMachines;
  if (a.finish !== b.finish) return a.finish < b.finish;
  return a.waiting < b.waiting;
}

/** Positions, the least first: a binary heap. */
class Queue {
  readonly #heap: number[] = [];

  push(position: number): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(position);
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if ((heap[parent] ?? 0) <= position) break;
      heap[at] = heap[parent] ?? 0;
      at = parent;
    }
    heap[at] = position;
  }

  pop(): number | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if ((heap[child + 1] ?? Number.POSITIVE_INFINITY) < (heap[child] ?? 0)) child += 1;
      const least = heap[child] ?? 0;
      if (least >= last) break;
      heap[at] = least;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}
