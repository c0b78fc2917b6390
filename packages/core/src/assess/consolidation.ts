import { clear, raise, unknown, type Criterion } from "./criterion.ts";

export const consolidation: Criterion = {
  id: "vmware.consolidation_needed",
  label: "Its disks need consolidation",
  assess({ machine }) {
    if (machine.needsConsolidation === undefined) return unknown("whether its disks need consolidation");
    if (!machine.needsConsolidation) return clear;
    return raise({
      category: "Warning",
      effect: "none",
      detail: "Left-over delta files of deleted snapshots wait to be merged into its disks, which slows its copy.",
      remedy: "Consolidate its disks in vCenter.",
    });
  },
};
