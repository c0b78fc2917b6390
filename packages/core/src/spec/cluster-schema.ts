import { z } from "zod";
import { clusterNetworks, hubNetworks, vips } from "./network-schema.ts";
import { dnsLabel, hostAddress, ipAddress, macAddress, openshiftVersion, updateChannel } from "./scalars.ts";
import { clusterStorage, hubStorage } from "./storage-schema.ts";

export const openshift = z
  .strictObject({
    version: openshiftVersion.meta({ description: "Version that clusters are installed with.", examples: ["4.22.8"] }),
    channel: updateChannel
      .meta({ description: "Channel of updates. Default: stable of the version's line.", examples: ["stable-4.22"] })
      .optional(),
  })
  .meta({ description: "OpenShift of the clusters; a cluster may say its own." });

const dnsName = dnsLabel.meta({ description: "Name in DNS: the cluster is `<dnsName>.<domain>`. Default: its name." });

const site = dnsLabel.meta({ description: "Key of `sites`: where it stands." });

export const hub = z
  .strictObject({
    name: dnsLabel.meta({ description: "Name of the hub: its folder in the repository." }),
    dnsName: dnsName.optional(),
    site,
    state: z.literal("imported").meta({ description: "`imported`: the hub is there, and what runs on it is ours." }),
    machines: z.literal("existing").meta({ description: "`existing`: its machines are not described." }).optional(),
    openshift: openshift.optional(),
    vips: vips.optional(),
    networks: hubNetworks,
    storage: hubStorage,
  })
  .meta({ description: "The cluster that builds and governs the others, and migrates." });

const node = z
  .strictObject({
    role: z.enum(["control-plane", "worker"]).meta({ description: "Default: control-plane." }).optional(),
    hardware: dnsLabel.meta({ description: "Key of `hardware`. Default: that of the cluster." }).optional(),
    bmc: hostAddress
      .meta({
        description: "Address of its management controller; needed where nodes are installed.",
        examples: ["10.10.9.11"],
      })
      .optional(),
    addresses: z
      .strictObject({
        machine: ipAddress.meta({ description: "Address in the machine network." }),
        storage: ipAddress.meta({ description: "Address in the storage network, if the cluster has one." }).optional(),
      })
      .meta({ description: "The node's fixed addresses." }),
    macs: z
      .array(macAddress)
      .min(1, { error: "must give the MAC of each NIC" })
      .meta({
        description: "MAC of each NIC, in the order of the hardware's `nics`.",
        examples: [["02:00:10:02:11:00", "02:00:10:02:11:01"]],
      }),
  })
  .meta({ description: "One machine: what is its own." });

export const cluster = z
  .strictObject({
    dnsName: dnsName.optional(),
    site,
    state: z.enum(["provision", "installed", "imported"]).meta({
      description:
        "`provision`: we install it. `installed`: we did, and its machines are left alone. `imported`: it was there, never installed by us.",
    }),
    topology: z
      .enum(["compact", "workers"])
      .meta({
        description:
          "`compact`: the control plane runs virtual machines. `workers`: workers beside it do. Checked against the nodes. Default: what they say.",
      })
      .optional(),
    hardware: dnsLabel
      .meta({ description: "Key of `hardware`: model of its nodes that do not say their own." })
      .optional(),
    openshift: openshift.optional(),
    api: z
      .string()
      .regex(/^https:\/\/[a-z0-9.-]+(?::\d{1,5})?$/, {
        error: "must be a URL such as https://api.prod3.nordwind.example:6443",
      })
      .meta({
        description: "URL of the API of an imported cluster, if it is not `https://api.<dnsName>.<domain>:6443`.",
      })
      .optional(),
    vips: vips.optional(),
    networks: clusterNetworks,
    storage: clusterStorage,
    nodes: z
      .record(dnsLabel, node)
      .meta({ description: "The machines by name; needed unless the cluster is imported." })
      .optional(),
  })
  .meta({ description: "A cluster to which virtual machines move." });
