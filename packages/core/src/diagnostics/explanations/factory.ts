import type { Explanations } from "./explanation.ts";

export const factory: Explanations<"factory"> = {
  "factory/duplicate-address": {
    meaning:
      "Two things have one address: nodes, virtual addresses, gateways, management controllers. Storage networks of different sites are never routed and may have the same addresses.",
    why: "Two machines that answer to one address take turns in not being reached, and each looks well by itself.",
    fix: "Give one of them a free address.",
    example: {
      wrong: "nodes:\n  a: { addresses: { machine: 10.10.2.11 } }\n  b: { addresses: { machine: 10.10.2.11 } }",
      right: "nodes:\n  a: { addresses: { machine: 10.10.2.11 } }\n  b: { addresses: { machine: 10.10.2.12 } }",
    },
  },
  "factory/duplicate-bmc": {
    meaning: "Two nodes have one management controller.",
    why: "One machine would be installed twice, and the other one never.",
    fix: "Correct the address that was copied.",
    example: {
      wrong: "nodes:\n  a: { bmc: 10.10.9.11 }\n  b: { bmc: 10.10.9.11 }",
      right: "nodes:\n  a: { bmc: 10.10.9.11 }\n  b: { bmc: 10.10.9.12 }",
    },
  },
  "factory/duplicate-mac": {
    meaning: "A MAC is written twice, on one node or on two.",
    why: "Machines are recognised by their MACs: one of the two would get the other's configuration.",
    fix: "Correct the one that was copied.",
    example: {
      wrong: "macs: ['02:00:10:02:11:00', '02:00:10:02:11:00']",
      right: "macs: ['02:00:10:02:11:00', '02:00:10:02:11:01']",
    },
  },
  "factory/duplicate-name": {
    meaning: "Two clusters have one name, or one name in DNS. The hub counts too.",
    why: "Folders of the repository and namespaces of the hub are named after clusters; APIs and applications answer under their names in DNS.",
    fix: "Give one of them another name, or another `dnsName`.",
    example: {
      wrong: "hub: { name: prod1 }\nclusters:\n  prod1: { site: fra }",
      right: "hub: { name: hub }\nclusters:\n  prod1: { site: fra }",
    },
  },
  "factory/missing-ssh-keys": {
    meaning: "A cluster is to be installed, and no SSH key is given.",
    why: "When an installation stops, its logs are on the nodes, and only a key that was given before leads there.",
    fix: "Add `access.sshKeys` with a public key.",
    example: {
      wrong: "clusters:\n  prod1: { state: provision }",
      right: "access: { sshKeys: [ssh-ed25519 AAAA… ops] }\nclusters:\n  prod1: { state: provision }",
    },
  },
};
