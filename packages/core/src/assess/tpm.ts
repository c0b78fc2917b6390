import { clear, raise, unknown, type Criterion } from "./criterion.ts";

export const tpm: Criterion = {
  id: "vmware.tpm.detected",
  label: "It has a virtual TPM",
  assess({ machine }) {
    if (machine.hasTpm === undefined) return unknown("whether it has a virtual TPM");
    if (!machine.hasTpm) return clear;
    return raise({
      category: "Warning",
      effect: "none",
      detail: "It has a virtual TPM, whose content does not move: disks that are sealed to it do not open.",
      remedy: "Suspend disk encryption before its wave, and keep the recovery key at hand.",
    });
  },
};
