import { clear, raise, unknown, type Criterion } from "./criterion.ts";

export const hostnameEmpty: Criterion = {
  id: "vmware.hostname.empty",
  label: "Its guest has no host name",
  assess({ machine }) {
    if (machine.dnsName === undefined) return unknown("the host name of its guest");
    if (machine.dnsName !== "") return clear;
    return raise({
      category: "Warning",
      effect: "none",
      detail: "Its guest has no host name; the target makes one of the machine's name.",
    });
  },
};
