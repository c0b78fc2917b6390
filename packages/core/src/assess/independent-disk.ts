import { anyOf, clear, listNames, raise, unknownForWarm, type Criterion } from "./criterion.ts";

export const independentDisk: Criterion = {
  id: "vmware.disk_mode.independent",
  label: "A disk is independent of snapshots",
  assess({ machine }) {
    const independent = anyOf(
      (machine.disks ?? []).map((disk) => (disk.mode === undefined ? undefined : isIndependent(disk.mode))),
    );
    if (independent === undefined) return unknownForWarm("whether its disks are independent of snapshots");
    if (!independent) return clear;
    const disks = (machine.disks ?? []).filter((disk) => isIndependent(disk.mode ?? "")).map((disk) => disk.label);
    return raise({
      category: "Warning",
      effect: "noWarm",
      detail: `${listNames(disks)} ${disks.length === 1 ? "is" : "are"} left out of snapshots, on which warm migration rests.`,
      remedy: "For a warm migration make the disk dependent, with the machine powered off.",
    });
  },
};

function isIndependent(mode: string): boolean {
  return mode.toLowerCase().startsWith("independent");
}
