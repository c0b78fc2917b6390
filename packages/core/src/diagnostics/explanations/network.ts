import type { Explanations } from "./explanation.ts";

export const network: Explanations<"network"> = {
  "network/conflicting-cidr": {
    meaning:
      "Networks have addresses in common and must not: two of one cluster; the nodes or storage of two clusters, unless it is one network at one site; the pods or services of the hub and the nodes of a cluster, or the other way round.",
    why: "Addresses of one are routed to the other: the installation stops, or hub and cluster do not find each other.",
    fix: "Choose networks that have no address in common.",
    example: {
      wrong: "networks:\n  machine: { cidr: 10.128.2.0/24 }\n  pods: { cidr: 10.128.0.0/14 }",
      right: "networks:\n  machine: { cidr: 10.10.2.0/24 }\n  pods: { cidr: 10.128.0.0/14 }",
    },
  },
  "network/conflicting-mtu": {
    meaning:
      "The machine or storage network of a cluster has no VLAN, and its `mtu` is smaller than that of the bond that carries it.",
    why: "Without a VLAN the bond itself is the nodes' interface in the network, and an interface has one MTU: nodes would send the bond's larger frames, and who is in the network would drop them.",
    fix: "Write the bond's MTU if it is meant, give the network a `vlan`, or a bond with its MTU.",
    example: {
      wrong: "bond1: { mtu: 9000, carries: [storage] }\nstorage: { cidr: 10.10.200.0/24, mtu: 1500 }",
      right: "bond1: { mtu: 9000, carries: [storage] }\nstorage: { cidr: 10.10.200.0/24, vlan: 200, mtu: 1500 }",
    },
  },
  "network/conflicting-vlan": {
    meaning:
      "A VLAN id has two meanings on one cluster: two networks for machines have it, or (a warning) one of them and the nodes' own network.",
    why: "A VLAN is one network: machines of both would be in it, whatever the names say.",
    fix: "Correct the id that was copied, or keep one of the two. On a flat network that is meant, allow the warning.",
    example: {
      wrong: "vmNetworks:\n  web: { vlan: 210 }\n  db: { vlan: 210 }",
      right: "vmNetworks:\n  web: { vlan: 210 }\n  db: { vlan: 220 }",
    },
  },
  "network/conflicting-vm-cidr": {
    meaning:
      "The subnet of a network for machines overlaps another network: of machines, of nodes, of pods or services.",
    why: "One router knows those addresses, so machines of one of the two are not reached; and pods look for machines among themselves if their networks overlap.",
    fix: "Correct one of the subnets.",
    example: {
      wrong: "vmNetworks:\n  web: { vlan: 210, cidr: 10.21.0.0/22 }\n  db: { vlan: 220, cidr: 10.21.2.0/24 }",
      right: "vmNetworks:\n  web: { vlan: 210, cidr: 10.21.0.0/22 }\n  db: { vlan: 220, cidr: 10.22.0.0/24 }",
    },
  },
  "network/exceeds-mtu": {
    meaning: "A network has a larger MTU than the bond that carries it.",
    why: "An interface on top of a bond cannot send larger frames than the bond: the node's network would not be set up.",
    fix: "Raise `mtu` at the bond, if the switches allow it, or take it out at the network.",
    example: {
      wrong: "bond0: { mtu: 1500, carries: [storage] }\nstorage: { cidr: 10.10.200.0/24, mtu: 9000 }",
      right: "bond0: { mtu: 9000, carries: [storage] }\nstorage: { cidr: 10.10.200.0/24, mtu: 9000 }",
    },
  },
  "network/misaligned-cidr": {
    meaning: "A network is written by an address in its middle.",
    why: "The network around that address is not what the text seems to say, and Kubernetes refuses it.",
    fix: "Write its first address, as the message does.",
    example: { wrong: "cidr: 10.10.2.16/24", right: "cidr: 10.10.2.0/24" },
  },
  "network/missing-storage-vlan": {
    meaning:
      "The storage network of a cluster has no VLAN, and the bond that carries it carries virtual machines too, or a machine network that has one.",
    why: "A bond of virtual machines becomes a port of their bridge, and a port cannot have addresses of its own. One whose machine network is tagged is made without an address.",
    fix: "Give the storage network a `vlan`, or a bond of its own.",
    example: {
      wrong: "storage: { cidr: 10.10.200.0/24 }   # bond1 carries [storage, vm]",
      right: "storage: { cidr: 10.10.200.0/24, vlan: 200 }",
    },
  },
  "network/outside-address": {
    meaning: "A virtual address, a gateway or a node is outside of the network to which it belongs.",
    why: "Who is in the network cannot reach it without a router, and takes it for somebody else.",
    fix: "Give it a free address of the network, or correct the network.",
    example: {
      wrong: "machine: { cidr: 10.10.2.0/24, gateway: 10.10.3.1 }",
      right: "machine: { cidr: 10.10.2.0/24, gateway: 10.10.2.1 }",
    },
  },
  "network/public-cidr": {
    meaning: "The network of pods or services is in address space of the internet.",
    why: "Those addresses belong to somebody, whom pods of the cluster can then not reach. It is a small step from 172.16.0.0/12 to 172.32.0.0.",
    fix: "Use addresses of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.",
    example: { wrong: "services: { cidr: 172.32.0.0/16 }", right: "services: { cidr: 172.30.0.0/16 }" },
  },
  "network/reserved-address": {
    meaning: "A host has the first or the last address of its network.",
    why: "They mean the network itself, and everyone in it: no host can have them.",
    fix: "Take an address between them.",
    example: { wrong: "vips: { api: 10.10.2.255 }   # in 10.10.2.0/24", right: "vips: { api: 10.10.2.5 }" },
  },
  "network/reserved-cidr": {
    meaning:
      "A network overlaps one that OVN-Kubernetes takes for itself on every node: 100.64.0.0/16, 100.88.0.0/16, 169.254.0.0/17.",
    why: "Packets to it never leave the node.",
    fix: "Choose another network.",
    example: { wrong: "machine: { cidr: 100.64.2.0/24 }", right: "machine: { cidr: 10.10.2.0/24 }" },
  },
  "network/unreachable-address": {
    meaning:
      "The network of pods or services holds the address of something outside that the cluster needs: a resolver, a time server, the storage.",
    why: "Inside the cluster the address then means a pod or a service, and what is outside is never reached.",
    fix: "Choose a network that nothing else uses. It cannot be changed after the installation.",
    example: {
      wrong: "pods: { cidr: 10.0.0.0/8 }   # the resolver is 10.10.0.53",
      right: "pods: { cidr: 10.128.0.0/14 }",
    },
  },
  "network/unsupported-host-prefix": {
    meaning:
      "The share of the pod network that each node gets does not fit into it often enough for all nodes, or (a warning) holds fewer pods than a node runs.",
    why: "A node without a share cannot run a pod; beyond its share, machines wait for an address. Neither can be changed after the installation.",
    fix: "Take a larger pod network, or another `hostPrefix`: /23 is 510 pods.",
    example: {
      wrong: "pods: { cidr: 10.128.0.0/22, hostPrefix: 23 }",
      right: "pods: { cidr: 10.128.0.0/14, hostPrefix: 23 }",
    },
  },
  "network/unused-network": {
    meaning: "There are sources, and no mapping leads to a network for machines.",
    why: "It is made on the clusters, but no machine will come into it by migration.",
    fix: "Add a line to `mappings.networks`, or leave it if it is for new machines.",
    example: {
      wrong: "vmNetworks:\n  web: { vlan: 210 }\nmappings:\n  networks: []",
      right: "vmNetworks:\n  web: { vlan: 210 }\nmappings:\n  networks: [{ from: 'dvpg-web-*', to: web }]",
    },
  },
};
