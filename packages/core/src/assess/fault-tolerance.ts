import { clear, raise, unknown, type Criterion } from "./criterion.ts";

export const faultTolerance: Criterion = {
  id: "vmware.fault_tolerance.enabled",
  label: "Fault Tolerance is on",
  assess({ machine }) {
    if (machine.isFaultTolerant === undefined) return unknown("whether Fault Tolerance is on");
    if (!machine.isFaultTolerant) return clear;
    return raise({
      category: "Information",
      effect: "none",
      detail: "Fault Tolerance keeps a twin of it, which the target does not have.",
    });
  },
};
