import { instant, type Instant } from "../base/instant.ts";
import { compare } from "../base/order.ts";
import type { Migration } from "../model/model.ts";
import type { Unit } from "./units.ts";
import type { Wave } from "./wave.ts";
import type { Opening } from "./windows.ts";

/** What is to be scheduled: units with their order among each other, openings with the room that is left in them. */
export interface Problem {
  readonly migration: Migration;
  readonly units: readonly Unit[];
  /** By index of the unit: those that must be over before it, those that must wait for it. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  /** By index of the unit: what waves that stay demand of it. */
  readonly limits: readonly UnitLimits[];
  readonly openings: readonly Opening[];
  /** By index of the opening: machines that it takes, less those of waves that stay. */
  readonly room: readonly number[];
  /** When the programme starts, by window: nothing is copied before. */
  readonly startOf: ReadonlyMap<string, Instant>;
  /** Time that waves which stay take of their source, precopies included; sorted. */
  readonly busy: ReadonlyMap<string, readonly Busy[]>;
}

export interface Busy {
  /** Beginning of its precopies, else its window's opening. */
  readonly from: Instant;
  readonly opens: Instant;
  readonly closes: Instant;
}

export interface UnitLimits {
  /** Its window opens at or after this instant. */
  readonly notBefore: Instant;
  /** Its window closes at or before this instant. */
  readonly notAfter: Instant;
}

/** By source, the time that waves take which stay as they are. */
export function busyTimes(fixed: readonly Wave[]): ReadonlyMap<string, readonly Busy[]> {
  const busy = new Map<string, Busy[]>();
  for (const wave of fixed) {
    const { source, window, precopyStart } = wave.spec;
    const opens = parseInstant(window.opens);
    const own = busy.get(source) ?? [];
    busy.set(source, own);
    own.push({
      from: precopyStart === undefined ? opens : parseInstant(precopyStart),
      opens,
      closes: parseInstant(window.closes),
    });
  }
  for (const own of busy.values()) own.sort((a, b) => a.opens - b.opens);
  return busy;
}

/** Reads an ISO instant of a Wave. */
export function parseInstant(text: string): Instant {
  return instant(Date.parse(text));
}

/** Names of the openings that waves which stay have taken, with their machines. */
export function machinesTaken(fixed: readonly Wave[], opening: Opening): number {
  const own = fixed.filter(
    ({ spec }) => spec.window.name === opening.window && parseInstant(spec.window.opens) === opening.opens,
  );
  return own.reduce((sum, wave) => sum + machinesOf(wave), 0);
}

export function machinesOf(wave: Wave): number {
  return wave.spec.plans.reduce((sum, plan) => sum + plan.machines.length, 0);
}

/** Units in a circle of dependencies, as a list of indexes; empty if there is none. Found by following the least name. */
export function findCircle(units: readonly Unit[], after: readonly (readonly number[])[]): readonly number[] {
  const state = new Map<number, "open" | "done">();
  const order = units
    .map((_, index) => index)
    .sort((a, b) => compare(units[a]?.group.name ?? "", units[b]?.group.name ?? ""));
  for (const root of order) {
    const path: number[] = [];
    const stack = [{ unit: root, next: 0 }];
    while (stack.length > 0) {
      const top = stack.at(-1);
      if (top === undefined) break;
      if (top.next === 0) {
        if (state.get(top.unit) === "done") {
          stack.pop();
          continue;
        }
        state.set(top.unit, "open");
        path.push(top.unit);
      }
      const child = after[top.unit]?.[top.next];
      top.next += 1;
      if (child === undefined) {
        state.set(top.unit, "done");
        path.pop();
        stack.pop();
      } else if (state.get(child) === "open") return path.slice(path.indexOf(child));
      else if (state.get(child) === undefined) stack.push({ unit: child, next: 0 });
    }
  }
  return [];
}
