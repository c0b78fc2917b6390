import type { Partition } from "../inventory/inventory.ts";
import { clear, listNames, raise, unknown, type Criterion } from "./criterion.ts";

/** Conversion writes into the guest: drivers, boot images. What Forklift's policy takes for enough, in MiB. */
function neededMiB(path: string): number {
  const plain = path.toLowerCase();
  if (plain === "/" || /^c:\\?$/.test(plain)) return 100;
  return plain === "/boot" ? 50 : 10;
}

export const guestFreeSpace: Criterion = {
  id: "vmware.guestDisks.freespace",
  label: "A file system of the guest is nearly full",
  assess({ machine }) {
    if (machine.partitions === undefined) return unknown("how much space is free in the guest");
    const full = machine.partitions.filter(isTooFull);
    if (full.length > 0) {
      return raise({
        category: "Critical",
        effect: "notYet",
        detail: `Too little is free for the conversion on ${listNames(full.map((one) => `${one.path} (${one.freeMiB ?? 0} of ${neededMiB(one.path)} MiB)`))}.`,
        remedy: "Free some space in the guest.",
      });
    }
    const isKnown = machine.partitions.length > 0 && machine.partitions.every((one) => one.freeMiB !== undefined);
    return isKnown ? clear : unknown("how much space is free in the guest");
  },
};

function isTooFull(partition: Partition): boolean {
  return partition.freeMiB !== undefined && partition.freeMiB < neededMiB(partition.path);
}
