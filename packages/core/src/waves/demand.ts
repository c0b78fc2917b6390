import { efficiency, precopiesMax, precopyIntervalSeconds } from "./cost.ts";
import type { Problem } from "./problem.ts";
import type { Unit } from "./units.ts";

/**
 * Something that units need and openings have, in sum: if units that can only use certain windows need more than all
 * their openings up to an instant have, no plan ends by then.
 */
export interface Demand {
  /** Windows of which one must be used, with their openings. */
  readonly choice: Choice;
  /** What each unit needs, by its index: only units all of whose windows are among those of the choice. */
  readonly needs: ReadonlyMap<number, number>;
  /** What an opening has, by its index. */
  has(opening: number): number;
  /** Words for the witness. */
  readonly words: DemandWords;
}

/** Some windows, and the indexes of their openings by time of closing. */
export interface Choice {
  readonly windows: ReadonlySet<string>;
  readonly openings: readonly number[];
}

export interface DemandWords {
  /** "machines", "MiB of cold copies and last changes from host esx-07". */
  readonly unit: string;
  /** Verb and noun of the openings: "have room for". */
  readonly offer: string;
}

const sizesMax = 12;
const choicesMax = 24;

/** All sums that are worth testing, the plainest first. */
export function demandsOf(problem: Problem): Demand[] {
  const choices = choicesOf(problem.units).map((windows) => ({ windows, openings: openingsOf(problem, windows) }));
  const sizes = largeSizes(problem.units);
  return [
    ...choices.map((choice) => machineDemand(problem, choice, 1)),
    ...choices.flatMap((choice) => sizes.map((size) => machineDemand(problem, choice, size))),
    ...hostDemands(problem, choices),
  ].filter((demand) => demand.needs.size > 0);
}

/**
 * Sets of windows to test: each set that some unit is confined to, and unions of two. A unit belongs to every set that
 * holds all of its windows.
 */
function choicesOf(units: readonly Unit[]): ReadonlySet<string>[] {
  const sets = new Map<string, ReadonlySet<string>>();
  const add = (names: Iterable<string>): void => {
    const set = new Set([...new Set(names)].sort());
    sets.set([...set].join("\n"), set);
  };
  for (const unit of units) add(unit.windows);
  const single = [...sets.values()];
  if (single.length ** 2 <= 4 * choicesMax) for (const a of single) for (const b of single) add([...a, ...b]);
  return [...sets.values()].slice(0, choicesMax);
}

function openingsOf({ openings }: Problem, windows: ReadonlySet<string>): number[] {
  const own = [...openings.keys()].filter((at) => windows.has(openings[at]?.window ?? ""));
  return own.sort((a, b) => (openings[a]?.closes ?? 0) - (openings[b]?.closes ?? 0));
}

function isConfined(unit: Unit, windows: ReadonlySet<string>): boolean {
  return [...unit.windows].every((window) => windows.has(window));
}

function confined(
  units: readonly Unit[],
  windows: ReadonlySet<string>,
  need: (unit: Unit) => number,
): Map<number, number> {
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
function machineDemand({ units, room }: Problem, choice: Choice, size: number): Demand {
  const unit = size === 1 ? "machines" : `groups of ${size} machines or more`;
  return {
    choice,
    needs: confined(units, choice.windows, ({ movers }) => Math.floor(movers.length / size)),
    has: (at) => Math.floor(Math.max(0, room[at] ?? 0) / size),
    words: { unit, offer: "have room for" },
  };
}

/** Sizes of the largest groups, which openings cannot share as they like. */
function largeSizes(units: readonly Unit[]): number[] {
  const sizes = [...new Set(units.map(({ movers }) => movers.length))].filter((size) => size > 1);
  return sizes.sort((a, b) => b - a).slice(0, sizesMax);
}

/** What units have to do on a host, by their index. */
type HostSums = Readonly<Record<"mib" | "slotSeconds" | "warmMib" | "warmSlotSeconds", Map<number, number>>>;

function noSums(): HostSums {
  const empty = (): Map<number, number> => new Map<number, number>();
  return { mib: empty(), slotSeconds: empty(), warmMib: empty(), warmSlotSeconds: empty() };
}

/** For each host: bytes and slot-seconds inside windows and before them. Only the hosts with most to do can matter. */
function hostDemands(problem: Problem, choices: readonly Choice[]): Demand[] {
  const hosts = new Map<string, HostSums>();
  for (const [index, unit] of problem.units.entries()) {
    for (const [host, load] of unit.parts.flatMap((part) => [...part.loads])) {
      const sums = hosts.get(host) ?? noSums();
      hosts.set(host, sums);
      sums.mib.set(index, load.coldMiB + load.deltaMiB);
      sums.slotSeconds.set(index, load.coldSlotSeconds);
      sums.warmMib.set(index, load.warmMiB);
      sums.warmSlotSeconds.set(index, load.warmSlotSeconds);
    }
  }
  const { rates, limits } = problem.migration;
  const kinds = [
    { key: "mib", isBefore: false, perSecond: rates.hostMiBps, unit: "MiB in windows" },
    { key: "slotSeconds", isBefore: false, perSecond: limits.slotsPerHost, unit: "slot-seconds in windows" },
    { key: "warmMib", isBefore: true, perSecond: rates.hostMiBps, unit: "MiB of precopies" },
    { key: "warmSlotSeconds", isBefore: true, perSecond: limits.slotsPerHost, unit: "slot-seconds of precopies" },
  ] as const;
  const top = kinds.map((kind) => ({ ...kind, hosts: busiest(hosts, kind.key) }));
  return choices.flatMap((choice) => {
    const leads = leadTimes(problem, choice);
    return top.flatMap(({ key, isBefore, perSecond, unit, hosts }) =>
      hosts.map(([host, sums]): Demand => {
        const needs = new Map(
          [...sums[key]].filter(([index, need]) => need > 0 && isConfined(unitAt(problem, index), choice.windows)),
        );
        const secondsOf = (at: number): number => (isBefore ? (leads.get(at) ?? 0) : hostSeconds(problem, at));
        const has = (at: number): number => secondsOf(at) * efficiency * perSecond;
        return {
          choice,
          needs,
          has,
          words: { unit: `${unit} from ${host.split("\n")[1] ?? host}`, offer: "leave time for" },
        };
      }),
    );
  });
}

/**
 * Seconds before each opening of a choice in which precopies for it can run and none for the opening before it: precopies
 * of a source never overlap, so what they can have in sum is the time that these stretches cover.
 */
function leadTimes({ openings, startOf }: Problem, choice: Choice): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  let before = Number.NEGATIVE_INFINITY;
  for (const at of choice.openings.toSorted((a, b) => a - b)) {
    const opening = openings[at];
    if (opening === undefined) continue;
    const start = startOf.get(opening.window) ?? Number.NEGATIVE_INFINITY;
    const seconds = (opening.opens - Math.max(before, start)) / 1000;
    times.set(at, Math.max(0, Math.min(seconds, precopiesMax * precopyIntervalSeconds)));
    before = Math.max(before, opening.opens);
  }
  return times;
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
function hostSeconds({ openings, migration }: Problem, at: number): number {
  const opening = openings[at];
  if (opening === undefined) return 0;
  return Math.max(0, (opening.closes - opening.opens) / 1000 - migration.rates.cutoverSeconds);
}
