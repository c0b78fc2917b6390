import { clear, raise, unknown, type Criterion } from "./criterion.ts";

export const hostnameDefault: Criterion = {
  id: "vmware.hostname.default",
  label: "Its guest's host name was never set",
  assess({ machine }) {
    if (machine.dnsName === undefined) return unknown("the host name of its guest");
    if (machine.dnsName.toLowerCase() !== "localhost.localdomain") return clear;
    return raise({
      category: "Warning",
      effect: "none",
      detail: "Its guest is called `localhost.localdomain`, so it cannot be found by name.",
    });
  },
};
