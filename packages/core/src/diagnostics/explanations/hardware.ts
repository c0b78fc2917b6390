import type { Explanations } from "./explanation.ts";

export const hardware: Explanations<"hardware"> = {
  "hardware/ambiguous-root-device": {
    meaning: "The root device is named as the kernel counts disks: `/dev/sda`, `/dev/nvme0n1`.",
    why: "The kernel counts disks in the order in which it finds them, which may change from boot to boot. The installation may then wipe a disk that holds data.",
    fix: "Name the disk by `/dev/disk/by-path/…`, or describe it by size, model, serial number or WWN.",
    example: {
      wrong: "rootDevice: { deviceName: /dev/sda }",
      right: "rootDevice: { minSize: 400Gi, rotational: false }",
    },
  },
  "hardware/conflicting-port-rates": {
    meaning: "The ports of a bond have different rates.",
    why: "LACP joins only links of one rate: the others stay idle until it fails.",
    fix: "Join ports of one rate, or correct the rates of the NICs.",
    example: {
      wrong: "nics: [{ name: eno1, rate: 25G }, { name: eno2, rate: 10G }]\nbonds:\n  bond0: { ports: [eno1, eno2] }",
      right: "nics: [{ name: eno1, rate: 25G }, { name: eno2, rate: 25G }]\nbonds:\n  bond0: { ports: [eno1, eno2] }",
    },
  },
  "hardware/duplicate-nic": {
    meaning: "A model of hardware lists a NIC twice.",
    why: "Each node gives one MAC for each entry: two of them would claim one interface.",
    fix: "Correct the name, or take the entry out.",
    example: {
      wrong: "nics: [{ name: eno1, rate: 25G }, { name: eno1, rate: 25G }]",
      right: "nics: [{ name: eno1, rate: 25G }, { name: eno2, rate: 25G }]",
    },
  },
  "hardware/duplicate-port": {
    meaning: "A NIC is a port of two bonds, or twice of one.",
    why: "A NIC belongs to one bond: the node's network would not be set up.",
    fix: "Take it out of one of them.",
    example: {
      wrong: "bonds:\n  bond0: { ports: [eno1, eno2] }\n  bond1: { ports: [eno2] }",
      right: "bonds:\n  bond0: { ports: [eno1, eno2] }\n  bond1: { ports: [ens3f0] }",
    },
  },
  "hardware/duplicate-traffic": {
    meaning: "Two bonds of one hardware carry the same kind of traffic.",
    why: "Each kind of traffic goes over one bond; which of two it should be nobody could tell.",
    fix: "Take it out of `carries` of one of them.",
    example: {
      wrong: "bonds:\n  bond0: { carries: [machine, storage] }\n  bond1: { carries: [storage] }",
      right: "bonds:\n  bond0: { carries: [machine] }\n  bond1: { carries: [storage] }",
    },
  },
  "hardware/exceeds-interface-name": {
    meaning: "A VLAN needs an interface `<port>.<id>` of more than 15 characters.",
    why: "Linux allows 15: the node's network would not come up.",
    fix: "Give the bond a `mode`: then the interface bears the short name of the bond, even with one port.",
    example: {
      wrong: "bonds:\n  bond0: { ports: [enp129s0f0np0], carries: [machine] }",
      right: "bonds:\n  bond0: { ports: [enp129s0f0np0], mode: active-backup, carries: [machine] }",
    },
  },
  "hardware/missing-bond-mode": {
    meaning: "A bond has several ports and no `mode`.",
    why: "Which mode is right depends on the switches, which vmf cannot see. A wrong one loses packets or the link.",
    fix: "Add `mode: 802.3ad` if the switch ports are an LACP group, `mode: active-backup` if they know nothing of each other.",
    example: {
      wrong: "bond0: { ports: [eno1, eno2], carries: [machine] }",
      right: "bond0: { ports: [eno1, eno2], mode: 802.3ad, carries: [machine] }",
    },
  },
  "hardware/missing-redundancy": {
    meaning: "A bond has one port.",
    why: "One cable, transceiver or switch that fails takes the node with it.",
    fix: "Add a second port, on another switch, and a `mode`; or allow the finding where it is meant.",
    example: {
      wrong: "bond0: { ports: [eno1], carries: [machine] }",
      right: "bond0: { ports: [eno1, eno2], mode: 802.3ad, carries: [machine] }",
    },
  },
  "hardware/missing-traffic": {
    meaning:
      "A node has a kind of traffic that no bond of its hardware carries: its own, to the storage if the cluster has a storage network, of virtual machines where they run.",
    why: "The node would have no interface for it.",
    fix: "Add it to `carries` of one of the bonds.",
    example: {
      wrong: "bonds:\n  bond0: { ports: [eno1, eno2], carries: [machine] }",
      right: "bonds:\n  bond0: { ports: [eno1, eno2], carries: [machine, storage, vm] }",
    },
  },
  "hardware/unknown-port": {
    meaning: "A port of a bond is no NIC of the hardware.",
    why: "A bond without its port does not come up, and what it carries does not either.",
    fix: "Name one of the NICs, or add the port to them.",
    example: {
      wrong: "nics: [{ name: eno1, rate: 25G }]\nbonds:\n  bond0: { ports: [en01] }",
      right: "nics: [{ name: eno1, rate: 25G }]\nbonds:\n  bond0: { ports: [eno1] }",
    },
  },
  "hardware/unused-hardware": {
    meaning: "No node is of a model of hardware that is described.",
    why: "Nothing is compiled from it; perhaps nodes name another one by mistake.",
    fix: "Name it at nodes or clusters, or take it out.",
    example: {
      wrong: "hardware:\n  dl380: { bootMode: UEFI }\nclusters:\n  prod1: { hardware: dl360 }",
      right: "hardware:\n  dl380: { bootMode: UEFI }\nclusters:\n  prod1: { hardware: dl380 }",
    },
  },
};
