import { clear, listNames, raise, unknown, type Criterion } from "./criterion.ts";

export const diskCapacity: Criterion = {
  id: "vmware.disk.capacity.invalid",
  label: "A disk has no valid capacity",
  assess({ machine }) {
    if (machine.disks === undefined) return unknown("the capacity of its disks");
    const invalid = machine.disks.filter((disk) => disk.capacityMiB !== undefined && disk.capacityMiB <= 0);
    if (invalid.length > 0) {
      return raise({
        category: "Critical",
        effect: "notYet",
        detail: `${listNames(invalid.map((disk) => disk.label))}: vCenter says a capacity of ${invalid[0]?.capacityMiB ?? 0} MiB.`,
        remedy: "Remove the disk, or repair it in vCenter.",
      });
    }
    return machine.disks.some((disk) => disk.capacityMiB === undefined) ? unknown("the capacity of its disks") : clear;
  },
};
