import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Machine } from "../inventory/inventory.ts";
import type { Wave } from "../waves/wave.ts";
import { iso } from "./check-windows.ts";
import { clockOf, startMs } from "./openings.ts";
import { groupBy, inWave, ms, violation, type Published } from "./published.ts";

/**
 * The time that waves need, computed from the inventory by the cost model of docs/internals/waves.md: copies inside the
 * window, precopies before it, one wave of a source after another.
 */
export function checkTimes(published: Published): Diagnostic[] {
  return published.waves.flatMap((wave) => [
    ...checkWindowTime(published, wave),
    ...checkPrecopy(published, wave),
    ...checkNeighbours(published, wave),
  ]);
}

/** Rounding of sums that were added up in another order. */
const toleranceSeconds = 1;
const daySeconds = 86_400;
const intervalSeconds = 3600;
const snapshotsMax = 28;

interface Engine {
  readonly diskMiBps: number;
  readonly hostMiBps: number;
  readonly cutoverSeconds: number;
  readonly dailyChange: number;
  readonly slots: number;
}

/** The limits and rates of factory.yaml with the defaults that its reference page gives. */
function engineOf({ migration }: Published): Engine {
  return {
    diskMiBps: migration.rates?.diskMiBps ?? 64,
    hostMiBps: migration.rates?.hostMiBps ?? 152,
    cutoverSeconds: migration.rates?.cutoverSeconds ?? 160,
    dailyChange: migration.rates?.dailyChange ?? 0.05,
    slots: migration.limits?.slotsPerHost ?? 20,
  };
}

/** One machine's copy: bytes that are read, and seconds that it takes alone on its host. */
interface Copy {
  readonly mib: number;
  readonly aloneSeconds: number;
  readonly slots: number;
}

function copyOf(machine: Machine, engine: Engine): Copy {
  const capacities = (machine.disks ?? []).map((disk) => disk.capacityMiB ?? 0);
  const whole = capacities.reduce((a, b) => a + b, 0);
  // Sources tell what a machine uses, not what each disk does: disks are taken to be as full as the machine is.
  const full =
    machine.inUseMiB === undefined || whole === 0 ? 1 : Math.max(0, Math.min(machine.inUseMiB, whole) / whole);
  const largest = Math.max(0, ...capacities) * full;
  return {
    mib: whole * full,
    aloneSeconds: Math.max(largest / engine.diskMiBps, (whole * full) / engine.hostMiBps),
    slots: Math.min(capacities.length, engine.slots),
  };
}

/** Seconds in which a host makes some copies: bytes, slots and the longest copy each set a limit; a fifth is lost. */
function seconds(copies: readonly Copy[], moreMiB: number, engine: Engine): number {
  const bytes = copies.reduce((sum, copy) => sum + copy.mib, moreMiB) / engine.hostMiBps;
  const slots = copies.reduce((sum, copy) => sum + copy.slots * copy.aloneSeconds, 0) / engine.slots;
  const longest = copies.reduce((most, copy) => Math.max(most, copy.aloneSeconds), 0);
  return (Math.max(bytes, slots, longest) * 5) / 4;
}

interface HostWork {
  readonly host: string;
  readonly cold: readonly Copy[];
  readonly warm: readonly Copy[];
}

/** What each ESXi host has to do for a wave; machines of unknown hosts count as if one host had all of their cluster. */
function workOf({ machines }: Published, wave: Wave, engine: Engine): HostWork[] {
  const placed = wave.spec.plans.flatMap((entry) =>
    entry.machines.flatMap((planned) => {
      const machine = machines.get(planned.key);
      return machine === undefined ? [] : [{ mode: entry.mode, host: hostOf(machine), copy: copyOf(machine, engine) }];
    }),
  );
  return [...groupBy(placed, (one) => one.host)].map(([host, own]) => ({
    host,
    cold: own.filter((one) => one.mode === "cold").map((one) => one.copy),
    warm: own.filter((one) => one.mode === "warm").map((one) => one.copy),
  }));
}

function hostOf({ vcenter, host, cluster }: Machine): string {
  if (host !== undefined) return `host ${host} of ${vcenter}`;
  return cluster === undefined ? `unknown hosts of ${vcenter}` : `unknown hosts of cluster ${cluster} of ${vcenter}`;
}

function checkWindowTime(published: Published, wave: Wave): Diagnostic[] {
  const engine = engineOf(published);
  const length = (ms(wave.spec.window.closes) - ms(wave.spec.window.opens)) / 1000;
  return workOf(published, wave, engine).flatMap(({ host, cold, warm }) => {
    // Changes of two intervals: of the last one, and of the copy that ran in it.
    const changes =
      (warm.reduce((sum, copy) => sum + copy.mib, 0) * engine.dailyChange * 2 * intervalSeconds) / daySeconds;
    const needed = seconds(cold, changes, engine) + engine.cutoverSeconds;
    if (needed <= length + toleranceSeconds) return [];
    return [
      violation("plan/exceeds-time", {
        message: `Wave \`${wave.metadata.name}\` needs ${hours(needed)} on ${host} and has ${hours(length)}.`,
        at: inWave(wave, "spec", "plans"),
        why: "Machines would be off when the window closes.",
        fix: "Move machines of that host to other waves.",
      }),
    ];
  });
}

function checkPrecopy(published: Published, wave: Wave): Diagnostic[] {
  const { precopyStart, window } = wave.spec;
  const hasWarm = wave.spec.plans.some((entry) => entry.mode === "warm" && entry.machines.length > 0);
  const wrong = hasWarm
    ? wrongPrecopy(published, wave)
    : precopyStart === undefined
      ? undefined
      : "has no machine that moves warm, and yet a start of precopies";
  if (wrong === undefined) return [];
  return [
    violation("plan/conflicting-precopy", {
      message: `Wave \`${wave.metadata.name}\`, which opens at ${window.opens}, ${wrong}.`,
      at: inWave(wave, "spec", ...(precopyStart === undefined ? [] : ["precopyStart"])),
      why: "A machine that is still being copied when its window opens is off for longer than was said, or not moved at all.",
      fix: "Correct the start, or move machines to other waves.",
    }),
  ];
}

function wrongPrecopy(published: Published, wave: Wave): string | undefined {
  const { precopyStart, window, source } = wave.spec;
  if (precopyStart === undefined) return "has machines that move warm, and no start of precopies";
  const begins = ms(precopyStart);
  const opens = ms(window.opens);
  const lead = (opens - begins) / 1000;
  const engine = engineOf(published);
  const needed =
    Math.max(...workOf(published, wave, engine).map(({ warm }) => precopySeconds(warm, engine))) + intervalSeconds;
  if (lead + toleranceSeconds < needed) return `begins precopies ${hours(lead)} before, and needs ${hours(needed)}`;
  if (lead > snapshotsMax * intervalSeconds + toleranceSeconds)
    return `begins precopies ${hours(lead)} before, and a machine bears snapshots for ${snapshotsMax} h`;
  const clock = clockOf(published, window.name);
  if (clock !== undefined && begins < startMs(published, clock))
    return `begins precopies at ${precopyStart}, before the migration starts, ${published.migration.start}`;
  const before = published.waves.find(
    (other) =>
      other !== wave &&
      other.spec.source === source &&
      ms(other.spec.window.opens) < opens &&
      ms(other.spec.window.closes) > begins,
  );
  return (
    before &&
    `begins precopies at ${precopyStart}, before wave \`${before.metadata.name}\` of the same source is over, ${before.spec.window.closes}`
  );
}

/** A first copy, and what changes while it runs, and while that is copied: a series. Nothing warm: nothing. */
function precopySeconds(warm: readonly Copy[], engine: Engine): number {
  const first = seconds(warm, 0, engine);
  const share = (engine.dailyChange * first) / daySeconds;
  return share > 0.5 ? Number.POSITIVE_INFINITY : first / (1 - share);
}

/** No two waves of a source in one time: they would share hosts. */
function checkNeighbours({ waves }: Published, wave: Wave): Diagnostic[] {
  const { source, window } = wave.spec;
  const others = waves.filter(
    (other) => other.spec.source === source && isBefore(other, wave) && ms(other.spec.window.closes) > ms(window.opens),
  );
  return others.map((other) =>
    violation("plan/conflicting-waves", {
      message: `Waves \`${other.metadata.name}\` and \`${wave.metadata.name}\` of source \`${source}\` are at work at one time, from ${iso(ms(window.opens))}.`,
      at: inWave(wave, "spec", "window"),
      why: "They share ESXi hosts, so neither has the time that was counted for it.",
      fix: "Join them to one wave, or move one to another opening.",
    }),
  );
}

/** Whether a wave opens first; of two that open together the one whose name is first. */
function isBefore(a: Wave, b: Wave): boolean {
  const difference = ms(a.spec.window.opens) - ms(b.spec.window.opens);
  return difference < 0 || (difference === 0 && a.metadata.name < b.metadata.name);
}

function hours(time: number): string {
  return Number.isFinite(time) ? `${Math.round(time / 36) / 100} h` : "for ever";
}
