import { clear, raise, unknown, type Criterion } from "./criterion.ts";

export const sriov: Criterion = {
  id: "vmware.device.sriov.detected",
  label: "A NIC is an SR-IOV function",
  assess({ machine }) {
    if (machine.nics === undefined) return unknown("of which kind its NICs are");
    if (machine.nics.some((nic) => /sr-?iov/i.test(nic.adapter ?? ""))) {
      return raise({
        category: "Warning",
        effect: "none",
        detail: "A NIC is an SR-IOV function of its host; on the target it becomes an ordinary one.",
      });
    }
    return machine.nics.every((nic) => nic.adapter !== undefined) ? clear : unknown("of which kind its NICs are");
  },
};
