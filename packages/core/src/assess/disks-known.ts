import { clear, listNames, raise, type Criterion } from "./criterion.ts";

/** A wave needs to know what is to be copied; here the unknown stands in the way. */
export const disksKnown: Criterion = {
  id: "plan.InvalidDiskSizes",
  label: "What is to be copied is not known",
  assess({ machine }) {
    if (machine.disks === undefined) {
      return raise({
        category: "Critical",
        effect: "notYet",
        detail: "The inventory does not tell its disks, so neither its copy nor its storage can be planned.",
        remedy: "Export with the tab vDisk, or discover the vCenter anew.",
      });
    }
    if (machine.disks.length === 0) {
      return raise({
        category: "Critical",
        effect: "notYet",
        detail: "It has no disk: there is nothing to convert.",
        remedy: "Remove it from vCenter if it is not needed; else make it anew on the target.",
      });
    }
    const sizeless = machine.disks.filter((disk) => disk.capacityMiB === undefined);
    if (sizeless.length === 0) return clear;
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: `The inventory does not tell the capacity of ${listNames(sizeless.map((disk) => disk.label))}.`,
      remedy: "Export with the column `Capacity MiB` of vDisk, or discover the vCenter anew.",
    });
  },
};
