import { clear, raise, unknownForWarm, type Criterion } from "./criterion.ts";

export const changeTracking: Criterion = {
  id: "vmware.changed_block_tracking.disabled",
  label: "Changed block tracking is off",
  assess({ machine }) {
    if (machine.isChangeTrackingEnabled === undefined) return unknownForWarm("whether changed block tracking is on");
    if (machine.isChangeTrackingEnabled) return clear;
    return raise({
      category: "Warning",
      effect: "noWarm",
      detail: "Changed block tracking is off (condition VMMissingChangedBlockTracking of a warm Plan).",
      remedy:
        "For a warm migration set `ctkEnabled` for the machine and its disks, then power-cycle it or take and delete a snapshot.",
    });
  },
};
