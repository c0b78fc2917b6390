import { anyOf, clear, listNames, raise, unknown, type Criterion } from "./criterion.ts";

/**
 * A raw device in virtual mode is copied as a disk. In physical mode vSphere takes no snapshot of it and VDDK does not
 * read it, and our Plans do not hand LUNs over.
 */
export const rdmDisk: Criterion = {
  id: "vmware.disk.rdm.detected",
  label: "A disk is a raw device mapping",
  assess({ machine }) {
    const disks = machine.disks ?? [];
    const isRaw = anyOf(disks.map((disk) => disk.isRdm));
    if (isRaw === undefined) return unknown("whether its disks are raw device mappings");
    if (!isRaw) return clear;
    const raw = disks.filter((disk) => disk.isRdm === true);
    const direct = raw.filter((disk) => !isVirtual(disk.rdmMode));
    if (direct.length === 0) {
      const detail = `${listNames(raw.map((disk) => disk.label))}: a raw device in virtual mode, which is copied into a disk of the target's storage.`;
      return raise({ category: "Warning", effect: "none", detail });
    }
    return raise({
      category: "Warning",
      effect: "notYet",
      detail: `${listNames(direct.map((disk) => disk.label))}: a raw device in physical mode${direct.every((disk) => disk.rdmMode === undefined) ? " (or in one that is not known)" : ""}, which cannot be read while it is attached so.`,
      remedy: "Attach it in virtual mode, or make it a virtual disk by Storage vMotion.",
    });
  },
};

function isVirtual(mode: string | undefined): boolean {
  return mode?.toLowerCase().includes("virtual") === true;
}
