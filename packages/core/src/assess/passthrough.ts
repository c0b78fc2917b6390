import { clear, raise, unknown, type Criterion } from "./criterion.ts";

export const passthrough: Criterion = {
  id: "vmware.passthrough_device.detected",
  label: "A device of its host is passed through to it",
  assess({ machine }) {
    const isSriov = machine.nics?.some((nic) => /sr-?iov/i.test(nic.adapter ?? "")) === true;
    if (machine.hasPassthrough === undefined) return unknown("whether devices are passed through to it");
    // An SR-IOV function is a passthrough device too, but Forklift only warns of it, under a rule of its own.
    if (!machine.hasPassthrough || isSriov) return clear;
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: "A PCI device of its host is passed through to it.",
      remedy: "Remove the device; if the guest needs one, give it another on the target.",
    });
  },
};
