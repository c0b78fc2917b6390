import { clear, raise, unknown, type Criterion } from "./criterion.ts";

/** Forklift's inventory leaves out machines whose configuration vCenter cannot read. */
export const connectionState: Criterion = {
  id: "plan.VMNotFound",
  label: "vCenter has lost the machine",
  assess({ machine }) {
    const state = machine.connectionState;
    if (state === undefined) return unknown("whether vCenter has a connection to it");
    if (state.toLowerCase() === "connected") return clear;
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: `It is ${state}, says vCenter.`,
      remedy: "Bring its host back or register it anew, or remove it from vCenter if it is gone.",
    });
  },
};
