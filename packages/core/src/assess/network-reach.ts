import { clear, listNames, raise, type Criterion } from "./criterion.ts";

export const networkReach: Criterion = {
  id: "plan.NetMapDestinationNADNotValid",
  label: "A network is not on the cluster to which it goes",
  assess({ nics, placement }) {
    if (placement === undefined) return clear;
    const missing = (nics ?? []).flatMap(({ rule, onCluster }) =>
      rule?.to.kind === "vmNetwork" && onCluster === undefined ? rule.to.network.name : [],
    );
    if (missing.length === 0) return clear;
    const names = [...new Set(missing)];
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: `Cluster \`${placement.cluster.name}\` does not have ${listNames(names)}.`,
      remedy: `Add \`${placement.cluster.name}\` to \`vmNetworks.${names[0] ?? ""}.clusters\`, or place the machine elsewhere.`,
    });
  },
};
