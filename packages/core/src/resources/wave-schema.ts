import type { StructuralSchema } from "./core-kinds.ts";

const text: StructuralSchema = { type: "string", minLength: 1, maxLength: 1024 };
const label: StructuralSchema = { type: "string", maxLength: 63, pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" };
const count: StructuralSchema = { type: "integer", format: "int64", minimum: 0 };
const moment: StructuralSchema = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$" };
const oneOf = (...values: readonly string[]): StructuralSchema => ({ type: "string", enum: values });
const list = (items: StructuralSchema, maxItems: number): StructuralSchema => ({ type: "array", items, maxItems });

function object(
  properties: Readonly<Record<string, StructuralSchema>>,
  optional: readonly string[] = [],
): StructuralSchema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: "object", properties, required };
}

const sourceRef = object({ id: text, name: text }, ["id"]);

const networkMapping = object({
  from: sourceRef,
  to: {
    ...object({ kind: oneOf("attachment", "pod", "ignored"), namespace: label, name: label }, ["namespace", "name"]),
    "x-kubernetes-validations": [
      {
        rule: "self.kind == 'attachment' ? has(self.namespace) && has(self.name) : !has(self.namespace) && !has(self.name)",
        message: "an attachment has namespace and name, the others have neither",
      },
    ],
  },
});

const datastoreMapping = object({
  from: sourceRef,
  to: object({
    storageClass: { type: "string", minLength: 1, maxLength: 253 },
    volumeMode: oneOf("Block", "Filesystem"),
    accessMode: oneOf("ReadWriteMany", "ReadWriteOnce"),
  }),
});

const machine = object(
  {
    id: text,
    name: text,
    key: text,
    targetName: label,
    group: text,
    host: text,
    disks: list(object({ capacityMiB: count, datastore: text }), 256),
    networks: list(text, 64),
  },
  ["id", "host"],
);

const plan = object({
  name: label,
  cluster: label,
  namespace: label,
  mode: oneOf("warm", "cold"),
  networks: list(networkMapping, 256),
  datastores: list(datastoreMapping, 256),
  hasSharedDisks: { type: "boolean" },
  machines: list(machine, 500),
});

const window = object({ name: text, opens: moment, closes: moment });

/**
 * The structural schema of a Wave's spec and status, for its CustomResourceDefinition. That it has the fields of the
 * interface Wave, all and no others, is held by a test: this stage knows nothing of waves. Limits on lengths are wide;
 * they keep a Wave below what etcd takes, and let the server bound the cost of its rules.
 */
export const waveSpecSchema: StructuralSchema = {
  ...object(
    {
      state: oneOf("proposed", "approved", "paused", "aborted"),
      order: { type: "integer", format: "int64", minimum: 1 },
      source: label,
      window,
      precopyStart: moment,
      cutover: moment,
      plans: list(plan, 100),
    },
    ["precopyStart"],
  ),
  "x-kubernetes-validations": [
    {
      rule: "has(self.precopyStart) || !self.plans.exists(p, p.mode == 'warm')",
      message: "a wave with warm plans says when their copies begin: precopyStart",
    },
  ],
};

/** What the controller says of a Wave. Later versions add fields: unknown ones are kept. */
export const waveStatusSchema: StructuralSchema = {
  type: "object",
  "x-kubernetes-preserve-unknown-fields": true,
  properties: {
    observedGeneration: count,
    phase: oneOf("Proposed", "Waiting", "Copying", "CuttingOver", "Paused", "Succeeded", "Failed", "Aborted"),
    machines: {
      type: "object",
      properties: { total: count, running: count, succeeded: count, failed: count },
    },
    conditions: {
      type: "array",
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["type"],
      items: {
        type: "object",
        properties: {
          type: { type: "string", maxLength: 316 },
          status: oneOf("True", "False", "Unknown"),
          observedGeneration: count,
          lastTransitionTime: { type: "string", format: "date-time" },
          reason: { type: "string", maxLength: 1024 },
          message: { type: "string", maxLength: 32768 },
        },
        required: ["type", "status", "lastTransitionTime", "reason", "message"],
      },
    },
  },
};

/** The identity of the kind, as every Wave carries it. */
export const waveKind = { group: "vmfactory.io", version: "v1alpha1", kind: "Wave" } as const;
