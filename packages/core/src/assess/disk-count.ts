import { clear, raise, unknown, type Criterion } from "./criterion.ts";

/** Disks that Forklift's policy takes for the most that a machine on the target can have. */
const disksMax = 165;

export const diskCount: Criterion = {
  id: "vmware.disk.count.exceeds.limit",
  label: "It has more disks than a machine on the target can have",
  assess({ machine }) {
    if (machine.disks === undefined) return unknown("how many disks it has");
    if (machine.disks.length <= disksMax) return clear;
    return raise({
      category: "Warning",
      effect: "notYet",
      detail: `It has ${machine.disks.length} disks; ${disksMax} is the most.`,
      remedy: "Join small disks to larger ones, or move data off the machine.",
    });
  },
};
