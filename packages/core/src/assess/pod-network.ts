import { clear, raise, type Criterion } from "./criterion.ts";

export const podNetwork: Criterion = {
  id: "plan.VMMultiplePodNetworkMappings",
  label: "It goes to the pod network",
  assess({ nics }) {
    const count = (nics ?? []).filter((one) => one.rule?.to.kind === "pod").length;
    if (count === 0) return clear;
    if (count === 1) {
      return raise({
        category: "Warning",
        effect: "none",
        detail:
          "A NIC goes to the pod network, where it cannot keep its address (condition NetMapPreservingIPsOnPodNetwork).",
        remedy: "Map its network to one of `vmNetworks` if the address must stay.",
      });
    }
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: `${count} of its NICs are mapped to the pod network; one is the most.`,
      remedy: "Map all but one of their networks to `vmNetworks`, or to `ignored`.",
    });
  },
};
