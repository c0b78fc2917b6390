import { clear, raise, unknown, type Criterion } from "./criterion.ts";

export const diskSerial: Criterion = {
  id: "vmware.disk_serial.truncated",
  label: "Serial numbers of disks may be cut",
  assess({ machine }) {
    if (machine.isDiskUuidEnabled === undefined) return unknown("whether the guest sees serial numbers of disks");
    if (!machine.isDiskUuidEnabled) return clear;
    const controllers = machine.disks?.map((disk) => disk.controller);
    if (controllers?.some((controller) => /scsi/i.test(controller ?? "")) === true) {
      return raise({
        category: "Information",
        effect: "none",
        detail:
          "Its guest sees serial numbers of SCSI disks, and on the target they may be shorter: software bound to them notices.",
      });
    }
    return controllers?.every((controller) => controller !== undefined) === true
      ? clear
      : unknown("which controllers its disks are on");
  },
};
