import { z } from "zod";
import {
  calendarDate,
  clockTime,
  count,
  dateOrInstant,
  dnsLabel,
  expression,
  foreignName,
  secretName,
  weekday,
} from "./scalars.ts";
import { storageRole } from "./storage-schema.ts";

export const source = z
  .strictObject({
    vcenter: z
      .strictObject({
        url: z
          .string()
          .regex(/^https:\/\/[^\s/]+\/\S*$/, {
            error: "The URL of a vCenter is of the form https://vcenter.nordwind.example/sdk.",
          })
          .meta({ description: "URL of the SDK.", examples: ["https://vcenter.fra.nordwind.example/sdk"] }),
        credentials: secretName.meta({
          description: "Secret with `user`, `password` and `ca.crt`, in namespace `openshift-mtv` of the hub.",
        }),
        verify: z.boolean().meta({ description: "Whether its certificate is verified. Default: true." }).optional(),
      })
      .meta({ description: "A VMware vCenter." }),
    site: dnsLabel.meta({ description: "Key of `sites`: where it stands. Its machines move in windows of that site." }),
    vddk: z
      .string()
      .regex(/^[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9._-]+)+(?::[\w.-]+|@sha256:[0-9a-f]{64})$/, {
        error: "must be an image with a tag or digest",
      })
      .meta({
        description:
          "Image with VMware's VDDK, which warm migration needs; you build it, for its licence forbids us to.",
        examples: ["registry.nordwind.example/vddk:8.0.3"],
      })
      .optional(),
  })
  .meta({ description: "Where machines come from. A Forklift Provider bears its name." });

const from = foreignName.meta({
  description: "Pattern over the name at the source: `*` is any run of characters, `?` is one.",
  examples: ["dvpg-web-*"],
});

export const mappings = z
  .strictObject({
    networks: z
      .array(
        z.strictObject({
          from,
          to: dnsLabel.meta({ description: "Key of `vmNetworks`; or `pod`, the pod network; or `ignored`, no NIC." }),
        }),
      )
      .meta({ description: "From port groups to networks. The first match wins." })
      .optional(),
    datastores: z
      .array(
        z.strictObject({
          from,
          to: storageRole.meta({ description: "Role of storage on the cluster to which a machine moves." }),
        }),
      )
      .meta({ description: "From datastores to roles of storage. The first match wins." })
      .optional(),
  })
  .meta({
    description: "What becomes of networks and datastores. What no pattern matches is a finding of the assessment.",
  });

const only = expression.meta({
  description: "CEL over `machine`: which machines may use the window. Default: all.",
  examples: ["machine.tags['env'] != 'prod'"],
});

const window = z
  .strictObject({
    days: z
      .array(weekday)
      .min(1, { error: "must name at least one day" })
      .meta({
        description: "Days on which it opens. It belongs to the day on which it begins.",
        examples: [["sat", "sun"]],
      }),
    from: clockTime.meta({
      description: "Wall-clock time at which it opens, in the site's zone.",
      examples: ["22:00"],
    }),
    to: clockTime.meta({
      description: "Wall-clock time at which it closes; at or before `from`: on the next day.",
      examples: ["06:00"],
    }),
    site: dnsLabel.meta({ description: "Key of `sites`: machines of its sources move in it." }),
    machines: count.meta({ description: "Machines at most in one opening.", examples: [120] }),
    only: only.optional(),
  })
  .meta({ description: "When sources may be powered off and must be running again on the target." });

const freeze = z
  .strictObject({
    from: calendarDate.meta({ description: "First day.", examples: ["2026-12-18"] }),
    to: calendarDate.meta({ description: "Last day, included.", examples: ["2027-01-06"] }),
    site: dnsLabel.meta({ description: "Key of `sites`. Default: all sites." }).optional(),
  })
  .meta({ description: "Days on which no window opens." });

const groups = z
  .strictObject({
    tag: foreignName
      .meta({ description: "Tag category or custom attribute whose value is the group.", examples: ["application"] })
      .optional(),
    folder: z
      .string()
      .regex(/^(?:\/(?:[^/{}]*|[^/{}]*\{group\}[^/{}]*))+$/, { error: "must be a folder such as /*/apps/{group}" })
      .refine((folder) => folder.split("{group}").length === 2, { error: "must hold {group} once" })
      .meta({
        description: "Pattern over the folder, `{group}` in the place of the name; `*` is one level.",
        examples: ["/*/apps/{group}"],
      })
      .optional(),
  })
  .meta({ description: "What moves together: the tag says it, else the folder." });

const place = z.strictObject({
  machines: expression
    .meta({
      description: "CEL over `machine`: which machines go there. Default: all that are left.",
      examples: ["machine.tags['site'] == 'ams'"],
    })
    .optional(),
  cluster: dnsLabel.meta({ description: "Key of `clusters`." }),
  namespace: z
    .string()
    .regex(/^(?:[-a-z0-9]|\{group\})+$/, { error: "must be a namespace such as vm-{group}" })
    .meta({
      description: "Namespace on the target; `{group}` stands for the machine's group.",
      examples: ["vm-{group}"],
    }),
});

const limits = z
  .strictObject({
    slotsPerHost: count
      .meta({
        description:
          "Parallel transfers of one ESXi host: machines cold, disks warm. Set on Forklift too. Default: 20, Forklift's own.",
      })
      .optional(),
    perPlan: count.meta({ description: "Machines in one Forklift Plan at most. Default: 100." }).optional(),
    disksPerPlan: count
      .meta({
        description: "Disks in one Forklift Plan at most. Default: 500, beyond which Forklift's own plans fail.",
      })
      .optional(),
  })
  .meta({ description: "What the migration engine bears." });

const positive = z.number().gt(0, { error: "must be more than 0" });

const rates = z
  .strictObject({
    diskMiBps: positive
      .meta({ description: "MiB per second of one disk. Default: 64, half of what a lab measured." })
      .optional(),
    hostMiBps: positive
      .meta({ description: "MiB per second of one ESXi host. Default: 152, half of what a lab measured." })
      .optional(),
    cutoverSeconds: positive
      .meta({
        description:
          "Seconds of a machine beside its copy: power off, conversion, boot. Default: 160, twice what a lab measured.",
      })
      .optional(),
    dailyChange: z
      .number()
      .gt(0, { error: "must be more than 0" })
      .max(1, { error: "must be at most 1: it is a share" })
      .meta({ description: "Share of a machine's used space that changes in a day. Default: 0.05.", examples: [0.05] })
      .optional(),
  })
  .meta({ description: "How fast copies are. Guesses until a pilot tells better." });

export const migration = z
  .strictObject({
    start: dateOrInstant.meta({ description: "Nothing moves before it.", examples: ["2026-12-01"] }),
    mode: z
      .enum(["warm", "cold"])
      .meta({
        description: "`warm`: disks are copied while the machine runs; `cold` where it cannot be. Default: warm.",
      })
      .optional(),
    windows: z
      .record(dnsLabel, window)
      .meta({ description: "When cutovers happen; copies of warm machines run before." }),
    freezes: z.record(dnsLabel, freeze).meta({ description: "Days on which nothing moves." }).optional(),
    groups: groups.optional(),
    dependencies: z
      .array(
        z.strictObject({
          first: foreignName.meta({ description: "Group that moves first." }),
          // oxlint-disable-next-line unicorn/no-thenable -- A key of factory.yaml; nobody awaits it.
          then: foreignName.meta({ description: "Group whose window opens after the first one's closed." }),
        }),
      )
      .meta({
        description: "Which group waits for which.",
        // oxlint-disable-next-line unicorn/no-thenable -- A key of factory.yaml; nobody awaits it.
        examples: [[{ first: "erp-db", then: "erp-app" }]],
      })
      .optional(),
    place: z
      .array(place)
      .min(1, { error: "must say at least where all machines go" })
      .meta({ description: "To which cluster and namespace machines go. The first match wins." }),
    limits: limits.optional(),
    rates: rates.optional(),
  })
  .meta({ description: "When, in what order and whereto machines move." });
