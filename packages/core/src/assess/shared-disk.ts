import type { Disk } from "../inventory/inventory.ts";
import { anyOf, clear, listNames, raise, unknown, type Criterion } from "./criterion.ts";

/** Sharers move in one Forklift Plan, which has one target namespace, and only while all of them are off. */
export const sharedDisk: Criterion = {
  id: "vmware.disk.shared.detected",
  label: "A disk is shared with another machine",
  assess({ machine, others }) {
    const { sharers, sharersElsewhere } = others;
    if (sharersElsewhere.length > 0) {
      return raise({
        category: "Critical",
        effect: "notYet",
        detail: `It shares a disk with ${listNames(sharersElsewhere.map((one) => one.name))}, which cannot move with it to the same namespace.`,
        remedy:
          "Give them one tag and one placement, so that they move in one Forklift Plan; and see why the other cannot move.",
      });
    }
    if (sharers.length > 0) {
      return raise({
        category: "Warning",
        effect: "noWarm",
        detail: `It shares a disk with ${listNames(sharers.map((one) => one.name))}: they move together, cold, and the Plan is not ready while they run (condition SharedDisks).`,
        remedy: "Power all of them off when the window opens.",
      });
    }
    const isShared = anyOf((machine.disks ?? []).map(isMeantForSeveral));
    if (isShared === undefined) return unknown("whether its disks are shared");
    if (!isShared) return clear;
    return raise({
      category: "Warning",
      effect: "noWarm",
      detail: "A disk of it may be shared, though no other machine of the inventory has it.",
      remedy: "Turn sharing off if it is not needed; else see that the inventory holds the others.",
    });
  },
};

function isMeantForSeveral(disk: Disk): boolean | undefined {
  const isMultiWriter = disk.sharing === undefined ? undefined : /multiwriter/i.test(disk.sharing);
  const isOnSharedBus = disk.sharedBus === undefined ? undefined : /physical|virtual/i.test(disk.sharedBus);
  return anyOf([isMultiWriter, isOnSharedBus]);
}
