import type { Explanations } from "./explanation.ts";

export const assess: Explanations<"assess"> = {
  "assess/conflicting-source": {
    meaning:
      "An inventory comes from a vCenter whose name is not that of any source; as there is one of each, they are taken for the same.",
    why: "Waves name the source, and Forklift looks for the machines in the vCenter that it names.",
    fix: "If they are the same vCenter under two names, nothing is to be done. If not, describe the inventory's vCenter in `sources`.",
    example: {
      wrong:
        "# the inventory is of vcsa01\nsources:\n  vc-fra: { vcenter: { url: 'https://vcenter.fra.nordwind.example/sdk' } }",
      right: "sources:\n  vc-fra: { vcenter: { url: 'https://vcsa01/sdk' } }",
    },
  },
};
