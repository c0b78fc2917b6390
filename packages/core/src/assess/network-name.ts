import { clear, listNames, raise, type Criterion } from "./criterion.ts";

export const networkName: Criterion = {
  id: "plan.NetworkMapNotReady",
  label: "Several networks bear the name of one of its networks",
  assess({ nics }) {
    const ambiguous = (nics ?? []).filter(
      (one) => new Set(one.networks.flatMap((network) => network.moref ?? [])).size > 1,
    );
    if (ambiguous.length === 0) return clear;
    return raise({
      category: "Warning",
      effect: "none",
      detail: `Its vCenter has several networks called ${listNames([...new Set(ambiguous.map((one) => one.nic.network ?? ""))])}, and a NIC only tells the name: Forklift may call the map ambiguous.`,
      remedy: "Give port groups names that differ, or put the id into the map of its wave.",
    });
  },
};
