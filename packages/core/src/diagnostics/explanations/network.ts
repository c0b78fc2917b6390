import type { Explanations } from "./explanation.ts";

export const network: Explanations<"network"> = {
  "network/conflicting-cidr": {
    meaning:
      "Networks have addresses in common: of one cluster; of nodes or storage of two clusters, unless they are one network at one site; pods or services of the hub and nodes of a cluster, or the other way round.",
    why: "Addresses of one are routed to the other. An installation stops with it, or the hub looks for the API of a cluster among its own pods.",
    fix: "Choose networks that have no address in common. Pod and service networks cannot be changed after the installation. Two clusters may have the same pods and services: they are known inside only.",
    example: {
      wrong: `
networks:
  machine: { cidr: 10.10.2.0/24 }
  services: { cidr: 10.10.0.0/16 }
`,
      right: `
networks:
  machine: { cidr: 10.10.2.0/24 }
  services: { cidr: 172.30.0.0/16 }
`,
    },
  },
  "network/conflicting-vlan": {
    meaning:
      "A VLAN id has two meanings: of two networks for machines on one cluster, which is an error; or of a network for machines and the nodes' own or their storage, on that cluster or another at its site, which is a warning.",
    why: "A VLAN is one network: machines of both would be in it, whatever the names say. In the network of nodes or storage, machines reach what they should not.",
    fix: "Correct the id that was copied. On a flat network the second may be meant: then allow the finding.",
    example: {
      wrong: "vmNetworks: { web: { vlan: 210 }, db: { vlan: 210 } }",
      right: "vmNetworks: { web: { vlan: 210 }, db: { vlan: 220 } }",
    },
  },
  "network/conflicting-vm-cidr": {
    meaning: "The subnet of a network for machines overlaps another network: of machines, nodes, pods or services.",
    why: "One router knows those addresses: machines of one of the two are not reached. Where it is pods or services, the cluster looks for the machines among its own.",
    fix: "Correct one of the subnets. Machines in the very subnet of the nodes are left to the rule about VLANs.",
    example: {
      wrong: "vmNetworks: { web: { vlan: 210, cidr: 10.21.0.0/22 }, db: { vlan: 220, cidr: 10.21.2.0/24 } }",
      right: "vmNetworks: { web: { vlan: 210, cidr: 10.21.0.0/23 }, db: { vlan: 220, cidr: 10.21.2.0/24 } }",
    },
  },
  "network/exceeds-mtu": {
    meaning: "A network has a larger MTU than the bond that carries it.",
    why: "An interface on top of a bond cannot send larger frames than the bond: the network of the node would not be set up.",
    fix: "Raise `mtu` of the bond, if the switches allow it, or take it out of the network: then it is that of the bond.",
    example: {
      wrong: `
hardware: { dl380: { bonds: { bond1: { carries: [storage] } } } }
networks: { storage: { cidr: 10.10.200.0/24, mtu: 9000 } }
`,
      right: `
hardware: { dl380: { bonds: { bond1: { mtu: 9000, carries: [storage] } } } }
networks: { storage: { cidr: 10.10.200.0/24 } }
`,
    },
  },
  "network/misaligned-cidr": {
    meaning: "A network is written by an address in its middle.",
    why: "What is meant is not what the text seems to say, and Kubernetes refuses a network with bits of a host in it.",
    fix: "Write the first address of the network; the finding says which it is.",
    example: { wrong: "cidr: 10.9.52.150/28", right: "cidr: 10.9.52.144/28" },
  },
  "network/outside-address": {
    meaning: "A virtual address, gateway or node lies outside of the network to which it belongs.",
    why: "Who is in the network cannot reach it without a router. Virtual addresses outside stop the installation.",
    fix: "Take a free address of the network, or correct the network.",
    example: {
      wrong: `
vips: { api: 10.10.3.5, ingress: 10.10.2.6 }
networks: { machine: { cidr: 10.10.2.0/24 } }
`,
      right: `
vips: { api: 10.10.2.5, ingress: 10.10.2.6 }
networks: { machine: { cidr: 10.10.2.0/24 } }
`,
    },
  },
  "network/public-cidr": {
    meaning: "Pods or services are in address space that is not private.",
    why: "Those addresses belong to somebody on the internet, whom pods of the cluster can then not reach. `172.32.0.0` is one step beyond private space, and a common slip.",
    fix: "Use addresses of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.",
    example: { wrong: "services: { cidr: 172.32.0.0/16 }", right: "services: { cidr: 172.30.0.0/16 }" },
  },
  "network/reserved-address": {
    meaning: "A host has the first or last address of its network.",
    why: "They mean the network itself and everyone in it: no host can have them.",
    fix: "Take an address in between.",
    example: {
      wrong: "machine: { cidr: 10.10.2.0/24, gateway: 10.10.2.0 }",
      right: "machine: { cidr: 10.10.2.0/24, gateway: 10.10.2.1 }",
    },
  },
  "network/reserved-cidr": {
    meaning: "A network overlaps 100.64.0.0/16, 100.88.0.0/16 or 169.254.0.0/17.",
    why: "OVN-Kubernetes uses these inside every node, for its join switch, its transit switch and masquerading.",
    fix: "Choose another network.",
    example: { wrong: "pods: { cidr: 100.64.0.0/14 }", right: "pods: { cidr: 10.128.0.0/14 }" },
  },
  "network/unreachable-address": {
    meaning:
      "Pods or services of a cluster hold the address of a resolver, a time server or an array that the cluster needs.",
    why: "Inside the cluster that address then means a pod or service, and what is outside is never reached.",
    fix: "Choose a network that nothing else uses. It cannot be changed after the installation.",
    example: {
      wrong: `
sites: { fra: { dnsServers: [10.10.0.53] } }
services: { cidr: 10.10.0.0/16 }
`,
      right: `
sites: { fra: { dnsServers: [10.10.0.53] } }
services: { cidr: 172.30.0.0/16 }
`,
    },
  },
  "network/unsupported-host-prefix": {
    meaning:
      "The pod network has fewer shares of `hostPrefix` than the cluster has nodes, which is an error; or a share has room for fewer pods than a node takes, which is a warning.",
    why: "Each node gets a share of its own; one without cannot run a pod. Each running machine is a pod: beyond the share they wait for an address. Neither can be changed after the installation.",
    fix: "Take a larger pod network, or another prefix: /23 is room for 510 pods on a node.",
    example: {
      wrong: "pods: { cidr: 10.128.0.0/22, hostPrefix: 23 }",
      right: "pods: { cidr: 10.128.0.0/14, hostPrefix: 23 }",
    },
  },
  "network/unused-network": {
    meaning: "No mapping leads to a network for machines, though there are sources.",
    why: "It is made on the clusters, but no machine will come into it by migration.",
    fix: "Add a line to `mappings.networks`, or leave it if it is for new machines.",
    example: {
      wrong: `
vmNetworks: { web: { vlan: 210 }, dmz: { vlan: 230 } }
mappings: { networks: [{ from: "dvpg-web-*", to: web }] }
`,
      right: `
vmNetworks: { web: { vlan: 210 }, dmz: { vlan: 230 } }
mappings: { networks: [{ from: "dvpg-web-*", to: web }, { from: "dvpg-dmz-*", to: dmz }] }
`,
    },
  },
};
