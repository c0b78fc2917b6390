import type { Assessment, MachineAssessment, MoveGroup } from "../assess/assessment.ts";
import { sharersOfDisks } from "../assess/groups.ts";
import { factsOf } from "../assess/machine-facts.ts";
import { predicate } from "../assess/resolve.ts";
import { compare } from "../base/order.ts";
import type { Machine } from "../inventory/inventory.ts";
import type { MigrationWindow, Model, Source } from "../model/model.ts";
import {
  addLoads,
  leadSeconds,
  loadOf,
  noLoad,
  precopiesMax,
  precopyIntervalSeconds,
  precopySeconds,
  windowSeconds,
  type CostModel,
  type HostLoad,
} from "./cost.ts";

export type Mode = "warm" | "cold";

/** A machine that has a verdict to move, a source and a whole destination. */
export interface Mover {
  readonly machine: Machine;
  readonly source: Source;
  readonly cluster: string;
  readonly namespace: string;
  readonly targetName: string;
  readonly mode: Mode;
  readonly assessment: MachineAssessment;
}

/** What moves in one opening or not at all: the machines of a group that can move. */
export interface Unit {
  readonly group: MoveGroup;
  readonly movers: readonly Mover[];
  /** One for each source of its machines, by name. */
  readonly parts: readonly UnitPart[];
  readonly site: string;
  /** Seconds that it needs of an opening that it has for itself. */
  readonly windowSeconds: number;
  /** Names of the windows that take it, if it had them for itself. */
  readonly windows: ReadonlySet<string>;
}

/** The machines of a unit in one source, as loads of its hosts. */
export interface UnitPart {
  readonly source: string;
  readonly hasWarm: boolean;
  /** Seconds before the opening at which its precopies begin if it is alone. */
  readonly leadSeconds: number;
  readonly loads: ReadonlyMap<string, HostLoad>;
}

/** A group whose machines can be put into no window, and why; each sentence ends with a remedy. */
export interface Stuck {
  readonly group: MoveGroup;
  readonly movers: readonly Mover[];
  readonly reason: string;
}

/** Seconds for which each window is mostly open. */
export type UsualSeconds = ReadonlyMap<string, number>;

/** Groups as units, those that no window can take apart. Machines in `taken` (of waves that stay) are left out. */
export function buildUnits(
  model: Model,
  assessment: Assessment,
  { usual, taken }: { readonly usual: UsualSeconds; readonly taken: ReadonlySet<string> },
): { readonly units: readonly Unit[]; readonly stuck: readonly Stuck[] } {
  const byKey = new Map(assessment.machines.map((one) => [one.machine.key, one]));
  const windowsOf = eligibility(model);
  const units: Unit[] = [];
  const stuck: Stuck[] = [];
  for (const group of assessment.groups) {
    const machines = group.machines.flatMap((key) => (taken.has(key) ? [] : (byKey.get(key) ?? [])));
    const movers = machines.flatMap((one) => moverOf(one, model) ?? []);
    if (movers.length === 0) continue;
    const result = fitUnit({ group, movers, model, usual, takers: windowsOf(movers) });
    if (typeof result === "string") stuck.push({ group, movers, reason: result });
    else units.push(result);
  }
  return { units, stuck };
}

function moverOf(assessment: MachineAssessment, model: Model): Mover | undefined {
  const { machine, verdict, source, destination } = assessment;
  if ((verdict !== "warm" && verdict !== "cold") || source === undefined || destination === undefined) return undefined;
  const { cluster, namespace, targetName } = destination;
  const mover = { machine, source, cluster, namespace, targetName, assessment };
  const isWarm = verdict === "warm" && model.migration.mode === "warm" && canPrecopy(machine, model.migration);
  return { ...mover, mode: isWarm ? "warm" : "cold" };
}

/** Whether the machine's own precopy, alone on its host, ends before it has too many snapshots. */
function canPrecopy(machine: Machine, cost: CostModel): boolean {
  return Number.isFinite(leadSeconds(precopySeconds(loadOf(machine, "warm", cost), cost), true));
}

/** Which windows take all of some machines, by site and `only`; with a machine that each other window refuses. */
function eligibility(model: Model): (movers: readonly Mover[]) => Takers {
  const windows = model.migration.windows.map((window) => ({ window, holds: predicate(window.only) }));
  return (movers) => {
    const facts = movers.map((mover) => ({ mover, facts: factsOf(mover.machine) }));
    const refused = new Map<string, Mover>();
    const ofSite = windows.filter(({ window }) => window.site.name === movers[0]?.source.site.name);
    const taken = ofSite.filter(({ window, holds }) => {
      const other = facts.find((one) => !holds(one.facts));
      if (other !== undefined) refused.set(window.name, other.mover);
      return other === undefined;
    });
    return { ofSite: ofSite.map((one) => one.window), taking: taken.map((one) => one.window), refused };
  };
}

interface Takers {
  readonly ofSite: readonly MigrationWindow[];
  readonly taking: readonly MigrationWindow[];
  readonly refused: ReadonlyMap<string, Mover>;
}

interface Fit {
  readonly group: MoveGroup;
  readonly movers: readonly Mover[];
  readonly model: Model;
  readonly usual: UsualSeconds;
  readonly takers: Takers;
}

/** The unit, warm where it can be, else whole cold; or why neither fits. */
function fitUnit(fit: Fit): Unit | string {
  const general = generalObstacle(fit);
  if (general !== undefined) return general;
  const preferred = unitOf(fit, fit.movers);
  if (preferred.windows.size > 0) return preferred;
  const cold = unitOf(
    fit,
    fit.movers.map((mover) => ({ ...mover, mode: "cold" })),
  );
  return cold.windows.size > 0 ? cold : timeObstacle(fit, preferred, cold);
}

function unitOf({ group, model, usual, takers }: Fit, movers: readonly Mover[]): Unit {
  const parts = partsOf(movers, model.migration);
  const seconds = Math.max(
    0,
    ...parts.flatMap((part) => [...part.loads.values()].map((load) => windowSeconds(load, model.migration))),
  );
  const canPrecopyAll = parts.every((part) => Number.isFinite(part.leadSeconds));
  const windows = takers.taking.filter(
    (window) => canPrecopyAll && movers.length <= window.machines && seconds <= (usual.get(window.name) ?? 0),
  );
  const site = movers[0]?.source.site.name ?? "";
  return { group, movers, parts, site, windowSeconds: seconds, windows: new Set(windows.map((window) => window.name)) };
}

function partsOf(movers: readonly Mover[], cost: CostModel): UnitPart[] {
  const sources = [...new Set(movers.map((mover) => mover.source.name))].sort(compare);
  return sources.map((source) => {
    const loads = new Map<string, HostLoad>();
    const own = movers.filter((mover) => mover.source.name === source);
    for (const { machine, mode } of own) {
      const host = hostKeyOf(machine);
      loads.set(host, addLoads(loads.get(host) ?? noLoad, loadOf(machine, mode, cost)));
    }
    const hasWarm = own.some((mover) => mover.mode === "warm");
    const precopy = Math.max(0, ...[...loads.values()].map((load) => precopySeconds(load, cost)));
    return { source, hasWarm, leadSeconds: leadSeconds(precopy, hasWarm), loads };
  });
}

/**
 * Whose slots a machine takes. Machines whose host is not known count as if one host had all of its cluster's, of its
 * vCenter's if the cluster is unknown too: slower than the truth, never faster.
 */
export function hostKeyOf(machine: Machine): string {
  if (machine.host !== undefined) return `${machine.vcenter}\nhost ${machine.host}`;
  return machine.cluster === undefined
    ? `${machine.vcenter}\nunknown`
    : `${machine.vcenter}\ncluster ${machine.cluster}`;
}

/** What is in the way of a group in every window, whatever its length. */
function generalObstacle({ group, movers, model, usual, takers }: Fit): string | undefined {
  const sites = [...new Set(movers.map((mover) => mover.source.site.name))].sort(compare);
  const subject = subjectOf(group, movers.length);
  if (sites.length > 1) {
    return `${subject} has machines at sites ${sites.join(" and ")}, which have windows of their own, and moves as one: give the machines of each site a group of their own, and a dependency if the order matters.`;
  }
  const site = sites[0] ?? "";
  if (takers.ofSite.length === 0) return `Site \`${site}\` has no window: add one to \`migration.windows\`.`;
  if (takers.taking.length === 0) {
    const [window, mover] = [...takers.refused][0] ?? ["", undefined];
    return `No window of site \`${site}\` takes it: \`only\` of \`${window}\` does not hold for \`${mover?.machine.name ?? ""}\`${takers.refused.size > 1 ? ", nor do the others" : ""}: add a window for such machines, or widen \`only\`.`;
  }
  const most = takers.taking.toSorted((a, b) => b.machines - a.machines)[0];
  if (most !== undefined && movers.length > most.machines) {
    return `${subject} has ${movers.length} machines, and the largest window that takes it, \`${most.name}\`, ${most.machines}: raise \`machines\` of the window, or divide the group.`;
  }
  if (takers.taking.every((window) => (usual.get(window.name) ?? 0) <= 0)) {
    return `No window that takes it opens within ten years of \`migration.start\`: see its days and the freezes.`;
  }
  return sharedObstacle(movers, model);
}

/** Machines that share disks go into one Forklift Plan, whose limits are fixed. */
function sharedObstacle(movers: readonly Mover[], { migration }: Model): string | undefined {
  const { perPlan, disksPerPlan } = migration.limits;
  for (const set of sharedSets(movers)) {
    const disks = set.reduce((sum, mover) => sum + (mover.machine.disks?.length ?? 0), 0);
    const names = `\`${set[0]?.machine.name ?? ""}\`${set.length > 1 ? ` and ${set.length - 1} that share its disks` : ""}`;
    if (set.length > perPlan)
      return `${names} go into one Forklift Plan, which takes ${perPlan} machines: raise \`limits.perPlan\`, or end the sharing.`;
    if (disks > disksPerPlan)
      return `${names} have ${disks} disks, and a Forklift Plan takes ${disksPerPlan}: raise \`limits.disksPerPlan\`, or join disks.`;
  }
  return undefined;
}

/** Machines into sets that have disks in common; most sets are of one. In the order of their first machines. */
export function sharedSets(movers: readonly Mover[]): Mover[][] {
  const sets = new Map<string, Set<Mover>>(movers.map((mover) => [mover.machine.key, new Set([mover])]));
  for (const sharers of sharersOfDisks(movers.map((mover) => mover.machine)).values()) {
    const joined = new Set(sharers.flatMap((machine) => [...(sets.get(machine.key) ?? [])]));
    for (const mover of joined) sets.set(mover.machine.key, joined);
  }
  return [...new Set(sets.values())].map((set) => [...set]);
}

/** Why a group that windows would take does not fit into the time they have. */
function timeObstacle({ group, usual, takers, model }: Fit, preferred: Unit, cold: Unit): string {
  const candidates = takers.taking.filter((window) => preferred.movers.length <= window.machines);
  const best = candidates.toSorted((a, b) => (usual.get(b.name) ?? 0) - (usual.get(a.name) ?? 0))[0];
  const opening = `its longest window, \`${best?.name ?? ""}\`, has ${hours(usual.get(best?.name ?? "") ?? 0)}`;
  const subject = `${subjectOf(group, preferred.movers.length)} does not fit into a window`;
  const coldOnes = preferred.movers.filter((mover) => mover.mode === "cold");
  if (coldOnes.length === preferred.movers.length) {
    return `${subject}: copied cold it takes ${timeOf(cold, model.migration)}, and ${opening}: make a longer window, remove what keeps it from moving warm, or divide the group.`;
  }
  if (preferred.parts.some((part) => !Number.isFinite(part.leadSeconds))) {
    return `${subject}: warm, precopies would take more than the ${precopyHoursMax} h for which a machine may be tracked by snapshots; copied cold it takes ${timeOf(cold, model.migration)}, and ${opening}: make a longer window, spread its machines over more hosts, or divide the group.`;
  }
  const largest = coldOnes.toSorted((a, b) => b.assessment.cost.usedMiB - a.assessment.cost.usedMiB)[0];
  const what =
    largest === undefined
      ? "its last changes and cutovers take"
      : `with ${coldOnes.length} of its ${preferred.movers.length} machines cold it takes`;
  const remedy =
    largest === undefined
      ? "spread its machines over more hosts"
      : `remove what keeps \`${largest.machine.name}\` from moving warm`;
  return `${subject}: ${what} ${timeOf(preferred, model.migration)}, and ${opening}: make a longer window, ${remedy}, or divide the group.`;
}

const precopyHoursMax = (precopiesMax * precopyIntervalSeconds) / 3600;

/** `13.6 h (2472 GiB from host esx-07)`: what a unit needs of a window, and the host on which it does. */
function timeOf(unit: Unit, cost: CostModel): string {
  const loads = unit.parts.flatMap((part) => [...part.loads]);
  const [hardest] = loads.toSorted(([, a], [, b]) => windowSeconds(b, cost) - windowSeconds(a, cost));
  if (hardest === undefined) return hours(unit.windowSeconds);
  const [key, load] = hardest;
  const name = key.split("\n")[1] ?? "";
  return `${hours(unit.windowSeconds)} (${Math.ceil((load.coldMiB + load.deltaMiB) / 1024)} GiB from ${name === "unknown" ? "hosts that are not known" : name})`;
}

function hours(seconds: number): string {
  return `${Math.ceil(seconds / 360) / 10} h`;
}

function subjectOf(group: MoveGroup, movers: number): string {
  return group.isSingle && movers === 1 ? `\`${group.name}\`` : `Group \`${group.name}\``;
}
