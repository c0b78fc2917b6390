import { efficiency } from "./cost.ts";
import type { Problem } from "./problem.ts";
import type { Unit } from "./units.ts";

/**
 * Something that units need and openings have, in sum: if units that can only use certain windows need more than all
 * their openings up to an instant have, no plan ends by then.
 */
export interface Demand {
  /** Windows of which one must be used. */
  readonly windows: ReadonlySet<string>;
  /** What each unit needs, by its index: only units all of whose windows are among `windows`. */
  readonly needs: ReadonlyMap<number, number>;
  /** What an opening has, by its index. */
  has(opening: number): number;
  /** Words for the witness. */
  readonly words: DemandWords;
}

export interface DemandWords {
  /** "machines", "MiB of cold copies and last changes from host esx-07". */
  readonly unit: string;
  /** Verb and noun of the openings: "have room for". */
  readonly offer: string;
}

const sizesMax = 12;
const classesMax = 24;

/** All sums that are worth testing, the plainest first. */
export function demandsOf(problem: Problem): Demand[] {
  const classes = classesOf(problem.units);
  return [
    ...classes.map((windows) => machineDemand(problem, windows, 1)),
    ...classes.flatMap((windows) => largeSizes(problem.units).map((size) => machineDemand(problem, windows, size))),
    ...hostDemands(problem, classes),
  ].filter((demand) => demand.needs.size > 0);
}

/**
 * Sets of windows to test: each set that some unit is confined to, and unions of two. A unit belongs to every set that
 * holds all of its windows.
 */
function classesOf(units: readonly Unit[]): ReadonlySet<string>[] {
  const sets = new Map<string, ReadonlySet<string>>();
  const add = (names: Iterable<string>): void => {
    const set = new Set([...new Set(names)].sort());
    sets.set([...set].join("\n"), set);
  };
  for (const unit of units) add(unit.windows);
  const single = [...sets.values()];
  if (single.length ** 2 <= 4 * classesMax) for (const a of single) for (const b of single) add([...a, ...b]);
  return [...sets.values()].slice(0, classesMax);
}

function isConfined(unit: Unit, windows: ReadonlySet<string>): boolean {
  return [...unit.windows].every((window) => windows.has(window));
}

function confined(units: readonly Unit[], windows: ReadonlySet<string>, need: (unit: Unit) => number): Map<number, number> {
  const needs = new Map<number, number>();
  for (const [index, unit] of units.entries()) {
    const amount = isConfined(unit, windows) ? need(unit) : 0;
    if (amount > 0) needs.set(index, amount);
  }
  return needs;
}

/**
 * Machines; or, for units of `size` and more, how many such sizes they hold: an opening for 120 machines holds two of
 * 50, not 2.4. Rounding down what a unit needs and what an opening has keeps the test true.
 */
function machineDemand({ units, openings, room }: Problem, windows: ReadonlySet<string>, size: number): Demand {
  const unit = size === 1 ? "machines" : `groups of ${size} machines or more`;
  return {
    windows,
    needs: confined(units, windows, ({ movers }) => Math.floor(movers.length / size)),
    has: (at) => (windows.has(openings[at]?.window ?? "") ? Math.floor(Math.max(0, room[at] ?? 0) / size) : 0),
    words: { unit, offer: "have room for" },
  };
}

/** Sizes of the largest groups, which openings cannot share as they like. */
function largeSizes(units: readonly Unit[]): number[] {
  const sizes = [...new Set(units.map(({ movers }) => movers.length))].filter((size) => size > 1);
  return sizes.sort((a, b) => b - a).slice(0, sizesMax);
}

interface HostSums {
  readonly mib: Map<number, number>;
  readonly slotSeconds: Map<number, number>;
}

/** For each host: bytes and slot-seconds inside windows. Only the hosts with most to do can matter for the bound. */
function hostDemands(problem: Problem, classes: readonly ReadonlySet<string>[]): Demand[] {
  const hosts = new Map<string, HostSums>();
  for (const [index, unit] of problem.units.entries()) {
    for (const [host, load] of unit.parts.flatMap((part) => [...part.loads])) {
      const sums = hosts.get(host) ?? { mib: new Map<number, number>(), slotSeconds: new Map<number, number>() };
      hosts.set(host, sums);
      sums.mib.set(index, load.coldMiB + load.deltaMiB);
      sums.slotSeconds.set(index, load.coldSlotSeconds);
    }
  }
  const { rates, limits } = problem.migration;
  const kinds = [
    { key: "mib", perSecond: rates.hostMiBps, unit: "MiB in windows from host" },
    { key: "slotSeconds", perSecond: limits.slotsPerHost, unit: "slot-seconds in windows on host" },
  ] as const;
  return classes.flatMap((windows) =>
    kinds.flatMap(({ key, perSecond, unit }) =>
      busiest(hosts, key).map(([host, sums]): Demand => {
        const needs = new Map([...sums[key]].filter(([index, need]) => need > 0 && isConfined(unitAt(problem, index), windows)));
        const has = (at: number): number => hostSeconds(problem, windows, at) * perSecond;
        return { windows, needs, has, words: { unit: `${unit} \`${host.split("\n")[1] ?? host}\``, offer: "leave time for" } };
      }),
    ),
  );
}

const hostsMax = 8;

function busiest(hosts: ReadonlyMap<string, HostSums>, key: keyof HostSums): [string, HostSums][] {
  const total = (sums: HostSums): number => [...sums[key].values()].reduce((sum, need) => sum + need, 0);
  return [...hosts].sort(([, a], [, b]) => total(b) - total(a)).slice(0, hostsMax);
}

function unitAt({ units }: Problem, index: number): Unit {
  const unit = units[index];
  if (unit === undefined) throw new RangeError(`no unit ${index}`);
  return unit;
}

/** Seconds of an opening in which a host can copy. */
function hostSeconds({ openings, migration }: Problem, windows: ReadonlySet<string>, at: number): number {
  const opening = openings[at];
  if (opening === undefined || !windows.has(opening.window)) return 0;
  return Math.max(0, (opening.closes - opening.opens) / 1000 - migration.rates.cutoverSeconds) * efficiency;
}
