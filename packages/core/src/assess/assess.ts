import { compareBy } from "../base/order.ts";
import type { Inventory, Machine } from "../inventory/inventory.ts";
import type { Model } from "../model/model.ts";
import type {
  Assessment,
  Concern,
  CopyCost,
  Destination,
  MachineAssessment,
  Unanswered,
  Verdict,
} from "./assessment.ts";
import { usedMiBOf } from "./copy-size.ts";
import { criteria } from "./criteria.ts";
import { groupMachines } from "./groups.ts";
import { ignoredBecause } from "./ignored.ts";
import { buildResolver, type Resolver } from "./resolve.ts";
import { matchSources } from "./sources.ts";
import type { Subject } from "./subject.ts";
import { buildSubjects } from "./subjects.ts";
import { tallyMachines } from "./tally.ts";

/**
 * The estate against factory.yaml, offline: for each machine whether it can move, warm or cold, what is in the way, and
 * where it would go. Every machine of the inventory is in the result once. What the inventory does not say is neither
 * yes nor no: it is listed as unanswered, lowers the confidence, and never promises a warm migration.
 */
export function assess(inventory: Inventory, model: Model): Assessment {
  const matched = matchSources(inventory, model);
  const all = inventory.machines.toSorted(compareBy((machine) => machine.key));
  const movable = all.filter((machine) => ignoredBecause(machine) === undefined);
  const groups = groupMachines(movable, model.migration.groups);
  const resolver = buildResolver(inventory, model);
  const subjects = buildSubjects({ inventory, model, machines: movable, groups, sources: matched.sources, resolver });
  const assessed = settleSharers(
    subjects,
    subjects.map((subject) => assessMachine(subject, resolver)),
  );
  const byKey = new Map(assessed.map((one) => [one.machine.key, one]));
  const machines = all.map((machine) => byKey.get(machine.key) ?? ignore(machine));
  return { machines, groups, ...tallyMachines(machines), diagnostics: matched.diagnostics };
}

function ignore(machine: Machine): MachineAssessment {
  return {
    machine,
    verdict: "ignored",
    concerns: [],
    unanswered: [],
    confidencePercent: 100,
    ignoredBecause: ignoredBecause(machine) ?? "",
    group: "",
    source: undefined,
    destination: undefined,
    cost: costOf(machine),
  };
}

function assessMachine(subject: Subject, resolver: Resolver): MachineAssessment {
  const concerns: Concern[] = [];
  const unanswered: Unanswered[] = [];
  for (const { id, label, assess: ask } of criteria) {
    const outcome = ask(subject);
    if (outcome.kind === "unknown")
      unanswered.push({ id, label, unknown: outcome.unknown, blocksWarm: outcome.blocksWarm });
    if (outcome.kind !== "concern") continue;
    const { category, effect, detail, remedy } = outcome;
    concerns.push({ id, label, category, effect, detail, ...(remedy !== undefined && { remedy }) });
  }
  return {
    machine: subject.machine,
    verdict: verdictOf(concerns, unanswered),
    concerns,
    unanswered,
    confidencePercent: Math.floor((100 * (criteria.length - unanswered.length)) / criteria.length),
    group: subject.group,
    source: subject.source,
    destination: destinationOf(subject, resolver),
    cost: costOf(subject.machine),
  };
}

function verdictOf(concerns: readonly Concern[], unanswered: readonly Unanswered[]): Verdict {
  const effects = new Set(concerns.map((concern) => concern.effect));
  if (effects.has("never")) return "never";
  if (effects.has("notYet")) return "notYet";
  return effects.has("noWarm") || unanswered.some((one) => one.blocksWarm) ? "cold" : "warm";
}

function destinationOf({ machine, placement, nics, disks }: Subject, resolver: Resolver): Destination | undefined {
  if (placement === undefined) return undefined;
  return {
    cluster: placement.cluster.name,
    namespace: placement.namespace,
    targetName: placement.targetName,
    networks: resolver.mappedNetworks(nics ?? []),
    datastores: resolver.mappedDatastores(machine, disks ?? []),
  };
}

function costOf(machine: Machine): CopyCost {
  const disks = machine.disks ?? [];
  return { disks: disks.length, usedMiB: disks.reduce((sum, disk) => sum + usedMiBOf(disk, machine), 0) };
}

/** A machine cannot leave without those that have a disk of it: if one of them cannot move, none can. */
function settleSharers(subjects: readonly Subject[], assessed: readonly MachineAssessment[]): MachineAssessment[] {
  const verdicts = new Map(assessed.map((one) => [one.machine.key, one.verdict]));
  const sharers = new Map(subjects.map((subject) => [subject.machine.key, subject.others.sharers]));
  const stuck = assessed.filter((one) => !canMove(one.verdict)).map((one) => one.machine);
  const because = new Map<string, Machine>();
  for (let machine = stuck.pop(); machine !== undefined; machine = stuck.pop()) {
    for (const sharer of sharers.get(machine.key) ?? []) {
      if (because.has(sharer.key) || !canMove(verdicts.get(sharer.key) ?? "never")) continue;
      because.set(sharer.key, machine);
      stuck.push(sharer);
    }
  }
  return assessed.map((one) => {
    const other = because.get(one.machine.key);
    return other === undefined ? one : { ...one, verdict: "notYet", concerns: [...one.concerns, waitsFor(other)] };
  });
}

function canMove(verdict: Verdict): boolean {
  return verdict === "warm" || verdict === "cold";
}

function waitsFor(other: Machine): Concern {
  return {
    id: "plan.SharedDisks",
    label: "A machine that shares its disk cannot move",
    category: "Critical",
    effect: "notYet",
    detail: `It shares a disk with \`${other.name}\`, which cannot move yet.`,
    remedy: `Do what \`${other.name}\` needs, or end the sharing.`,
  };
}
