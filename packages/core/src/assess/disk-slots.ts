import { clear, raise, unknown, type Criterion } from "./criterion.ts";

/** Forklift counts unfinished disks, and starts a machine that costs more than the limit only on an idle host. */
export const diskSlots: Criterion = {
  id: "plan.InFlight",
  label: "It has more disks than its host has slots",
  assess({ machine, model }) {
    const slots = model.migration.limits.slotsPerHost;
    if (machine.disks === undefined) return unknown("how many slots of its host it takes");
    if (machine.disks.length <= slots) return clear;
    return raise({
      category: "Information",
      effect: "none",
      detail: `Its ${machine.disks.length} disks are more than the ${slots} slots of an ESXi host: it is copied alone on its host.`,
    });
  },
};
