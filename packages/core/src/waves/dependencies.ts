import type { Assessment, MoveGroup } from "../assess/assessment.ts";
import { instant, type Instant } from "../base/instant.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { GroupDependency, Model } from "../model/model.ts";
import { findCircle, parseInstant, type UnitLimits } from "./problem.ts";
import type { Stuck, Unit } from "./units.ts";
import type { Wave } from "./wave.ts";

/** Units that can be scheduled, with their order; and those that dependencies keep out. */
export interface Ordered {
  readonly units: readonly Unit[];
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  readonly limits: readonly UnitLimits[];
  readonly stuck: readonly Stuck[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface OrderInput {
  readonly model: Model;
  readonly assessment: Assessment;
  readonly fixed: readonly Wave[];
  readonly units: readonly Unit[];
  /** Groups that no window can take. */
  readonly stuck: readonly Stuck[];
}

interface Edge {
  readonly first: MoveGroup;
  readonly then: MoveGroup;
  readonly dependency: GroupDependency;
}

/** Dependencies of factory.yaml as an order of units. A group that waits for one that does not move does not move. */
export function orderUnits(input: OrderInput): Ordered {
  const { edges, diagnostics } = resolveEdges(input);
  const times = fixedTimes(input);
  const known = new Map(input.stuck.map((one) => [one.group.name, one]));
  const found: Diagnostic[] = [...diagnostics];
  for (const edge of breakCircles(input.units, edges)) {
    found.push(circleFinding(edge.dependency, edge.circle));
    const stuck = stuckIn(input.units, edge.circle);
    for (const one of stuck) known.set(one.group.name, one);
  }
  holdBack(input, { edges, times, known });
  const units = input.units.filter((unit) => !known.has(unit.group.name));
  const index = new Map(units.map((unit, at) => [unit.group.name, at]));
  const before = units.map((): number[] => []);
  const after = units.map((): number[] => []);
  for (const { first, then } of edges) {
    const [a, b] = [index.get(first.name), index.get(then.name)];
    if (a === undefined || b === undefined || after[a]?.includes(b) === true) continue;
    after[a]?.push(b);
    before[b]?.push(a);
  }
  const limits = units.map((unit) => limitsOf(unit, edges, times));
  return { units, before, after, limits, stuck: [...known.values()], diagnostics: found };
}

function resolveEdges({ model, assessment }: OrderInput): {
  readonly edges: readonly Edge[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const byAlias = new Map(
    assessment.groups.flatMap((group) => group.aliases.map((alias): [string, MoveGroup] => [alias, group])),
  );
  const diagnostics: Diagnostic[] = [];
  const edges = model.migration.dependencies.flatMap((dependency): Edge[] => {
    const [first, then] = [byAlias.get(dependency.first), byAlias.get(dependency.then)];
    for (const [key, group] of [
      ["first", first],
      ["then", then],
    ] as const) {
      if (group === undefined) diagnostics.push(unknownGroup(dependency, key, [...byAlias.keys()]));
    }
    if (first === undefined || then === undefined) return [];
    if (first !== then) return [{ first, then, dependency }];
    diagnostics.push(circleFinding(dependency, [dependency.first, dependency.then]));
    return [];
  });
  return { edges, diagnostics };
}

function unknownGroup(dependency: GroupDependency, key: "first" | "then", names: readonly string[]): Diagnostic {
  const name = dependency[key];
  return finding("migration/unknown-group", {
    message: `A dependency names group \`${name}\`, to which no machine of the inventory belongs.`,
    at: { file: dependency.at.file, pointer: [...dependency.at.pointer, key] },
    on: "value",
    why: "The dependency is without effect: the other group does not wait.",
    fix: didYouMean(name, names) ?? { sentence: "Correct the name, or tag the machines." },
  });
}

function circleFinding(dependency: GroupDependency, circle: readonly string[]): Diagnostic {
  const names = [...circle, ...circle.slice(0, circle[0] === circle.at(-1) ? 0 : 1)]
    .map((name) => `\`${name}\``)
    .join(", then ");
  return finding("migration/conflicting-dependency", {
    // The rules of factory.yaml refuse a circle that stands there; this one comes of disks that groups share.
    severity: "warning",
    message:
      circle.length === 2 &&
      circle[0] !== circle[1] &&
      circle.includes(dependency.first) &&
      circle.includes(dependency.then)
        ? `Groups \`${dependency.first}\` and \`${dependency.then}\` cannot move one after the other: they wait for each other, or share a disk and move as one.`
        : `Groups wait for each other in a circle: ${names}.`,
    at: dependency.at,
    on: "value",
    why: "No order of windows satisfies it.",
    fix: { sentence: "Remove one of the dependencies; groups that cannot be apart should be one group." },
  });
}

/** Each circle of dependencies, found and opened one after another, with a dependency that is part of it. */
function breakCircles(
  units: readonly Unit[],
  edges: readonly Edge[],
): { readonly dependency: GroupDependency; readonly circle: readonly string[] }[] {
  const circles: { readonly dependency: GroupDependency; readonly circle: readonly string[] }[] = [];
  let left = units;
  for (;;) {
    const index = new Map(left.map((unit, at) => [unit.group.name, at]));
    const after = left.map((unit) =>
      edges.flatMap(({ first, then }) => (first.name === unit.group.name ? (index.get(then.name) ?? []) : [])),
    );
    const circle = findCircle(left, after).map((at) => left[at]?.group.name ?? "");
    if (circle.length === 0) return circles;
    const edge = edges.find(({ first, then }) => circle.includes(first.name) && circle.includes(then.name));
    if (edge !== undefined) circles.push({ dependency: edge.dependency, circle });
    left = left.filter((unit) => !circle.includes(unit.group.name));
  }
}

function stuckIn(units: readonly Unit[], circle: readonly string[]): Stuck[] {
  const text = [...circle, circle[0] ?? ""].map((name) => `\`${name}\``).join(", then ");
  return units.flatMap(({ group, movers }) =>
    circle.includes(group.name)
      ? [{ group, movers, reason: `Its group waits for itself, by the dependencies ${text}: remove one of them.` }]
      : [],
  );
}

interface FixedTime {
  readonly opens: Instant;
  readonly closes: Instant;
}

/** When groups move that have machines in waves which stay. */
function fixedTimes({ assessment, fixed }: OrderInput): ReadonlyMap<string, FixedTime> {
  const groupOf = new Map(
    assessment.groups.flatMap((group) => group.machines.map((key): [string, string] => [key, group.name])),
  );
  const times = new Map<string, FixedTime>();
  for (const { spec } of fixed) {
    const own = { opens: parseInstant(spec.window.opens), closes: parseInstant(spec.window.closes) };
    for (const machine of spec.plans.flatMap((plan) => plan.machines)) {
      const group = groupOf.get(machine.key) ?? machine.group;
      const known = times.get(group) ?? own;
      times.set(group, {
        opens: instant(Math.min(known.opens, own.opens)),
        closes: instant(Math.max(known.closes, own.closes)),
      });
    }
  }
  return times;
}

interface Holding {
  readonly edges: readonly Edge[];
  readonly times: ReadonlyMap<string, FixedTime>;
  /** Grows. */
  readonly known: Map<string, Stuck>;
}

/** What waits for a group that has no wave, now or by plan, waits too; so does what waits for that. */
function holdBack({ units }: OrderInput, { edges, times, known }: Holding): void {
  const byName = new Map(units.map((unit) => [unit.group.name, unit]));
  const moves = ({ name }: MoveGroup): boolean => times.has(name) || (byName.has(name) && !known.has(name));
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const { first, then } of edges) {
      const unit = byName.get(then.name);
      if (unit === undefined || known.has(then.name) || moves(first)) continue;
      known.set(then.name, { group: then, movers: unit.movers, reason: waitsReason(then, first) });
      isSettled = false;
    }
  }
}

/** Why a group does not move that waits for one that does not. */
export function waitsReason(then: MoveGroup, first: MoveGroup): string {
  return `Group \`${then.name}\` waits for \`${first.name}\`, of which no machine has a wave: see why, or remove the dependency.`;
}

function limitsOf({ group }: Unit, edges: readonly Edge[], times: ReadonlyMap<string, FixedTime>): UnitLimits {
  let notBefore = Number.NEGATIVE_INFINITY;
  let notAfter = Number.POSITIVE_INFINITY;
  for (const { first, then } of edges) {
    if (then.name === group.name) notBefore = Math.max(notBefore, times.get(first.name)?.closes ?? notBefore);
    if (first.name === group.name) notAfter = Math.min(notAfter, times.get(then.name)?.opens ?? notAfter);
  }
  return { notBefore: instant(notBefore), notAfter: instant(notAfter) };
}
