import { clear, listNames, raise, type Criterion } from "./criterion.ts";

/** A condition of Forklift 2.11 and 2.12. */
export const duplicateAttachment: Criterion = {
  id: "plan.VMDuplicateNADMappings",
  label: "Two of its NICs go to one network",
  assess({ nics }) {
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const { rule } of nics ?? []) {
      if (rule?.to.kind !== "vmNetwork") continue;
      if (seen.has(rule.to.network.name)) twice.add(rule.to.network.name);
      seen.add(rule.to.network.name);
    }
    if (twice.size === 0) return clear;
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: `Several of its NICs go to ${listNames([...twice])}, which the Forklift that goes with this OpenShift refuses.`,
      remedy: "Remove the NIC that is not needed, or map its network to another one.",
    });
  },
};
