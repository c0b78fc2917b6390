import { clear, raise, unknown, type Criterion } from "./criterion.ts";
import { familyOf } from "./operating-system.ts";

export const guestDiskKey: Criterion = {
  id: "vmware.guestDisks.key.not_found",
  label: "Drive letters cannot be told from disks",
  assess({ machine }) {
    const family = familyOf(machine);
    if (family === "unknown") return unknown("whether its guest is Windows");
    if (family !== "windows") return clear;
    if (machine.partitions === undefined || machine.partitions.some((one) => one.diskKey === undefined)) {
      return unknown("which disk each drive letter is on");
    }
    if (!machine.partitions.some((one) => one.diskKey === 0)) return clear;
    return raise({
      category: "Information",
      effect: "none",
      detail: "VMware Tools do not say which disk each drive letter is on, so names of volumes cannot bear the letter.",
    });
  },
};
