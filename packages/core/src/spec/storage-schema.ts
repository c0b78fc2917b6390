import { z } from "zod";
import { count, dnsLabel, hostAddress, oneOrEach, secretName, storageReference } from "./scalars.ts";

const svm = oneOrEach(
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,46}$/, { error: "must be the name of a storage virtual machine" }),
  "cluster",
  "the name of a storage virtual machine",
).meta({
  description: "Storage virtual machine: one for all clusters, or one for each.",
  examples: ["nfs", { prod1: "ocp1", hub: "ocp0" }],
});

const dataAddress = hostAddress
  .meta({ description: "Address of the data LIF. Default: Trident asks the array." })
  .optional();

const trident = z
  .strictObject({
    management: hostAddress.meta({ description: "Management address of the array.", examples: ["10.10.8.20"] }),
    credentials: secretName.meta({
      description:
        "Secret with `username` and `password`, in namespace `trident` of each cluster that uses the backend.",
    }),
    nas: z.strictObject({ svm, dataAddress }).meta({ description: "NFS: referred to as `<backend>/nas`." }).optional(),
    san: z
      .strictObject({
        svm,
        transport: z
          .enum(["iscsi", "fc", "nvme"])
          .meta({ description: "How blocks travel: iSCSI, Fibre Channel or NVMe over TCP." }),
        dataAddress,
      })
      .meta({ description: "Block: referred to as `<backend>/san`." })
      .optional(),
    maxVolumes: count
      .meta({
        description: "Volumes that the array allows; the disks of the estate are held against it.",
        examples: [4096],
      })
      .optional(),
  })
  .refine((backend) => backend.nas !== undefined || backend.san !== undefined, {
    error: "must have `nas`, `san` or both",
  })
  .meta({ description: "NetApp ONTAP through the Trident operator." });

export const backend = z.strictObject({ trident }).meta({ description: "A storage system and how it is reached." });

const role = (use: string) => storageReference.meta({ description: use, examples: ["netapp-fra/nas"] });

export const hubStorage = z
  .strictObject({
    default: role("Class for whoever names none."),
    block: role("Class for what wants a block device.").optional(),
  })
  .meta({ description: "What storage is used for on the hub." });

export const clusterStorage = z
  .strictObject({
    default: role("Class for whoever names none."),
    virtualization: role("Class for disks of virtual machines. Default: `block`, else `default`.").optional(),
    block: role("Class for what wants a block device.").optional(),
  })
  .meta({ description: "What storage is used for on the cluster." });

export const storageRole = z.enum(["default", "virtualization", "block"]);

export const backendName = dnsLabel.max(50, {
  error: "must have at most 50 characters: storage classes are named after it",
});
