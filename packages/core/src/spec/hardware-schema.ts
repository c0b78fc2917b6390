import { z } from "zod";
import { bondName, byteSize, count, interfaceName, linkRate, mtu, secretNamePerNode } from "./scalars.ts";

const bmc = z
  .strictObject({
    protocol: z.enum(["redfish-virtualmedia", "idrac-virtualmedia"]).meta({
      description:
        "How the management controller is spoken to. Both boot the installation image as virtual media, without DHCP or PXE.",
    }),
    path: z
      .string()
      .regex(/^\/[^\s?#]*$/, { error: "must be a path such as /redfish/v1/Systems/1" })
      .meta({
        description: "Path of the system in the controller's API.",
        examples: ["/redfish/v1/Systems/1", "/redfish/v1/Systems/System.Embedded.1"],
      }),
    verify: z
      .boolean()
      .meta({ description: "Whether the controller's certificate is verified. Default: true." })
      .optional(),
    credentials: secretNamePerNode.meta({
      description:
        "Secret with `username` and `password`, in the cluster's namespace on the hub; `{node}` in it stands for the node's name.",
      examples: ["bmc", "bmc-{node}"],
    }),
  })
  .meta({ description: "The management controller (BMC) of each machine of this model." });

const nic = z.strictObject({
  name: interfaceName.meta({
    description: "Name of the interface as Linux gives it on this model.",
    examples: ["eno1", "ens3f0"],
  }),
  rate: linkRate.meta({ description: "Rate of the link in bits per second.", examples: ["25G"] }),
});

const rootDevice = z
  .strictObject({
    deviceName: z
      .string()
      .regex(/^\/dev\/\S+$/, { error: "must be a path such as /dev/sda" })
      .meta({
        description:
          "Path of the device; names such as /dev/sda may change at each boot, /dev/disk/by-path/… does not.",
      })
      .optional(),
    minSize: byteSize.meta({ description: "Smallest size of the disk.", examples: ["400Gi"] }).optional(),
    rotational: z.boolean().meta({ description: "False for flash." }).optional(),
    model: z.string().min(1).meta({ description: "Model of the disk, or the beginning of its name." }).optional(),
    serialNumber: z.string().min(1).meta({ description: "Serial number of the disk." }).optional(),
    wwn: z
      .string()
      .min(1)
      .meta({ description: "World-wide name of the disk.", examples: ["0x5000c500a0b1c2d3"] })
      .optional(),
  })
  .refine((hints) => Object.keys(hints).length > 0, { error: "must give at least one hint, such as minSize" })
  .meta({ description: "How the installation finds the disk on which the system goes: a disk must meet all hints." });

const bond = z.strictObject({
  ports: z.array(interfaceName).min(1, { error: "must name at least one NIC" }).meta({
    description: "NICs of the model that act as one. A single one works, and is a warning: one cable and all is gone.",
  }),
  mode: z
    .enum(["802.3ad", "active-backup", "balance-alb", "balance-rr", "balance-tlb", "balance-xor", "broadcast"])
    .meta({
      description: "Mode of the bond; needed for two ports or more. 802.3ad (LACP) must be set on the switch too.",
    })
    .optional(),
  mtu: mtu.meta({ description: "Largest frame on the wire. Default: 1500.", examples: [9000] }).optional(),
  carries: z
    .array(z.enum(["machine", "storage", "vm"]))
    .min(1, { error: "must name at least one kind of traffic" })
    .meta({
      description:
        "Traffic that it carries: the nodes' own, to the storage, of virtual machines. Each kind has exactly one bond.",
    }),
});

export const hardware = z
  .strictObject({
    bmc,
    bootMode: z
      .enum(["UEFI", "UEFISecureBoot", "legacy"])
      .meta({ description: "Firmware mode in which the machine boots. Default: UEFI." })
      .optional(),
    nics: z.array(nic).min(1, { error: "must name at least one NIC" }).meta({
      description:
        "The NICs in a fixed order: the first one identifies the machine at its first boot, and `macs` of a node follow this order.",
    }),
    rootDevice,
    capacity: z
      .strictObject({
        cores: count.meta({ description: "Physical cores of the machine." }),
        memory: byteSize.meta({ description: "Memory of the machine.", examples: ["1Ti"] }),
      })
      .meta({ description: "What sizing counts with." })
      .optional(),
    bonds: z.record(bondName, bond).meta({
      description: "Which NICs act together, and what they carry. The key is the name of the bond's interface.",
    }),
  })
  .meta({ description: "A model of machine, told once: a node then says only what is its own." });
