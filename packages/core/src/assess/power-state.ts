import { clear, raise, unknownForWarm, type Criterion } from "./criterion.ts";

export const powerState: Criterion = {
  id: "plan.VMPowerStateUnsupported",
  label: "It does not run",
  assess({ machine }) {
    if (machine.powerState === undefined) return unknownForWarm("whether it runs");
    if (machine.powerState === "poweredOn") return clear;
    if (machine.powerState === "poweredOff") {
      return raise({
        category: "Information",
        effect: "noWarm",
        detail: "It is powered off: a warm migration has nothing to keep running.",
      });
    }
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: "It is suspended: its memory would be lost, and a suspended guest cannot be shut down.",
      remedy: "Resume it, or power it off.",
    });
  },
};
