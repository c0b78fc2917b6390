import type { Assessment } from "../assess/assessment.ts";
import { formatInstant, instant, type Instant } from "../base/instant.ts";
import { compare, compareBy } from "../base/order.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Inventory } from "../inventory/inventory.ts";
import type { Model } from "../model/model.ts";
import { lowerBound, type Bound } from "./bound.ts";
import { buildWaves } from "./build-waves.ts";
import { orderUnits, waitsReason } from "./dependencies.ts";
import { planFindings } from "./plan-findings.ts";
import { busyTimes, machinesTaken, parseInstant, type Problem } from "./problem.ts";
import { schedule, type Schedule } from "./schedule.ts";
import { buildUnits, type Stuck, type Unit } from "./units.ts";
import type { PlanRecord, UnplannedMachine, Wave, ZoneRules } from "./wave.ts";
import { expandWindows, startIn, weeksMax, zoneOf, type Opening } from "./windows.ts";

export interface PlanInput {
  readonly model: Model;
  readonly inventory: Inventory;
  readonly assessment: Assessment;
  /** Rules of the zones of all windows and freezes, over `zoneSpanOf(migration.start)`. */
  readonly zones: readonly ZoneRules[];
  /** SHA-256 of the inventory file. */
  readonly inventoryHash: string;
  /**
   * Waves that stay as they are: those that people approved, paused or aborted. Their names and numbers are taken; of
   * those that are not aborted also their machines, their room in the window and the time of their source. An aborted
   * wave moves nothing, so its machines are planned anew. Proposed waves are not given here: planning replaces them.
   */
  readonly fixed?: readonly Wave[];
}

export interface Planned {
  /** All waves, those that stay among them, by time. */
  readonly waves: readonly Wave[];
  readonly record: PlanRecord;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Which machine moves when. In: what the assessment lets move, windows, groups, dependencies, limits. Out: waves whose
 * every hard rule holds (docs/internals/waves.md lists them; the stage `verify` checks them on its own), a bound below
 * which no plan can finish, and a reason with a remedy for each machine that has no wave. Deterministic.
 */
export function planWaves(input: PlanInput): Planned {
  const { model, assessment, zones } = input;
  const fixed = (input.fixed ?? []).filter((wave) => wave.spec.state !== "aborted");
  const openings = expandWindows(model, zones, { weeks: weeksMax });
  const taken = new Set(
    fixed.flatMap((wave) => wave.spec.plans.flatMap((plan) => plan.machines.map((machine) => machine.key))),
  );
  const built = buildUnits(model, assessment, { usual: usualSeconds(openings), taken });
  const ordered = orderUnits({ model, assessment, fixed, ...built });
  const problem: Problem = {
    migration: model.migration,
    ...ordered,
    openings,
    room: openings.map((opening) => machinesIn(model, opening) - machinesTaken(fixed, opening)),
    startOf: starts(model, zones),
    busy: busyTimes(fixed),
  };
  const wanted = lowerBound(problem);
  const result = schedule(problem, wanted.finish);
  const left = unplaced(problem, result);
  // A bound of what is not planned would be no bound of the plan.
  const bound = left.length === 0 ? wanted : lowerBound(withoutUnits(problem, new Set(left.map((one) => one.unit))));
  const waves = inOrder([...(input.fixed ?? []), ...buildWaves(problem, result.calendar, input.fixed ?? [])]);
  const unplanned = unplannedMachines(assessment, taken, [...ordered.stuck, ...left.map((one) => one.stuck)]);
  const record = recordOf(input, { waves, unplanned, openings, bound: withFixed(bound, fixed) });
  return { waves, record, diagnostics: [...ordered.diagnostics, ...planFindings(input, waves, unplanned)] };
}

/** By time of opening, then by name. */
function inOrder(waves: readonly Wave[]): Wave[] {
  return waves.toSorted(
    (a, b) => compare(a.spec.window.opens, b.spec.window.opens) || compare(a.metadata.name, b.metadata.name),
  );
}

/**
 * Seconds for which each window is mostly open. In the night in which clocks go back it may be open for an hour more:
 * what fits only then would wait for a year, so it is said not to fit.
 */
function usualSeconds(openings: readonly Opening[]): ReadonlyMap<string, number> {
  const counts = new Map<string, Map<number, number>>();
  for (const { window, opens, closes } of openings) {
    const own = counts.get(window) ?? new Map<number, number>();
    counts.set(window, own);
    const seconds = (closes - opens) / 1000;
    own.set(seconds, (own.get(seconds) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([window, own]) => [window, [...own].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0]),
  );
}

function machinesIn(model: Model, opening: Opening): number {
  return model.migration.windows.find((window) => window.name === opening.window)?.machines ?? 0;
}

function starts(model: Model, zones: readonly ZoneRules[]): ReadonlyMap<string, Instant> {
  const { windows, start } = model.migration;
  return new Map(
    windows.flatMap((window): [string, Instant][] => {
      const zone = zoneOf(window, zones);
      return zone === undefined ? [] : [[window.name, startIn(start, zone)]];
    }),
  );
}

interface Left {
  readonly unit: number;
  readonly stuck: Stuck;
}

/** Units for which no opening of ten years was free, and why. */
function unplaced({ units, before, limits }: Problem, { calendar }: Schedule): Left[] {
  return units.flatMap((unit, index): Left[] => {
    if (calendar.placed[index] !== undefined) return [];
    const missing = (before[index] ?? []).find((other) => calendar.placed[other] === undefined);
    const first = missing === undefined ? undefined : units[missing]?.group;
    const reason = first === undefined ? noRoomReason(unit, limits[index]?.notAfter) : waitsReason(unit.group, first);
    return [{ unit: index, stuck: { group: unit.group, movers: unit.movers, reason } }];
  });
}

function noRoomReason({ group }: Unit, notAfter: number | undefined): string {
  if (notAfter !== undefined && Number.isFinite(notAfter)) {
    return `Group \`${group.name}\` must be over before ${formatInstant(instant(notAfter))}, when a group that waits for it moves in a wave that stays, and no opening before has room for it: put that wave back to \`proposed\`, or remove the dependency.`;
  }
  return `No opening within ten years of \`migration.start\` has room and time for group \`${group.name}\`: add windows, or shorten freezes.`;
}

function withoutUnits(problem: Problem, left: ReadonlySet<number>): Problem {
  const kept = [...problem.units.keys()].filter((index) => !left.has(index));
  const position = new Map(kept.map((index, at) => [index, at]));
  const pick = <T>(list: readonly T[]): T[] => list.filter((_, index) => !left.has(index));
  const renumber = (edges: readonly (readonly number[])[]): number[][] =>
    pick(edges).map((own) => own.flatMap((other) => position.get(other) ?? []));
  return {
    ...problem,
    units: pick(problem.units),
    limits: pick(problem.limits),
    before: renumber(problem.before),
    after: renumber(problem.after),
  };
}

/** Waves that stay are part of every plan: none ends before they do. */
function withFixed(bound: Bound, fixed: readonly Wave[]): Bound {
  const last = fixed.toSorted((a, b) => parseInstant(b.spec.window.closes) - parseInstant(a.spec.window.closes))[0];
  if (last === undefined || parseInstant(last.spec.window.closes) <= bound.finish) return bound;
  const { name, closes } = last.spec.window;
  return {
    finish: parseInstant(closes),
    window: name,
    witness: `wave \`${last.metadata.name}\`, which stays, ends at ${closes}`,
  };
}

interface Outcome {
  readonly waves: readonly Wave[];
  readonly unplanned: readonly UnplannedMachine[];
  readonly openings: readonly Opening[];
  readonly bound: Bound;
}

function recordOf(input: PlanInput, { waves, unplanned, openings, bound }: Outcome): PlanRecord {
  const moving = waves.filter((wave) => wave.spec.state !== "aborted");
  const finish = moving.reduce(
    (last, wave) => Math.max(last, parseInstant(wave.spec.window.closes)),
    Number.NEGATIVE_INFINITY,
  );
  const later = new Set(
    openings.map((opening) => opening.closes as number).filter((closes) => closes > bound.finish && closes <= finish),
  );
  const format = (ms: number): string | null => (Number.isFinite(ms) ? formatInstant(instant(ms)) : null);
  return {
    format: "vmfactory.io/plan",
    version: 1,
    start: input.model.migration.start,
    inventory: input.inventoryHash,
    zones: input.zones.toSorted(compareBy((one) => one.zone)),
    waves: waves.map((wave) => wave.metadata.name),
    finish: format(finish),
    bound: { finish: format(bound.finish), window: bound.window ?? null, witness: bound.witness },
    gapWindows: later.size,
    unplanned,
  };
}

/** Machines that have no wave, sorted by key, each with why and what to do. */
function unplannedMachines(
  assessment: Assessment,
  taken: ReadonlySet<string>,
  stuck: readonly Stuck[],
): UnplannedMachine[] {
  const reasons = new Map(
    stuck.flatMap((one) => one.movers.map((mover): [string, string] => [mover.machine.key, one.reason])),
  );
  return assessment.machines.flatMap(({ machine, verdict, concerns }): UnplannedMachine[] => {
    if (verdict === "ignored" || taken.has(machine.key)) return [];
    const blocking = concerns.filter((concern) => concern.effect === "notYet" || concern.effect === "never");
    const own = blocking.map(({ detail, remedy }) => (remedy === undefined ? detail : `${detail} ${remedy}`)).join(" ");
    const reason = own === "" ? reasons.get(machine.key) : own;
    return reason === undefined ? [] : [{ key: machine.key, name: machine.name, reason }];
  });
}
