import { z } from "zod";
import { dnsLabel, ipAddress, ipNetwork, mtu, oneOrEach, prefixLength, vlanId } from "./scalars.ts";

export const vmNetwork = z
  .strictObject({
    vlan: oneOrEach(vlanId, "site", "a VLAN id from 1 to 4094").meta({
      description: "VLAN id: one value, or one for each site.",
      examples: [210, { fra: 220, ams: 320 }],
    }),
    cidr: oneOrEach(ipNetwork, "site", "an IPv4 network such as 10.21.0.0/22")
      .meta({
        description: "Subnet of the machines in it: one value, or one for each site. With it addresses are checked.",
        examples: ["10.21.0.0/22"],
      })
      .optional(),
    gateway: oneOrEach(ipAddress, "site", "an IPv4 address such as 10.21.0.1")
      .meta({ description: "Router of the subnet: one value, or one for each site." })
      .optional(),
    clusters: z
      .array(dnsLabel)
      .min(1, { error: "must name at least one cluster; leave the key out to mean all" })
      .meta({ description: "Clusters that have it. Default: all managed clusters." })
      .optional(),
  })
  .meta({ description: "A VLAN for virtual machines: same name, same meaning on every cluster that has it." });

const pods = z
  .strictObject({
    cidr: ipNetwork
      .meta({ description: "Addresses of pods, known inside the cluster only. Default: 10.128.0.0/14." })
      .optional(),
    hostPrefix: prefixLength
      .meta({ description: "Length of the prefix of each node's share. Default: 23, which is 510 pods on a node." })
      .optional(),
  })
  .meta({ description: "The pod network. It cannot be changed after the installation." });

const services = z
  .strictObject({
    cidr: ipNetwork
      .meta({ description: "Addresses of services, known inside the cluster only. Default: 172.30.0.0/16." })
      .optional(),
  })
  .meta({ description: "The service network. It cannot be changed after the installation." });

export const hubNetworks = z
  .strictObject({
    machine: z
      .strictObject({ cidr: ipNetwork.meta({ description: "Subnet of the hub's nodes.", examples: ["10.10.1.0/24"] }) })
      .meta({ description: "The network of the nodes." }),
    pods: pods.optional(),
    services: services.optional(),
  })
  .meta({ description: "The networks of the hub, as they are." });

export const clusterNetworks = z
  .strictObject({
    machine: z
      .strictObject({
        cidr: ipNetwork.meta({
          description: "Subnet of the nodes and of the two virtual addresses.",
          examples: ["10.10.2.0/24"],
        }),
        gateway: ipAddress
          .meta({ description: "Default route of the nodes; needed where nodes are installed." })
          .optional(),
        vlan: vlanId.meta({ description: "VLAN of the nodes on their bond. Default: untagged." }).optional(),
        mtu: mtu.meta({ description: "Default: that of the bond that carries it." }).optional(),
      })
      .meta({ description: "The network of the nodes." }),
    storage: z
      .strictObject({
        cidr: ipNetwork.meta({
          description: "Subnet of the nodes' addresses towards the storage.",
          examples: ["10.10.200.0/24"],
        }),
        vlan: vlanId.meta({ description: "VLAN on the bond that carries storage. Default: untagged." }).optional(),
        mtu: mtu.meta({ description: "Default: that of the bond that carries it." }).optional(),
      })
      .meta({ description: "The network to the storage, if nodes have one of its own." })
      .optional(),
    pods: pods.optional(),
    services: services.optional(),
  })
  .meta({ description: "The networks of the cluster." });

export const vips = z
  .strictObject({
    api: ipAddress.meta({ description: "Virtual address of the API." }),
    ingress: ipAddress.meta({ description: "Virtual address of the routers: *.apps." }),
  })
  .meta({ description: "Two free addresses of the machine network that move between nodes." });
