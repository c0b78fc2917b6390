import type { Explanations } from "./explanation.ts";

export const model: Explanations<"model"> = {
  "model/conflicting-api": {
    meaning: "A cluster that we install has `api`, which is for imported clusters.",
    why: "A cluster that we install answers at `api.<dnsName>.<domain>`; another address would never be served.",
    fix: "Take `api` out, or set `state: imported`.",
    example: {
      wrong: "prod1: { state: provision, api: 'https://api.example:6443' }",
      right: "prod1: { state: imported, api: 'https://api.example:6443' }",
    },
  },
  "model/invalid-expression": {
    meaning:
      "An expression in CEL does not compile: it breaks the language's rules, or uses a field that `machine` does not have.",
    why: "Which machines are meant cannot be told.",
    fix: "Correct it. Texts stand in single quotes, `==` compares, `&&` and `||` join.",
    example: { wrong: "only: \"machine.tags['env'] = 'prod'\"", right: "only: \"machine.tags['env'] == 'prod'\"" },
  },
  "model/missing-hardware": {
    meaning: "A node names no hardware, and its cluster gives none.",
    why: "NICs, bonds, boot mode and root device come from it.",
    fix: "Add `hardware` to the cluster or to the node.",
    example: {
      wrong: "prod1: { nodes: { a: { bmc: 10.10.9.11 } } }",
      right: "prod1: { hardware: dl380, nodes: { a: { bmc: 10.10.9.11 } } }",
    },
  },
  "model/missing-svm": {
    meaning: "A cluster uses a backend, and the backend's `svm` is a map without that cluster.",
    why: "Trident on that cluster cannot make volumes without a storage virtual machine.",
    fix: "Add the cluster to the map, or give one name for all clusters.",
    example: {
      wrong: "san: { svm: { hub: ocp0 }, transport: iscsi }   # and prod1 uses it",
      right: "san: { svm: { hub: ocp0, prod1: ocp1 }, transport: iscsi }",
    },
  },
  "model/missing-vlan": {
    meaning: "A network has one VLAN for each site, and none for a site where a cluster has the network.",
    why: "Without an id the network cannot be made there.",
    fix: "Add the site to the map, or list in `clusters` which clusters have the network.",
    example: {
      wrong: "db: { vlan: { fra: 220 } }   # and a cluster stands in ams",
      right: "db: { vlan: { fra: 220, ams: 320 } }",
    },
  },
  "model/reserved-network": {
    meaning: "A network for virtual machines is called `pod` or `ignored`.",
    why: "In `mappings` these words mean the pod network, and no network.",
    fix: "Give it another name.",
    example: { wrong: "vmNetworks:\n  pod: { vlan: 210 }", right: "vmNetworks:\n  web: { vlan: 210 }" },
  },
  "model/unknown-backend": {
    meaning: "A cluster names a storage backend that is not described in `storage`.",
    why: "No class can be made of it.",
    fix: "Correct the name, or describe the backend.",
    example: { wrong: "storage: { default: netapp-fr/nas }", right: "storage: { default: netapp-fra/nas }" },
  },
  "model/unknown-cluster": {
    meaning: "A name stands where a cluster is meant, and there is no such cluster.",
    why: "What is said of it reaches nobody.",
    fix: "Correct the name, or describe the cluster in `clusters`.",
    example: {
      wrong: "place: [{ cluster: prod11, namespace: vm-erp }]",
      right: "place: [{ cluster: prod1, namespace: vm-erp }]",
    },
  },
  "model/unknown-hardware": {
    meaning: "A cluster or node names a model of hardware that is not described.",
    why: "NICs, bonds, boot mode and root device come from it.",
    fix: "Correct the name, or describe the model in `hardware`.",
    example: { wrong: "prod1: { hardware: dl38 }", right: "prod1: { hardware: dl380 }" },
  },
  "model/unknown-network": {
    meaning: "A mapping leads to a network that is not described in `vmNetworks`.",
    why: "Machines that it is for would have no network.",
    fix: "Correct the name, or describe the network; `pod` is the pod network, `ignored` is no NIC.",
    example: {
      wrong: "networks: [{ from: 'dvpg-web-*', to: wbe }]",
      right: "networks: [{ from: 'dvpg-web-*', to: web }]",
    },
  },
  "model/unknown-package": {
    meaning: "`operators.channels` names a package that vmf does not install.",
    why: "The channel would change nothing.",
    fix: "Correct the name of the package, or take the line out.",
    example: {
      wrong: "operators: { channels: { mtv: release-v2.11 } }",
      right: "operators: { channels: { mtv-operator: release-v2.11 } }",
    },
  },
  "model/unknown-protocol": {
    meaning: "A cluster names a protocol that the backend does not have.",
    why: "No class can be made of it.",
    fix: "Name the other one, or add the protocol to the backend.",
    example: {
      wrong: "storage: { block: netapp-fra/san }   # the backend has nas alone",
      right: "storage: { default: netapp-fra/nas }",
    },
  },
  "model/unknown-site": {
    meaning: "A name stands where a site is meant, and there is no such site.",
    why: "Resolvers, time servers and the zone of windows come from the site.",
    fix: "Correct the name, or describe the site in `sites`.",
    example: { wrong: "prod1: { site: frankfurt }", right: "prod1: { site: fra }" },
  },
  "model/unknown-time-zone": {
    meaning: "The time zone of a site is none of the IANA database.",
    why: "Windows are wall-clock times in it.",
    fix: "Name a zone such as `Europe/Berlin`. Zones are named after large cities, not after the nearest one.",
    example: { wrong: "timeZone: Europe/Frankfurt", right: "timeZone: Europe/Berlin" },
  },
  "model/unsupported-openshift": {
    meaning: "The version of OpenShift is of a line that this vmf does not know.",
    why: "Channels of operators and API versions differ from line to line; what is emitted for an unknown one may be refused.",
    fix: "Use a version of a line that the message names, or a vmf that knows the line.",
    example: { wrong: "openshift: { version: 4.12.1 }", right: "openshift: { version: 4.22.8 }" },
  },
};
