import { clear, listNames, raise, unknown, type Criterion } from "./criterion.ts";

/** Forklift refuses a machine one of whose MAC addresses any machine of the target cluster has. */
export const macConflict: Criterion = {
  id: "plan.MacConflicts",
  label: "Another machine has its MAC address",
  assess({ machine, placement, others }) {
    if (others.sameMac.length > 0) {
      return raise({
        category: "Critical",
        effect: "notYet",
        detail: `${listNames(others.sameMac.map((one) => one.name))} ${others.sameMac.length === 1 ? "has" : "have"} a MAC address of it and ${others.sameMac.length === 1 ? "goes" : "go"} to ${placement?.cluster.name ?? "the same cluster"} too.`,
        remedy: "Give all but one of them a new MAC address.",
      });
    }
    const isKnown = machine.nics?.every((nic) => nic.mac !== undefined) === true;
    return isKnown ? clear : unknown("its MAC addresses");
  },
};
