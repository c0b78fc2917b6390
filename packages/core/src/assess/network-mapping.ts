import { clear, listNames, raise, type Criterion } from "./criterion.ts";

export const networkMapping: Criterion = {
  id: "plan.VMNetworksNotMapped",
  label: "A network of it is not mapped",
  assess({ nics }) {
    if (nics === undefined) {
      return raise({
        category: "Critical",
        effect: "notYet",
        detail: "The inventory does not tell its NICs, so its networks cannot be mapped.",
        remedy: "Export with the tab vNetwork, or discover the vCenter anew.",
      });
    }
    const lost = nics.filter((one) => one.nic.network === undefined).map((one) => one.nic.label);
    if (lost.length > 0) {
      return raise({
        category: "Critical",
        effect: "notYet",
        detail: `The inventory does not tell the network of ${listNames(lost)}.`,
        remedy: "Connect the NIC to a port group, or remove it.",
      });
    }
    const unmapped = [...new Set(nics.filter((one) => one.rule === undefined).map((one) => one.nic.network ?? ""))];
    if (unmapped.length === 0) return clear;
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: `No rule of \`mappings.networks\` matches ${listNames(unmapped)}.`,
      remedy: `Add a rule \`{ from: "${unmapped[0] ?? ""}", to: … }\`.`,
    });
  },
};
