import type { MappedDatastore, MappedNetwork } from "../assess/assessment.ts";
import { toDnsLabel } from "../assess/names.ts";
import { shortHash } from "../base/hash.ts";
import { formatInstant, instant } from "../base/instant.ts";
import { compare, compareBy } from "../base/order.ts";
import type { Limits } from "../model/model.ts";
import type { Calendar } from "./calendar.ts";
import type { Problem } from "./problem.ts";
import { sharedSets, type Mover } from "./units.ts";
import type { Wave, WaveMachine, WavePlanEntry } from "./wave.ts";

const nameMax = 63;

/** Waves of a schedule, by time; numbers and names that waves which stay bear are left to them. */
export function buildWaves(problem: Problem, calendar: Calendar, fixed: readonly Wave[]): Wave[] {
  const orders = new Set(fixed.map((wave) => wave.spec.order));
  const names = new Set(fixed.flatMap((wave) => [wave.metadata.name, ...wave.spec.plans.map((plan) => plan.name)]));
  const moving = fixed.filter((wave) => wave.spec.state !== "aborted");
  const targets = new Set(
    moving.flatMap((wave) =>
      wave.spec.plans.flatMap((plan) => plan.machines.map((machine) => targetKey(plan, machine.targetName))),
    ),
  );
  let order = 0;
  return bookings(problem, calendar).map(({ at, source, movers }) => {
    do order += 1;
    while (orders.has(order));
    return buildWave(problem, calendar, { at, source, order, movers, names, targets });
  });
}

interface Booked {
  readonly at: number;
  readonly source: string;
  readonly movers: readonly Mover[];
}

/** What each source has in each opening, by time of opening, then window, then source. */
function bookings({ units }: Problem, calendar: Calendar): Booked[] {
  const booked = new Map<string, { readonly at: number; readonly source: string; readonly movers: Mover[] }>();
  for (const [index, unit] of units.entries()) {
    const at = calendar.placed[index];
    if (at === undefined) continue;
    for (const mover of unit.movers) {
      const key = `${at} ${mover.source.name}`;
      const known = booked.get(key) ?? { at, source: mover.source.name, movers: [] };
      booked.set(key, known);
      known.movers.push(mover);
    }
  }
  return [...booked.values()].sort((a, b) => a.at - b.at || compare(a.source, b.source));
}

interface WaveInput extends Booked {
  readonly order: number;
  readonly names: Set<string>;
  readonly targets: Set<string>;
}

function buildWave({ openings, migration }: Problem, calendar: Calendar, input: WaveInput): Wave {
  const opening = openings[input.at];
  const { window = "", day = "", opens = instant(0), closes = instant(0) } = opening ?? {};
  const number = `w${String(input.order).padStart(2, "0")}`;
  const name = freeName(`${cut(`${number}-${toDnsLabel(window)}`, nameMax - day.length - 1)}-${day}`, input.names);
  const leadMs = calendar.leadMsOf(input.source, input.at);
  const plans = splitPlans(input.movers, migration.limits).map((movers, index) =>
    buildEntry(movers, { prefix: `${number}-${String(index + 1).padStart(2, "0")}`, ...input }),
  );
  return {
    apiVersion: "vmfactory.io/v1alpha1",
    kind: "Wave",
    metadata: { name, namespace: "vm-factory" },
    spec: {
      state: "proposed",
      order: input.order,
      source: input.source,
      window: { name: window, opens: formatInstant(opens), closes: formatInstant(closes) },
      ...(leadMs > 0 && { precopyStart: formatInstant(instant(opens - leadMs)) }),
      cutover: formatInstant(opens),
      plans,
    },
  };
}

/** A name that nobody has: itself, else with a hash at its end. Takes it. */
function freeName(name: string, names: Set<string>): string {
  const free = names.has(name) ? `${cut(name, nameMax - 9)}-${shortHash(`${name} ${names.size}`)}` : name;
  names.add(free);
  return free;
}

function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/-+$/, "");
}

/**
 * Machines of a wave as Forklift Plans: same cluster, namespace and mode, machines that share disks apart from the
 * others and never divided, no more machines and disks than a Plan bears; groups whole where they fit.
 */
function splitPlans(movers: readonly Mover[], { perPlan, disksPerPlan }: Limits): Mover[][] {
  const sorted = movers.toSorted(
    (a, b) =>
      compare(a.assessment.group, b.assessment.group) ||
      compare(a.machine.name, b.machine.name) ||
      compare(a.machine.key, b.machine.key),
  );
  const plans = new Map<string, Mover[][]>();
  for (const set of sharedSets(sorted)) {
    const [first] = set;
    if (first === undefined) continue;
    const key = [first.cluster, first.namespace, first.mode === "warm" ? 0 : 1, set.length > 1 ? 1 : 0].join("\n");
    const own = plans.get(key) ?? [];
    plans.set(key, own);
    const last = own.at(-1);
    if (last !== undefined && last.length + set.length <= perPlan && disksOf(last) + disksOf(set) <= disksPerPlan)
      last.push(...set);
    else own.push([...set]);
  }
  return [...plans].sort(([a], [b]) => compare(a, b)).flatMap(([, own]) => own);
}

function disksOf(movers: readonly Mover[]): number {
  return movers.reduce((sum, { machine }) => sum + (machine.disks?.length ?? 0), 0);
}

function buildEntry(movers: readonly Mover[], input: WaveInput & { readonly prefix: string }): WavePlanEntry {
  const { cluster = "", namespace = "", mode = "cold" } = movers[0] ?? {};
  // Forklift names volumes by the first fifteen characters of the Plan: what tells Plans apart comes first.
  const name = freeName(cut(`${input.prefix}-${namespace}-${mode}`, nameMax), input.names);
  const destinations = movers.flatMap((mover) => mover.assessment.destination ?? []);
  return {
    name,
    cluster,
    namespace,
    mode,
    networks: unique<MappedNetwork>(destinations.flatMap((one) => one.networks)),
    datastores: unique<MappedDatastore>(destinations.flatMap((one) => one.datastores)),
    hasSharedDisks: sharedSets(movers).some((set) => set.length > 1),
    machines: movers.map((mover) => buildMachine(mover, input.targets)),
  };
}

function unique<T extends MappedNetwork | MappedDatastore>(mappings: readonly T[]): T[] {
  return [...new Map(mappings.map((mapping) => [mapping.from.name, mapping])).values()].sort(
    compareBy((mapping) => mapping.from.name),
  );
}

function buildMachine(mover: Mover, targets: Set<string>): WaveMachine {
  const { machine, assessment } = mover;
  const targetName = freeTarget(mover, targets);
  return {
    ...(machine.moref !== undefined && { id: machine.moref }),
    name: machine.name,
    key: machine.key,
    targetName,
    group: assessment.group,
    ...(machine.host !== undefined && { host: machine.host }),
    disks: (machine.disks ?? []).map((disk) => ({
      capacityMiB: disk.capacityMiB ?? 0,
      datastore: disk.datastore ?? "",
    })),
    networks: (machine.nics ?? []).map((nic) => nic.network ?? ""),
  };
}

function targetKey(place: { readonly cluster: string; readonly namespace: string }, targetName: string): string {
  return `${place.cluster}/${place.namespace}/${targetName}`;
}

/** The name of the assessment, unless a wave that stays has it: then with the hash of the machine's key. */
function freeTarget(mover: Mover, targets: Set<string>): string {
  const wanted = targetKey(mover, mover.targetName);
  const name = targets.has(wanted)
    ? `${cut(mover.targetName, nameMax - 9)}-${shortHash(mover.machine.key)}`
    : mover.targetName;
  targets.add(targetKey(mover, name));
  return name;
}
