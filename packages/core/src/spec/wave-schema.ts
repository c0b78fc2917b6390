import { z } from "zod";
import { dnsLabel } from "./scalars.ts";

/**
 * Waves as they stand in `waves/*.yaml`, and the record of the plan beside them. The schemas say the form of each value;
 * what values say to each other is said by `decodeWaves`. A test holds them against the types of `waves/wave.ts`.
 */

/** `2026-12-05T21:00:00Z`: as formatInstant prints it, and in the calendar. */
const instantText = z
  .string({
    error: ({ input }) => (input === undefined ? undefined : "must be an instant in UTC such as 2026-12-05T21:00:00Z"),
  })
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, {
    error: "must be an instant in UTC such as 2026-12-05T21:00:00Z",
    abort: true,
  })
  .refine(isInCalendar, { error: "must be an instant that the calendar has" });

function isInCalendar(text: string): boolean {
  const epochMs = Date.parse(text);
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString() === text.replace("Z", ".000Z");
}

const name = z.string().min(1, { error: "must not be empty" });

const sourceRef = z.strictObject({
  id: name.meta({ description: "Managed object reference at the source." }).exactOptional(),
  name: name.meta({ description: "Name at the source." }),
});

const networkTarget = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("attachment"), namespace: dnsLabel, name: dnsLabel }),
  z.strictObject({ kind: z.literal("pod") }),
  z.strictObject({ kind: z.literal("ignored") }),
]);

const networkMapping = z.strictObject({
  from: sourceRef.meta({ description: "Network at the source." }),
  to: networkTarget.meta({
    description:
      "`attachment`: a NetworkAttachmentDefinition of the target cluster; `pod`: its pod network; `ignored`: no NIC.",
  }),
});

const datastoreMapping = z.strictObject({
  from: sourceRef.meta({ description: "Datastore at the source." }),
  to: z
    .strictObject({
      storageClass: z
        .string()
        .regex(/^[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?$/, { error: "must be the name of a storage class" })
        .meta({ description: "Class on the target cluster." }),
      volumeMode: z.enum(["Block", "Filesystem"]),
      accessMode: z.enum(["ReadWriteMany", "ReadWriteOnce"]),
    })
    .meta({ description: "How volumes are made on the target." }),
});

const machine = z.strictObject({
  id: name.meta({ description: "Managed object reference at the source." }).exactOptional(),
  name: name.meta({ description: "Name at the source." }),
  key: name.meta({ description: "Key in the inventory." }),
  targetName: dnsLabel.meta({ description: "Name on the target, unique in its namespace." }),
  group: name.meta({ description: "The group it moves with." }),
  host: name.meta({ description: "ESXi host that it ran on when planned." }).exactOptional(),
  disks: z.array(
    z.strictObject({
      capacityMiB: z.number().nonnegative().meta({ description: "Size in MiB." }),
      datastore: name.meta({ description: "Name of its datastore." }),
    }),
  ),
  networks: z.array(name).meta({ description: "Names of its source networks, one for each NIC." }),
});

const planEntry = z.strictObject({
  name: dnsLabel.meta({ description: "Name of the Forklift Plan, unique in the programme." }),
  cluster: dnsLabel.meta({ description: "Key of `clusters` in factory.yaml." }),
  namespace: dnsLabel.meta({ description: "Namespace on the target cluster." }),
  mode: z.enum(["warm", "cold"]),
  networks: z.array(networkMapping),
  datastores: z.array(datastoreMapping),
  hasSharedDisks: z
    .boolean()
    .meta({ description: "True only if a disk of the plan is shared by machines of the plan." }),
  machines: z.array(machine).min(1, { error: "must list at least one machine; delete the plan entry if it has none" }),
});

const window = z.strictObject({
  name: dnsLabel.meta({ description: "Key of `migration.windows` in factory.yaml." }),
  opens: instantText,
  closes: instantText,
});

export const waveSchema = z
  .strictObject({
    apiVersion: z.literal("vmfactory.io/v1alpha1"),
    kind: z.literal("Wave"),
    metadata: z.strictObject({
      name: dnsLabel.meta({ description: "Name of the wave; its file is `<name>.yaml`." }),
      namespace: z.literal("vm-factory"),
      labels: z.record(z.string(), z.string()).exactOptional(),
    }),
    spec: z.strictObject({
      state: z
        .enum(["proposed", "approved", "paused", "aborted"])
        .meta({ description: "The commit that changes it is the approval." }),
      order: z
        .int()
        .min(1, { error: "must be a whole number from 1" })
        .meta({ description: "Position in the programme, from 1." }),
      source: dnsLabel.meta({ description: "Key of `sources` in factory.yaml." }),
      window: window.meta({ description: "One occurrence of a window of factory.yaml." }),
      precopyStart: instantText
        .meta({ description: "When copies of warm machines begin; absent where all are cold." })
        .exactOptional(),
      cutover: instantText.meta({ description: "When sources may be powered off." }),
      plans: z
        .array(planEntry)
        .min(1, { error: "must list at least one plan entry" })
        .meta({ description: "One entry for each Forklift Plan, in the order in which they start." }),
    }),
  })
  .meta({ description: "A Wave: what moves in one window." });

const zoneRules = z.strictObject({
  zone: name,
  edition: name,
  offsets: z.array(z.strictObject({ from: instantText, minutes: z.number() })),
});

export const planRecordSchema = z
  .strictObject({
    format: z.literal("vmfactory.io/plan"),
    version: z.literal(1),
    start: name,
    inventory: z.string().regex(/^[0-9a-f]{64}$/, { error: "must be a SHA-256 in 64 hex digits" }),
    zones: z.array(zoneRules),
    waves: z.array(name),
    finish: instantText.nullable(),
    bound: z.strictObject({ finish: instantText.nullable(), window: name.nullable(), witness: z.string() }),
    gapWindows: z.int().nonnegative(),
    unplanned: z.array(z.strictObject({ key: name, name: z.string(), reason: name })),
  })
  .meta({ description: "What of a plan cannot stand in a single Wave." });
