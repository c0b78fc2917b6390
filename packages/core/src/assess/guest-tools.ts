import { clear, raise, unknown, type Criterion } from "./criterion.ts";

/** Forklift shuts guests down through VMware Tools and has no other way: without them the machine fails. */
export const guestTools: Criterion = {
  id: "plan.GuestToolsIssue",
  label: "VMware Tools do not run in the guest",
  assess({ machine }) {
    if (machine.powerState !== undefined && machine.powerState !== "poweredOn") return clear;
    const status = machine.toolsStatus?.toLowerCase();
    if (status === undefined) return unknown("whether VMware Tools run");
    const isMissing = status.includes("notinstalled");
    if (!isMissing && !status.includes("notrunning")) return clear;
    if (machine.powerState === undefined) return unknown("whether it runs, which it may not without VMware Tools");
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: `It runs, and VMware Tools ${isMissing ? "are not installed" : "do not run"}: its guest cannot be shut down.`,
      remedy: `${isMissing ? "Install" : "Start"} VMware Tools, or power it off before its wave.`,
    });
  },
};
