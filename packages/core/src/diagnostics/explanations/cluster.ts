import type { Explanations } from "./explanation.ts";

export const cluster: Explanations<"cluster"> = {
  "cluster/conflicting-macs": {
    meaning: "A node has more or fewer MACs than its hardware has NICs.",
    why: "MACs are matched to NICs by their order. With one missing, all that follow are taken for their neighbours, and cables end up in the wrong bonds.",
    fix: "Give one MAC for each NIC, in the order of the hardware's `nics`.",
    example: {
      wrong: "# hardware has eno1 and eno2\nmacs: ['02:00:10:02:11:00']",
      right: "macs: ['02:00:10:02:11:00', '02:00:10:02:11:01']",
    },
  },
  "cluster/conflicting-topology": {
    meaning: "A cluster says `topology: compact` and has workers, or `topology: workers` and has none.",
    why: "Virtual machines run on workers where there are any, else on the control plane. Networks and capacity follow from it.",
    fix: "Correct `topology`, or the roles of the nodes; or leave `topology` out: then the roles say it.",
    example: {
      wrong: "topology: compact\nnodes:\n  d: { role: worker }",
      right: "topology: workers\nnodes:\n  d: { role: worker }",
    },
  },
  "cluster/missing-bmc": {
    meaning: "A node of a cluster that we install has no `bmc`.",
    why: "The hub boots and installs the machine through its management controller.",
    fix: "Add `bmc` with the controller's address.",
    example: {
      wrong: "nodes:\n  a: { addresses: { machine: 10.10.2.11 } }",
      right: "nodes:\n  a: { bmc: 10.10.9.11, addresses: { machine: 10.10.2.11 } }",
    },
  },
  "cluster/missing-bridge": {
    meaning:
      "An imported cluster gets networks for virtual machines, and neither its nodes nor their hardware are described.",
    why: "Without knowing bonds and NICs, vmf cannot map a VLAN to a bridge of the nodes. Until somebody does, machines on those networks have no connection.",
    fix: "Describe `nodes` and `hardware`; or make the bridge and its mappings on that cluster by hand; or leave the cluster out of the network's `clusters`.",
    example: {
      wrong: "clusters:\n  prod3: { state: imported }\nvmNetworks:\n  web: { vlan: 210 }",
      right: "clusters:\n  prod3: { state: imported }\nvmNetworks:\n  web: { vlan: 210, clusters: [prod1] }",
    },
  },
  "cluster/missing-gateway": {
    meaning: "The machine network of a cluster that we install has no `gateway`.",
    why: "Nodes have fixed addresses and get no route from anybody: without one they reach neither the hub nor the registry.",
    fix: "Add `gateway`, the router's address in the machine network.",
    example: { wrong: "machine: { cidr: 10.10.2.0/24 }", right: "machine: { cidr: 10.10.2.0/24, gateway: 10.10.2.1 }" },
  },
  "cluster/missing-nodes": {
    meaning: "A cluster of state `provision` or `installed` has no nodes.",
    why: "There is nothing to install it on. For one that is installed, the description of its machines keeps them from being wiped.",
    fix: "Describe its machines in `nodes`, or set `state: imported` if it was there before.",
    example: { wrong: "prod3: { state: installed }", right: "prod3: { state: imported }" },
  },
  "cluster/missing-storage-address": {
    meaning: "A cluster has a storage network, and a node has no address in it.",
    why: "The node would reach the storage over its own network, if at all: slower, and past the switches that were made for it.",
    fix: "Add `storage` to the node's `addresses`.",
    example: {
      wrong: "addresses: { machine: 10.10.2.11 }",
      right: "addresses: { machine: 10.10.2.11, storage: 10.10.200.11 }",
    },
  },
  "cluster/missing-vips": {
    meaning: "A cluster that we install has no `vips`.",
    why: "On bare metal the API and the routers answer at two addresses that move between nodes. Without them it cannot be installed.",
    fix: "Add `vips` with two free addresses of the machine network.",
    example: {
      wrong: "prod1: { state: provision }",
      right: "prod1: { state: provision, vips: { api: 10.10.2.5, ingress: 10.10.2.6 } }",
    },
  },
  "cluster/missing-worker": {
    meaning: "A cluster has exactly one worker.",
    why: "With one worker the installer takes the cluster's infrastructure as a single replica, and no machine can move when the node is down.",
    fix: "Add a second worker, or have none: then the control plane runs machines.",
    example: { wrong: "nodes:\n  d: { role: worker }", right: "nodes:\n  d: { role: worker }\n  e: { role: worker }" },
  },
  "cluster/reserved-name": {
    meaning: "A managed cluster is called like a namespace that the hub has for something else.",
    why: "What describes a cluster stands in a namespace of its name on the hub.",
    fix: "Give it another name. Its name in DNS can stay, as `dnsName`.",
    example: {
      wrong: "clusters:\n  default: { site: fra }",
      right: "clusters:\n  prod1: { site: fra, dnsName: default }",
    },
  },
  "cluster/unsupported-control-plane": {
    meaning: "The control plane of a cluster has another size than three or five nodes. Four are a warning.",
    why: "OpenShift installs three to five on bare metal. Fewer cannot lose a node; an even number adds work and no safety.",
    fix: "Have three or five nodes without `role: worker`.",
    example: { wrong: "nodes:\n  a: {}\n  b: {}", right: "nodes:\n  a: {}\n  b: {}\n  c: {}" },
  },
  "cluster/unsupported-mac": {
    meaning: "A MAC is a group address, or all zeros.",
    why: "No NIC has it. A machine is recognised by its MACs: it would boot and never be matched.",
    fix: "Copy the address from the machine's label or its management controller.",
    example: { wrong: "macs: ['00:00:00:00:00:00']", right: "macs: ['02:00:10:02:11:00']" },
  },
  "cluster/unused-storage-address": {
    meaning: "A node has an address in a storage network, and its cluster has none.",
    why: "Nothing is made of the address: the node gets no interface for it.",
    fix: "Add `networks.storage` to the cluster, or take the address out.",
    example: {
      wrong:
        "networks: { machine: { cidr: 10.10.2.0/24 } }\nnodes:\n  a: { addresses: { machine: 10.10.2.11, storage: 10.10.200.11 } }",
      right: "networks: { machine: { cidr: 10.10.2.0/24 }, storage: { cidr: 10.10.200.0/24 } }",
    },
  },
};
