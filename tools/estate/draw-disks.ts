import type { Disk, Partition } from "@vmfactory/core";
import type { Draw } from "./draw.ts";
import type { GuestEntry } from "./guests.table.ts";
import type { Role } from "./applications.table.ts";

export interface DiskSet {
  readonly disks: readonly Disk[];
  readonly usedMiB: number;
}

/** Disks of a machine before any of them is made special. */
export interface DiskPlan {
  readonly name: string;
  readonly role: Role;
  readonly guest: GuestEntry;
  /** Datastores to choose from; a machine stays on one or two. */
  readonly datastores: readonly string[];
}

const gib = 1024;

/**
 * Draws the disks of a machine. The space that machines use is lognormal with a median of 61 GiB and 319 GiB at the 90th
 * percentile, which is what was published of real migrations; disks are larger than what is in them.
 */
export function drawDisks(draw: Draw, plan: DiskPlan): DiskSet {
  const scale = plan.role === "db" ? 2.2 : 0.85;
  const usedMiB = Math.min(Math.round(draw.lognormal(61 * scale, 319 * scale) * gib), 24 * 2 ** 20);
  const count = drawCount(draw, plan.role);
  const capacities = splitCapacity(draw, usedMiB / (draw.between(35, 85) / 100), count);
  const home = draw.one(plan.datastores);
  const second = draw.chance(0.15) ? draw.one(plan.datastores) : home;
  const isThin = draw.chance(0.72);
  const controller = plan.guest.family === "windows" && draw.chance(0.5) ? "LSI Logic SAS" : "VMware paravirtual SCSI";
  const disks = capacities.map((capacityMiB, index): Disk => {
    const datastore = index < 2 ? home : second;
    const slot = index % 15;
    return {
      label: `Hard disk ${index + 1}`,
      key: 2000 + Math.floor(index / 15) * 16 + (slot < 7 ? slot : slot + 1),
      uuid: `6000c29${draw.hex(1)}-${draw.hex(4)}-${draw.hex(4)}-${draw.hex(4)}-${draw.hex(12)}`,
      capacityMiB,
      datastore,
      path: `[${datastore}] ${plan.name}/${plan.name}${index === 0 ? "" : `_${index}`}.vmdk`,
      mode: "persistent",
      isThin,
      isRdm: false,
      sharing: "sharingNone",
      sharedBus: "noSharing",
      controller,
      unit: slot < 7 ? slot : slot + 1,
    };
  });
  return {
    disks,
    usedMiB: Math.min(
      usedMiB,
      capacities.reduce((sum, one) => sum + one, 0),
    ),
  };
}

function drawCount(draw: Draw, role: Role): number {
  if (draw.chance(0.001)) return draw.between(40, 60);
  const counts: readonly (readonly [number, number])[] =
    role === "db"
      ? [
          [2, 2],
          [3, 3],
          [4, 3],
          [6, 2],
          [8, 1],
          [12, 0.4],
        ]
      : [
          [1, 58],
          [2, 27],
          [3, 9],
          [4, 4],
          [6, 1.6],
          [9, 0.4],
        ];
  return draw.weighted(counts);
}

/** Whole GiB, the first disk for the system. */
function splitCapacity(draw: Draw, totalMiB: number, count: number): number[] {
  const totalGib = Math.max(count * 8, Math.ceil(totalMiB / gib), 16);
  if (count === 1) return [totalGib * gib];
  const system = Math.min(draw.one([40, 60, 80, 100]), Math.floor(totalGib / 2));
  const weights = Array.from({ length: count - 1 }, () => draw.between(1, 4));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const rest = totalGib - system;
  return [Math.max(system, 8), ...weights.map((weight) => Math.max(4, Math.round((rest * weight) / sum)))].map(
    (size) => size * gib,
  );
}

/** File systems as VMware Tools report them. */
export function drawPartitions(draw: Draw, guest: GuestEntry, { disks, usedMiB }: DiskSet): Partition[] {
  const fill = Math.min(
    0.95,
    usedMiB /
      Math.max(
        1,
        disks.reduce((sum, { capacityMiB }) => sum + (capacityMiB ?? 0), 0),
      ),
  );
  return disks.flatMap((disk, index) => {
    const capacity = disk.capacityMiB ?? 0;
    const part = (path: string, capacityMiB: number): Partition => ({
      path,
      diskKey: disk.key ?? 0,
      capacityMiB,
      freeMiB: Math.round(capacityMiB * (1 - fill) * (draw.between(80, 100) / 100)),
    });
    if (guest.family === "windows") return [part(`${String.fromCharCode(67 + (index % 20))}:\\`, capacity - 500)];
    if (index > 0) return [part(`/data${index}`, capacity - 64)];
    return [
      part("/boot", 1014),
      part("/", Math.round((capacity - 1014) * 0.7)),
      part("/var", Math.round((capacity - 1014) * 0.28)),
    ];
  });
}
