import { usedMiBOf } from "../assess/copy-size.ts";
import type { Machine } from "../inventory/inventory.ts";
import type { Limits, Rates } from "../model/model.ts";

/**
 * What copies cost an ESXi host: docs/internals/waves.md says it in words, and the checker computes it on its own.
 * Seconds and MiB; loads of machines add up, but for the longest single copy.
 */
export interface HostLoad {
  /** Cold copies, which run inside the window: MiB, slot-seconds, seconds of the longest machine alone. */
  readonly coldMiB: number;
  readonly coldSlotSeconds: number;
  readonly coldLongestSeconds: number;
  /** What warm machines still have to copy when they are powered off. */
  readonly deltaMiB: number;
  /** First copies of warm machines, which run before the window. */
  readonly warmMiB: number;
  readonly warmSlotSeconds: number;
  readonly warmLongestSeconds: number;
}

export const noLoad: HostLoad = {
  coldMiB: 0,
  coldSlotSeconds: 0,
  coldLongestSeconds: 0,
  deltaMiB: 0,
  warmMiB: 0,
  warmSlotSeconds: 0,
  warmLongestSeconds: 0,
};

export interface CostModel {
  readonly rates: Rates;
  readonly limits: Limits;
}

/** Copies of a host reach this share of its rate: measured copies took a quarter longer than bytes by rate (facts: 1.27 at the 90th percentile). */
export const efficiency = 0.8;
/** Forklift's PRECOPY_INTERVAL, from the end of one copy to the next snapshot. */
export const precopyIntervalSeconds = 3600;
/** VMware's limit of snapshots with changed block tracking on one machine, as Forklift's documentation gives it. */
export const precopiesMax = 28;
/** Changes that a machine can gather before its cutover: those of one interval, and of the copy that ran in it. */
const deltaIntervals = 2;
const daySeconds = 86_400;
/** Precopies that lose this share of what they win to changes do not end in useful time. */
const growthMax = 0.5;
const roundSeconds = 300;

export function loadOf(machine: Machine, mode: "warm" | "cold", { rates, limits }: CostModel): HostLoad {
  const used = (machine.disks ?? []).map((disk) => usedMiBOf(disk, machine));
  const total = used.reduce((sum, mib) => sum + mib, 0);
  // Alone on its host: its largest disk at the rate of a disk, or all of them at that of the host.
  const alone = Math.max(Math.max(0, ...used) / rates.diskMiBps, total / rates.hostMiBps);
  // One that has more disks than the host has slots starts on an idle host and takes all of it.
  const slotSeconds = Math.min(used.length, limits.slotsPerHost) * alone;
  if (mode === "cold") return { ...noLoad, coldMiB: total, coldSlotSeconds: slotSeconds, coldLongestSeconds: alone };
  const deltaMiB = (total * rates.dailyChange * deltaIntervals * precopyIntervalSeconds) / daySeconds;
  return { ...noLoad, deltaMiB, warmMiB: total, warmSlotSeconds: slotSeconds, warmLongestSeconds: alone };
}

export function addLoads(a: HostLoad, b: HostLoad): HostLoad {
  return {
    coldMiB: a.coldMiB + b.coldMiB,
    coldSlotSeconds: a.coldSlotSeconds + b.coldSlotSeconds,
    coldLongestSeconds: Math.max(a.coldLongestSeconds, b.coldLongestSeconds),
    deltaMiB: a.deltaMiB + b.deltaMiB,
    warmMiB: a.warmMiB + b.warmMiB,
    warmSlotSeconds: a.warmSlotSeconds + b.warmSlotSeconds,
    warmLongestSeconds: Math.max(a.warmLongestSeconds, b.warmLongestSeconds),
  };
}

/** Seconds from the window's opening until the host's last machine runs on the target. */
export function windowSeconds(load: HostLoad, { rates, limits }: CostModel): number {
  const bytes = (load.coldMiB + load.deltaMiB) / rates.hostMiBps;
  const copy = Math.max(bytes, load.coldSlotSeconds / limits.slotsPerHost, load.coldLongestSeconds);
  return copy / efficiency + rates.cutoverSeconds;
}

/**
 * Seconds from the start of precopies on a host to the moment at which all its machines wait for the cutover; infinite
 * if changes outrun the copies. What changes during a copy is copied again, and what changes during that: a series.
 */
export function precopySeconds(load: HostLoad, { rates, limits }: CostModel): number {
  const first =
    Math.max(load.warmMiB / rates.hostMiBps, load.warmSlotSeconds / limits.slotsPerHost, load.warmLongestSeconds) /
    efficiency;
  const growth = (rates.dailyChange * first) / daySeconds;
  return growth > growthMax ? Number.POSITIVE_INFINITY : first / (1 - growth);
}

/**
 * Seconds before the window at which precopies must begin, one interval to spare, in whole five minutes; 0 if nothing
 * is copied before; infinite if it cannot be done within the snapshots that a machine may have.
 */
export function leadSeconds(precopy: number, hasWarm: boolean): number {
  if (!hasWarm) return 0;
  const lead = Math.ceil((precopy + precopyIntervalSeconds) / roundSeconds) * roundSeconds;
  return lead > precopiesMax * precopyIntervalSeconds ? Number.POSITIVE_INFINITY : lead;
}
