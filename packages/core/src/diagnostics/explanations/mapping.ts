import type { Explanations } from "./explanation.ts";

export const mapping: Explanations<"mapping"> = {
  "mapping/missing-network": {
    meaning: "A mapping leads to a network that a cluster to which machines are placed does not have.",
    why: "Machines with such a network that are placed there cannot move.",
    fix: "Add the cluster to the network's `clusters`, or see that no such machine is placed there and allow the finding.",
    example: {
      wrong:
        "vmNetworks:\n  dmz: { vlan: 230, clusters: [prod1] }\nmappings:\n  networks: [{ from: 'dvpg-dmz', to: dmz }]\nmigration:\n  place: [{ cluster: prod2, namespace: vm-dmz }]",
      right: "vmNetworks:\n  dmz: { vlan: 230, clusters: [prod1, prod2] }",
    },
  },
  "mapping/missing-role": {
    meaning: "A mapping leads to a role of storage that a cluster to which machines are placed does not fill.",
    why: "Machines with such a disk that are placed there cannot move.",
    fix: "Add the role to the cluster's `storage`, or map to `virtualization`, which always has a fallback.",
    example: {
      wrong:
        "mappings:\n  datastores: [{ from: '*-ssd-*', to: block }]\nclusters:\n  prod1: { storage: { default: netapp-fra/nas } }",
      right: "clusters:\n  prod1: { storage: { default: netapp-fra/nas, block: netapp-fra/san } }",
    },
  },
  "mapping/unused-rule": {
    meaning: "A line of a mapping is never reached: a pattern before it matches all the same names.",
    why: "The first match wins, so the line does nothing.",
    fix: "Move it before the wider pattern, or take it out.",
    example: {
      wrong: "datastores: [{ from: '*', to: default }, { from: '*-ssd-*', to: virtualization }]",
      right: "datastores: [{ from: '*-ssd-*', to: virtualization }, { from: '*', to: default }]",
    },
  },
};
