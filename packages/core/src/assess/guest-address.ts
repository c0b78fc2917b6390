import { clear, raise, unknown, type Criterion } from "./criterion.ts";

/** Addresses are kept by what VMware Tools say of them; of a machine that is off they say nothing. */
export const guestAddress: Criterion = {
  id: "vmware.vm_missing_ip.detected",
  label: "Its addresses are not known to vCenter",
  assess({ machine }) {
    const known =
      machine.nics?.some((nic) => (nic.ipAddresses?.length ?? 0) > 0) === true || machine.primaryIp !== undefined;
    if (known) return clear;
    const isOff = machine.powerState === "poweredOff";
    const isTold = machine.nics?.every((nic) => nic.ipAddresses !== undefined) === true;
    if (!isOff && !isTold) return unknown("its addresses");
    return raise({
      category: "Warning",
      effect: "none",
      detail: `vCenter knows no address of it${isOff ? ", as it is off" : ""}: a static one is not kept (condition VMMissingGuestIPs).`,
      remedy: isOff ? "Let it run while its wave is made, or write its addresses down." : "See that VMware Tools run.",
    });
  },
};
