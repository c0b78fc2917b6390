import { clear, raise, unknownForWarm, type Criterion } from "./criterion.ts";

export const snapshots: Criterion = {
  id: "vmware.snapshot.detected",
  label: "It has snapshots",
  assess({ machine }) {
    if (machine.snapshots === undefined) return unknownForWarm("whether it has snapshots");
    const count = machine.snapshots.length;
    if (count === 0) return clear;
    return raise({
      category: "Information",
      effect: "noWarm",
      detail: `It has ${count === 1 ? "a snapshot" : `${count} snapshots`} (condition VMHasSnapshots of a warm Plan); only its present state moves.`,
      remedy: "For a warm migration delete its snapshots.",
    });
  },
};
