import { clear, listNames, raise, unknown, type Criterion } from "./criterion.ts";

export const datastoreMissing: Criterion = {
  id: "vmware.datastore.missing",
  label: "A disk is on no datastore",
  assess({ machine }) {
    if (machine.disks === undefined) return unknown("on which datastores its disks are");
    const homeless = machine.disks.filter((disk) => /^\[\s*\]/.test(disk.path ?? ""));
    if (homeless.length > 0) {
      return raise({
        category: "Critical",
        effect: "notYet",
        detail: `${listNames(homeless.map((disk) => disk.label))}: its path names no datastore.`,
        remedy: "Mount the datastore again, or remove the disk.",
      });
    }
    return machine.disks.some((disk) => disk.datastore === undefined)
      ? unknown("on which datastores its disks are")
      : clear;
  },
};
