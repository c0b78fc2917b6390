import { clear, raise, unknown, type Criterion } from "./criterion.ts";

export const hostMaintenance: Criterion = {
  id: "plan.HostNotReady",
  label: "Its ESXi host is in maintenance",
  assess({ machine, host }) {
    if (host?.inMaintenance === undefined) return unknown("whether its ESXi host is in maintenance");
    if (!host.inMaintenance) return clear;
    return raise({
      category: "Warning",
      effect: "none",
      detail: `Its ESXi host \`${machine.host ?? host.name}\` is in maintenance mode.`,
      remedy: "End the maintenance before its wave.",
    });
  },
};
