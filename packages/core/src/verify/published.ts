import type { Place, Pointer } from "../base/pointer.ts";
import type { Code } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Inventory, Machine } from "../inventory/inventory.ts";
import type { Spec } from "../spec/factory-schema.ts";
import type { PlanRecord, Wave, WaveMachine, WavePlanEntry } from "../waves/wave.ts";
import { groupsOf } from "./grouping.ts";
import { readClocks, type Clock } from "./wall-clock.ts";

export type MigrationSpec = NonNullable<Spec["migration"]>;

/** Everything that a plan is judged by: what people wrote, what was found, what was published. Nothing of the planner. */
export interface Published {
  readonly spec: Spec;
  readonly migration: MigrationSpec;
  readonly inventory: Inventory;
  /** Machines to move by key: not templates and the like. */
  readonly machines: ReadonlyMap<string, Machine>;
  /** Name of the group of each machine that is one to move, by key. */
  readonly groups: ReadonlyMap<string, string>;
  /** Names by which factory.yaml may call a group, to the group's name. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Waves that move something: all but the aborted ones. */
  readonly waves: readonly Wave[];
  readonly allWaves: readonly Wave[];
  readonly record: PlanRecord;
  readonly clocks: ReadonlyMap<string, Clock>;
}

export interface PublishedInput {
  readonly spec: Spec;
  readonly inventory: Inventory;
  readonly waves: readonly Wave[];
  readonly record: PlanRecord;
}

const noMigration: MigrationSpec = { start: "1970-01-01", windows: {}, place: [] };

export function publish({ spec, inventory, waves, record }: PublishedInput): Published {
  const migration = spec.migration ?? noMigration;
  const movable = inventory.machines.filter((machine) => !isIgnored(machine));
  return {
    spec,
    migration,
    inventory,
    machines: new Map(movable.map((machine) => [machine.key, machine])),
    ...groupsOf(movable, migration.groups ?? {}),
    waves: waves.filter((wave) => wave.spec.state !== "aborted"),
    allWaves: waves,
    record,
    clocks: readClocks(record.zones),
  };
}

/** Rows of an inventory that are no machines to move: templates, placeholders of Site Recovery Manager, vSphere's agents. */
export function isIgnored(machine: Machine): boolean {
  if (machine.isTemplate || machine.isSrmPlaceholder === true) return true;
  return /^vcls(-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}| ?\(\d+\)|-\d+)$/.test(machine.name.toLowerCase());
}

/** A machine of a wave with where it stands in the wave's file. */
export interface Planned {
  readonly wave: Wave;
  readonly entry: WavePlanEntry;
  readonly planned: WaveMachine;
  readonly pointer: Pointer;
}

export function plannedMachines(waves: readonly Wave[]): Planned[] {
  return waves.flatMap((wave) =>
    wave.spec.plans.flatMap((entry, plan) =>
      entry.machines.map((planned, machine) => ({
        wave,
        entry,
        planned,
        pointer: ["spec", "plans", plan, "machines", machine],
      })),
    ),
  );
}

/** The place of something in a wave's file. */
export function inWave(wave: Wave, ...pointer: Pointer): Place {
  return { file: `waves/${wave.metadata.name}.yaml`, pointer };
}

/** The place of something in the plan's record. */
export function inRecord(...pointer: Pointer): Place {
  return { file: "waves/plan.json", pointer };
}

export interface Violation {
  readonly message: string;
  readonly at: Place;
  readonly why: string;
  readonly fix: string;
}

/** A hard rule that a plan breaks. */
export function violation(code: Code, { message, at, why, fix }: Violation): Diagnostic {
  return finding(code, { message, at, on: "value", why, fix: { sentence: fix } });
}

/** Milliseconds of an instant that a file gives. */
export function ms(text: string): number {
  return Date.parse(text);
}

/** Things by a key, in the order in which each key first came. */
export function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}
