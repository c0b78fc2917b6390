import { z } from "zod";
import { cluster, hub, openshift } from "./cluster-schema.ts";
import { hardware } from "./hardware-schema.ts";
import { mappings, migration, source } from "./migration-schema.ts";
import { vmNetwork } from "./network-schema.ts";
import {
  dnsLabel,
  dnsName,
  foreignName,
  hostAddress,
  ipAddress,
  secretName,
  sshPublicKey,
  timeZone,
} from "./scalars.ts";
import { backend, backendName } from "./storage-schema.ts";

/**
 * factory.yaml as people write it, and nothing else: no default is filled in, no name resolved. The types, the JSON
 * Schema of editors and the reference page come from here. An unknown key is a finding; a value is never bent to fit.
 */

const git = z
  .strictObject({
    url: z
      .string()
      .regex(/^(?:https:\/\/\S+|ssh:\/\/\S+|git@[\w.-]+:\S+)$/, {
        error: "A Git URL begins with https:// or ssh://, or is of the form git@host:path.",
      })
      .meta({
        description: "Repository that holds this file and what is compiled from it.",
        examples: ["https://git.nordwind.example/platform/factory.git"],
      }),
    branch: z
      .string()
      .regex(/^[\w][\w./-]*$/, { error: "must be a branch such as main" })
      .meta({ description: "Branch that Argo CD follows. Default: main." })
      .optional(),
    path: z
      .string()
      .regex(/^(?!\.{1,2}(?:\/|$))[\w.-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.-]+)*$/, {
        error: "must be a folder such as sites/nordwind, without slashes at its ends",
      })
      .meta({ description: "Folder of the factory within the repository. Default: its root." })
      .optional(),
    credentials: secretName
      .meta({
        description:
          "Secret in namespace `openshift-gitops` of each cluster with which Argo CD reads a private repository.",
      })
      .optional(),
  })
  .meta({ description: "Where the generated repository lives." });

const operators = z
  .strictObject({
    approval: z
      .enum(["automatic", "manual"])
      .meta({
        description:
          "Whether operators update by themselves, or wait for a person to approve each install plan. Default: automatic.",
      })
      .optional(),
    channels: z
      .record(z.string(), z.string().regex(/^[\w][\w.-]*$/, { error: "must be the name of a channel" }))
      .meta({
        description: "Channel by package, where it shall not be that of the version table.",
        examples: [{ "mtv-operator": "release-v2.11" }],
      })
      .optional(),
  })
  .meta({ description: "How operators are installed and updated." });

const site = z
  .strictObject({
    dnsServers: z
      .array(ipAddress)
      .min(1, { error: "must name at least one server" })
      .meta({ description: "Resolvers of the nodes.", examples: [["10.10.0.53"]] }),
    ntp: z
      .array(hostAddress)
      .min(1, { error: "must name at least one server" })
      .meta({ description: "Time servers of the nodes.", examples: [["10.10.0.123"]] }),
    timeZone: timeZone.meta({
      description: "Zone in which windows of the site are meant.",
      examples: ["Europe/Berlin"],
    }),
  })
  .meta({ description: "A place with its own infrastructure." });

const platform = {
  domain: dnsName.meta({
    description: "Domain below which clusters are named: `<dnsName>.<domain>`.",
    examples: ["nordwind.example"],
  }),
  openshift,
  operators: operators.optional(),
  pullSecret: secretName.meta({
    description:
      "Secret of type `kubernetes.io/dockerconfigjson`, in the namespace of each cluster that is installed, on the hub.",
  }),
  git,
  access: z
    .strictObject({
      sshKeys: z
        .array(sshPublicKey)
        .meta({ description: "Public keys with which user `core` of the nodes is reached." }),
    })
    .meta({ description: "Who gets onto the nodes." })
    .optional(),
};

export const factorySchema = z
  .strictObject({
    apiVersion: z.literal("vmfactory.io/v1alpha1").meta({ description: "Version of this file's form." }),
    kind: z.literal("Factory").meta({ description: "Kind of this file." }),
    metadata: z
      .strictObject({ name: dnsLabel.meta({ description: "Name of the factory.", examples: ["nordwind"] }) })
      .meta({ description: "What the factory is called." }),
    include: z
      .array(foreignName)
      .meta({
        description:
          "Files that are parts of this one, as paths or patterns from its folder; a key given twice is a finding.",
        examples: [["factory/*.yaml"]],
      })
      .optional(),
    ...platform,
    sites: z.record(dnsLabel, site).meta({ description: "Places by name." }),
    hardware: z.record(dnsLabel, hardware).meta({ description: "Models of machines by name." }).optional(),
    vmNetworks: z
      .record(dnsLabel, vmNetwork)
      .meta({ description: "Networks for virtual machines by name." })
      .optional(),
    storage: z.record(backendName, backend).meta({ description: "Storage backends by name." }),
    hub,
    clusters: z.record(dnsLabel, cluster).meta({ description: "Managed clusters by name." }),
    sources: z.record(dnsLabel, source).meta({ description: "vCenters by name." }).optional(),
    mappings: mappings.optional(),
    migration: migration.optional(),
  })
  .meta({
    description:
      "A virtualization migration factory: a hub, its clusters, where machines come from and when they move.",
  });

/** What was written, typed. Read by `model` alone. */
export type Spec = DeepReadonly<z.infer<typeof factorySchema>>;

export type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;
