import type { Explanations } from "./explanation.ts";

export const mapping: Explanations<"mapping"> = {
  "mapping/missing-network": {
    meaning: "A mapping leads to a network that a cluster to which machines are placed does not have.",
    why: "Machines with such a network that are placed there cannot move; each of them is a finding of the assessment.",
    fix: "Add the cluster to the network's `clusters`, or see that no such machine is placed there.",
    example: {
      wrong: `
vmNetworks: { web: { vlan: 210, clusters: [prod1] } }
mappings: { networks: [{ from: "dvpg-web-*", to: web }] }
migration: { place: [{ cluster: prod2, namespace: "vm-{group}" }] }
`,
      right: `
vmNetworks: { web: { vlan: 210 } }
mappings: { networks: [{ from: "dvpg-web-*", to: web }] }
migration: { place: [{ cluster: prod2, namespace: "vm-{group}" }] }
`,
    },
  },
  "mapping/missing-role": {
    meaning: "A mapping leads to a role of storage that a cluster to which machines are placed does not fill.",
    why: "Machines with such a disk that are placed there cannot move.",
    fix: "Add the role to the cluster's `storage`, or map to `virtualization`, which every cluster has.",
    example: {
      wrong: `
clusters: { prod1: { storage: { default: netapp-fra/nas } } }
mappings: { datastores: [{ from: "*", to: block }] }
`,
      right: `
clusters: { prod1: { storage: { default: netapp-fra/nas } } }
mappings: { datastores: [{ from: "*", to: virtualization }] }
`,
    },
  },
  "mapping/unused-rule": {
    meaning: "An earlier pattern matches every name that a later one does.",
    why: "The first match wins, so the later line does nothing.",
    fix: "Move the narrower pattern up, or take it out.",
    example: {
      wrong: `
datastores:
  - { from: "*", to: default }
  - { from: "*-ssd-*", to: virtualization }
`,
      right: `
datastores:
  - { from: "*-ssd-*", to: virtualization }
  - { from: "*", to: default }
`,
    },
  },
};
