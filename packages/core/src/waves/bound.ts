import { formatInstant, instant } from "../base/instant.ts";
import { demandsOf, type Demand } from "./demand.ts";
import type { Problem } from "./problem.ts";
import { chainLengths } from "./schedule.ts";
import type { Unit } from "./units.ts";

/** An instant before which no plan within the limits ends, and what proves it. */
export interface Bound {
  /** Milliseconds; minus infinity if nothing is to be moved. */
  readonly finish: number;
  readonly window: string | undefined;
  readonly witness: string;
}

/** What holds for a unit in every plan, whatever becomes of the others. */
interface Reach {
  /** Its opening begins at or after this. */
  readonly release: readonly number[];
  /** It is over no earlier than this. */
  readonly earliestEnd: readonly number[];
}

/**
 * A lower bound for the finish. First each unit alone, behind those it waits for. Then sums: what units need that are
 * confined to some windows, and to the time between what they wait for and what waits for them, against what those
 * openings have (a destructive bound: each closing is refuted or not, found by halving). All of it are relaxations, so
 * the bound holds for every plan; it need not be reached by any.
 */
export function lowerBound(problem: Problem): Bound {
  const reach = reachOf(problem);
  const last = reach.earliestEnd.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (last === Number.NEGATIVE_INFINITY) return { finish: last, window: undefined, witness: "nothing is to be moved" };
  const closings = [...new Set(problem.openings.map((opening) => opening.closes as number))]
    .filter((at) => at >= last)
    .sort((a, b) => a - b);
  const demands = demandsOf(problem);
  let low = 0;
  let high = closings.length - 1;
  let witness = chainWitness(problem, reach, last);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const refuted = refute(problem, reach, demands, closings[middle] ?? last);
    if (refuted === undefined) high = middle;
    else {
      witness = refuted;
      low = middle + 1;
    }
  }
  const finish = closings[low] ?? last;
  return { finish, window: problem.openings.find((opening) => opening.closes === finish)?.window, witness };
}

/** Forward through the dependencies: when a unit could begin and end if it had every opening for itself. */
function reachOf(problem: Problem): Reach {
  const { units, before, limits } = problem;
  const release = limits.map((limit) => limit.notBefore as number);
  const earliestEnd = units.map(() => Number.NEGATIVE_INFINITY);
  const depth = chainLengths(before);
  const order = [...units.keys()].sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0));
  for (const index of order) {
    const unit = units[index];
    if (unit === undefined) continue;
    const from = Math.max(
      release[index] ?? Number.NEGATIVE_INFINITY,
      ...(before[index] ?? []).map((other) => earliestEnd[other] ?? 0),
    );
    release[index] = from;
    earliestEnd[index] = firstEnd(problem, unit, from);
  }
  return { release, earliestEnd };
}

/** The earliest closing of an opening that could take the unit alone. */
function firstEnd(problem: Problem, unit: Unit, from: number): number {
  let end = Number.POSITIVE_INFINITY;
  for (const [at, opening] of problem.openings.entries()) {
    if (opening.opens >= end) break;
    if (opening.opens >= from && opening.closes < end && couldTake(problem, unit, at)) end = opening.closes;
  }
  return end;
}

/** Whether an opening could take a unit if no other were to be moved. */
function couldTake({ openings, room, startOf, busy }: Problem, unit: Unit, at: number): boolean {
  const opening = openings[at];
  if (opening === undefined || !unit.windows.has(opening.window) || (room[at] ?? 0) < unit.movers.length) return false;
  const { opens, closes } = opening;
  if (unit.windowSeconds * 1000 > closes - opens) return false;
  return unit.parts.every((part) => {
    const earliest = startOf.get(opening.window) ?? Number.NEGATIVE_INFINITY;
    if (part.leadSeconds > 0 && opens - part.leadSeconds * 1000 < earliest) return false;
    return !(busy.get(part.source) ?? []).some((one) => one.from < closes && opens < one.closes);
  });
}

/** Why no plan ends by an instant, in one sentence; undefined if no sum refutes it. */
function refute(problem: Problem, reach: Reach, demands: readonly Demand[], end: number): string | undefined {
  const deadlines = deadlinesBefore(problem, end);
  if (deadlines === undefined)
    return `the groups that wait for each other do not all fit one behind the other by ${formatInstant(instant(end))}`;
  for (const demand of demands) {
    const gap = refuteSum(problem, demand, reach.release, deadlines);
    if (gap !== undefined) return gap;
  }
  return undefined;
}

/** For each unit the latest instant at which it may be over if all is to be over at `end`; undefined if one cannot. */
function deadlinesBefore(problem: Problem, end: number): readonly number[] | undefined {
  const { units, after, limits, openings } = problem;
  const deadlines = limits.map((limit) => Math.min(limit.notAfter, end));
  const latestBegin: number[] = [];
  const depth = chainLengths(after);
  const order = [...units.keys()].sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0));
  for (const index of order) {
    const deadline = Math.min(
      deadlines[index] ?? end,
      ...(after[index] ?? []).map((other) => latestBegin[other] ?? end),
    );
    deadlines[index] = deadline;
    if ((problem.before[index] ?? []).length === 0) continue; // Nobody asks for its latest beginning.
    const unit = units[index];
    const at = openings.findLastIndex(
      (opening, at) => opening.closes <= deadline && unit !== undefined && couldTake(problem, unit, at),
    );
    if (at < 0) return undefined;
    latestBegin[index] = openings[at]?.opens ?? end;
  }
  return deadlines;
}

interface Need {
  readonly release: number;
  readonly deadline: number;
  amount: number;
}

/** Looks for a stretch of time whose openings have less than the units need that must move in it. */
function refuteSum(
  problem: Problem,
  demand: Demand,
  release: readonly number[],
  deadlines: readonly number[],
): string | undefined {
  const needs = new Map<string, Need>();
  for (const [index, amount] of demand.needs) {
    const need = { release: release[index] ?? 0, deadline: deadlines[index] ?? 0, amount: 0 };
    const key = `${need.release} ${need.deadline}`;
    const known = needs.get(key) ?? need;
    needs.set(key, known);
    known.amount += amount;
  }
  const byDeadline = [...needs.values()].sort((a, b) => a.deadline - b.deadline);
  for (const from of new Set(byDeadline.map((need) => need.release))) {
    const own = byDeadline.filter((need) => need.release >= from);
    const has = supply(problem, demand, from);
    let needed = 0;
    for (const [position, need] of own.entries()) {
      needed += need.amount;
      if (own[position + 1]?.deadline === need.deadline) continue;
      const had = has(need.deadline);
      // A thousandth to spare, so that rounding in sums of bytes never refutes what is possible.
      if (needed > had.amount * 1.001 + 0.001) return sumWitness(demand, { needed, ...had, from, to: need.deadline });
    }
  }
  return undefined;
}

interface Supply {
  readonly amount: number;
  readonly openings: number;
}

/** What openings from an instant on have, up to another; asked with rising instants. */
function supply({ openings }: Problem, demand: Demand, from: number): (until: number) => Supply {
  const own = demand.choice.openings;
  let next = 0;
  const sum = { amount: 0, openings: 0 };
  return (until) => {
    for (let at = own[next] ?? -1; (openings[at]?.closes ?? Number.POSITIVE_INFINITY) <= until; at = own[next] ?? -1) {
      next += 1;
      if ((openings[at]?.opens ?? 0) < from) continue;
      sum.amount += demand.has(at);
      sum.openings += 1;
    }
    return sum;
  };
}

function sumWitness(
  { choice, words }: Demand,
  sum: Supply & { readonly needed: number; readonly from: number; readonly to: number },
): string {
  const names = [...choice.windows].join(", ");
  const since = Number.isFinite(sum.from) ? ` from ${formatInstant(instant(sum.from))}` : "";
  const until = formatInstant(instant(sum.to));
  return `${formatCount(sum.needed)} ${words.unit} must move in ${names}${since} by ${until}, and the ${sum.openings} openings until then ${words.offer} ${formatCount(sum.amount)}`;
}

/** The unit whose own earliest end is the bound, with those it waits for. */
function chainWitness({ units, before, openings }: Problem, { earliestEnd }: Reach, last: number): string {
  const chain: string[] = [];
  let at = earliestEnd.indexOf(last);
  while (at >= 0) {
    chain.unshift(units[at]?.group.name ?? "");
    const begins = openings.find((opening) => opening.closes === earliestEnd[at])?.opens ?? 0;
    const cause = (before[at] ?? []).toSorted((a, b) => (earliestEnd[b] ?? 0) - (earliestEnd[a] ?? 0))[0];
    at = cause !== undefined && (earliestEnd[cause] ?? 0) <= begins ? cause : -1;
  }
  const names = chain.map((name) => `\`${name}\``).join(", then ");
  const until = formatInstant(instant(last));
  if (chain.length === 1)
    return `group ${names} fits into no opening that closes before ${until}, though it had all of them for itself`;
  return `${chain.length} groups wait for each other, ${names}, and the last of them cannot be over before ${until}`;
}

/** `1,112`; fractions only below a hundred. */
export function formatCount(count: number): string {
  const [whole = "0", fraction] = (
    count >= 100 ? String(Math.round(count)) : String(Math.round(count * 10) / 10)
  ).split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
