import type { Explanations } from "./explanation.ts";

export const model: Explanations<"model"> = {
  "model/conflicting-api": {
    meaning: "`api` is given for a cluster of state `provision` or `installed`.",
    why: "A cluster that we install answers at `https://api.<dnsName>.<domain>:6443`. Another address would never be served.",
    fix: "Take it out, or set `state: imported`.",
    example: {
      wrong: 'prod1: { state: provision, api: "https://api.old.example:6443" }',
      right: 'prod1: { state: imported, api: "https://api.old.example:6443" }',
    },
  },
  "model/invalid-expression": {
    meaning:
      "An expression in `only` or `machines` is not CEL, names a field that a machine does not have, or gives something other than true or false.",
    why: "It decides which machines move. One that cannot be computed would move none, and say nothing.",
    fix: "Write it over `machine`: its fields are `name`, `tags`, `attributes`, `folder`, `cluster`, `host`, `datacenter`, `os`, `cpus`, `memoryMiB` and `powerState`. A tag or attribute that a machine does not have reads as the empty text.",
    example: { wrong: "only: \"machine.tag['env'] != 'prod'\"", right: "only: \"machine.tags['env'] != 'prod'\"" },
  },
  "model/missing-hardware": {
    meaning: "A node names no hardware, and its cluster does not either.",
    why: "NICs, bonds, boot mode and root device come from it: nothing can be made of the node.",
    fix: "Add `hardware` to the cluster, or to the node if it is of another model.",
    example: {
      wrong: "prod1: { nodes: { a: { bmc: 10.10.9.11 } } }",
      right: "prod1: { hardware: dl380, nodes: { a: { bmc: 10.10.9.11 } } }",
    },
  },
  "model/missing-svm": {
    meaning:
      "A backend names its storage virtual machines by cluster, and one of the clusters that use it is not in the map.",
    why: "Trident on that cluster cannot make volumes.",
    fix: "Add the cluster to the map, or give one name for all.",
    example: {
      wrong: `
storage: { netapp-fra: { trident: { san: { svm: { hub: ocp0 }, transport: iscsi } } } }
clusters: { prod1: { storage: { default: netapp-fra/san } } }
`,
      right: `
storage: { netapp-fra: { trident: { san: { svm: { hub: ocp0, prod1: ocp1 }, transport: iscsi } } } }
clusters: { prod1: { storage: { default: netapp-fra/san } } }
`,
    },
  },
  "model/missing-vlan": {
    meaning: "A network gives its VLAN by site, and the site of a cluster that has the network is not in the map.",
    why: "Without an id the network cannot be made there.",
    fix: "Add the site to the map, or list in `clusters` which clusters have the network.",
    example: {
      wrong: `
vmNetworks: { db: { vlan: { fra: 220 } } }
clusters: { prod2: { site: ams } }
`,
      right: `
vmNetworks: { db: { vlan: { fra: 220, ams: 320 } } }
clusters: { prod2: { site: ams } }
`,
    },
  },
  "model/reserved-network": {
    meaning: "A network for virtual machines is called `pod` or `ignored`.",
    why: "In `mappings` these words mean the pod network, and no network at all.",
    fix: "Give it another name.",
    example: { wrong: "vmNetworks: { pod: { vlan: 210 } }", right: "vmNetworks: { web: { vlan: 210 } }" },
  },
  "model/unknown-backend": {
    meaning: "The storage of a cluster names a backend that is not in `storage`.",
    why: "No class can be made of it.",
    fix: "Correct the name, or add the backend.",
    example: {
      wrong: `
storage: { netapp-fra: { trident: {} } }
clusters: { prod1: { storage: { default: netap-fra/nas } } }
`,
      right: `
storage: { netapp-fra: { trident: {} } }
clusters: { prod1: { storage: { default: netapp-fra/nas } } }
`,
    },
  },
  "model/unknown-cluster": {
    meaning:
      "A placement, a network or a storage virtual machine names a cluster that is not in `clusters`. The hub is no target: it governs and migrates.",
    why: "What was written for it would be for nobody.",
    fix: "Correct the name, or add the cluster.",
    example: {
      wrong: 'place: [{ cluster: prod, namespace: "vm-{group}" }]',
      right: 'place: [{ cluster: prod1, namespace: "vm-{group}" }]',
    },
  },
  "model/unknown-hardware": {
    meaning: "A cluster or node names a model that is not in `hardware`.",
    why: "NICs, bonds, boot mode and root device come from it.",
    fix: "Correct the name, or describe the model.",
    example: { wrong: "clusters: { prod1: { hardware: dl38 } }", right: "clusters: { prod1: { hardware: dl380 } }" },
  },
  "model/unknown-network": {
    meaning: "A mapping names a network that is not in `vmNetworks`.",
    why: "Machines with that network could not move.",
    fix: "Correct the name, add the network, or map to `pod` or `ignored`.",
    example: {
      wrong: 'networks: [{ from: "dvpg-web-*", to: wev }]',
      right: 'networks: [{ from: "dvpg-web-*", to: web }]',
    },
  },
  "model/unknown-package": {
    meaning: "`operators.channels` names a package that vmf does not install.",
    why: "The channel of another operator would change nothing here.",
    fix: "Correct the name: packages are named as in OperatorHub.",
    example: {
      wrong: "operators: { channels: { mtv: release-v2.12 } }",
      right: "operators: { channels: { mtv-operator: release-v2.12 } }",
    },
  },
  "model/unknown-protocol": {
    meaning: "The storage of a cluster names a protocol that the backend does not have.",
    why: "No class can be made of it.",
    fix: "Name one that the backend has, or describe the other one at the backend.",
    example: {
      wrong: `
storage: { netapp-fra: { trident: { nas: { svm: nfs } } } }
clusters: { prod1: { storage: { default: netapp-fra/san } } }
`,
      right: `
storage: { netapp-fra: { trident: { nas: { svm: nfs } } } }
clusters: { prod1: { storage: { default: netapp-fra/nas } } }
`,
    },
  },
  "model/unknown-site": {
    meaning: "A cluster, source, window, freeze or a value by site names a site that is not in `sites`.",
    why: "Resolvers, time servers and the time zone come from the site.",
    fix: "Correct the name, or add the site.",
    example: { wrong: "clusters: { prod1: { site: fr } }", right: "clusters: { prod1: { site: fra } }" },
  },
  "model/unknown-time-zone": {
    meaning: "A site's time zone is not in the IANA database.",
    why: "Windows are wall-clock times in it: without knowing the zone, no instant can be told.",
    fix: "Use a name of the database: `Europe/Berlin`, `America/New_York`, `UTC`. Abbreviations such as `CET` are not taken: they are ambiguous.",
    example: { wrong: "timeZone: Europe/Berln", right: "timeZone: Europe/Berlin" },
  },
  "model/unsupported-openshift": {
    meaning: "A version of OpenShift is of a line that this vmf does not know.",
    why: "Channels of operators and versions of APIs differ from line to line. What is emitted for an unknown one may be refused by the cluster.",
    fix: "Use a version of a known line, or a vmf that knows the line.",
    example: { wrong: "openshift: { version: 4.12.3 }", right: "openshift: { version: 4.22.8 }" },
  },
};
