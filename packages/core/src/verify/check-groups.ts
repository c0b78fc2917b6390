import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Wave } from "../waves/wave.ts";
import { groupBy, inWave, ms, plannedMachines, violation, type Planned, type Published } from "./published.ts";

/** Groups whole, and one behind the other where factory.yaml says so. */
export function checkGroups(published: Published): Diagnostic[] {
  const members = groupBy(
    plannedMachines(published.waves),
    (one) => published.groups.get(one.planned.key) ?? one.planned.group,
  );
  return [...[...members].flatMap(([group, own]) => checkWhole(group, own)), ...checkDependencies(published, members)];
}

/**
 * All machines of a group in one opening. Of a group with machines in a wave that people fixed (approved, paused) the
 * others may follow in one of their own: that wave is changed by people alone.
 */
function checkWhole(group: string, own: readonly Planned[]): Diagnostic[] {
  const moving = own.filter((one) => one.wave.spec.state === "proposed");
  const openings = new Map(moving.map((one) => [openingOf(one.wave), one]));
  if (openings.size <= 1) return [];
  const [first, ...others] = openings.values();
  return others.map((other) =>
    violation("plan/split-group", {
      message: `Group \`${group}\` is torn apart: \`${first?.planned.name ?? ""}\` moves in wave \`${first?.wave.metadata.name ?? ""}\`, \`${other.planned.name}\` in wave \`${other.wave.metadata.name}\`.`,
      at: inWave(other.wave, ...other.pointer),
      why: "Machines of a group need each other at hand.",
      fix: "Move the whole group to one wave, or give some of its machines another group.",
    }),
  );
}

function openingOf({ spec }: Wave): string {
  return `${spec.window.name} ${spec.window.opens}`;
}

function checkDependencies(
  { migration, aliases }: Published,
  members: ReadonlyMap<string, readonly Planned[]>,
): Diagnostic[] {
  return (migration.dependencies ?? []).flatMap(({ first, then }) => {
    const [firstGroup, thenGroup] = [aliases.get(first), aliases.get(then)];
    if (firstGroup === undefined || thenGroup === undefined || firstGroup === thenGroup) return [];
    const waiting = members
      .get(thenGroup)
      ?.toSorted((a, b) => ms(a.wave.spec.window.opens) - ms(b.wave.spec.window.opens))[0];
    if (waiting === undefined) return [];
    const last = members
      .get(firstGroup)
      ?.toSorted((a, b) => ms(b.wave.spec.window.closes) - ms(a.wave.spec.window.closes))[0];
    if (last !== undefined && ms(last.wave.spec.window.closes) <= ms(waiting.wave.spec.window.opens)) return [];
    const what =
      last === undefined
        ? "has no wave"
        : `is over at ${last.wave.spec.window.closes}, in wave \`${last.wave.metadata.name}\``;
    return [
      violation("plan/conflicting-dependency", {
        message: `Group \`${then}\` moves in wave \`${waiting.wave.metadata.name}\`, at ${waiting.wave.spec.window.opens}, and must wait for \`${first}\`, which ${what}.`,
        at: inWave(waiting.wave, ...waiting.pointer),
        why: "It needs what the other group brings.",
        fix: `Move \`${then}\` to a later wave, or \`${first}\` to an earlier one.`,
      }),
    ];
  });
}
