import type { Disk, Machine } from "../inventory/inventory.ts";

/**
 * MiB that a copy of a disk reads: its capacity, times the share of the machine's disks that is in use on datastores.
 * Sources tell use by machine only; it holds swap and snapshots too, hence never more than the capacity. Use that is
 * unknown counts as full. VDDK skips what was never written, which is why use counts and not capacity.
 */
export function usedMiBOf(disk: Disk, machine: Machine): number {
  return (disk.capacityMiB ?? 0) * usedShareOf(machine);
}

function usedShareOf(machine: Machine): number {
  const capacity = (machine.disks ?? []).reduce((sum, disk) => sum + (disk.capacityMiB ?? 0), 0);
  if (machine.inUseMiB === undefined || capacity <= 0) return 1;
  return Math.min(1, Math.max(0, machine.inUseMiB / capacity));
}
