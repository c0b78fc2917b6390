import { describe, expect, test } from "vitest";
import type { Wave } from "../waves/wave.ts";
import { built, contents, object } from "./built.fixture.ts";
import type { StructuralSchema } from "./core-kinds.ts";
import { waveSpecSchema, waveStatusSchema } from "./wave-schema.ts";

/** Every field there, also those that may be missing. */
type Whole<T> = T extends object ? { readonly [K in keyof T]-?: Whole<NonNullable<T[K]>> } : T;

/** A Wave with everything that a Wave can have: a field that the interface gets must be added here, or it does not compile. */
const wave: Whole<Pick<Wave, "apiVersion" | "kind" | "spec">> = {
  apiVersion: "vmfactory.io/v1alpha1",
  kind: "Wave",
  spec: {
    state: "proposed",
    order: 1,
    source: "vc-fra",
    window: { name: "weekend", opens: "2026-12-05T21:00:00Z", closes: "2026-12-06T05:00:00Z" },
    precopyStart: "2026-12-04T21:00:00Z",
    cutover: "2026-12-05T21:00:00Z",
    plans: [
      {
        name: "wave-001-erp",
        cluster: "prod1",
        namespace: "vm-erp",
        mode: "warm",
        networks: [
          {
            from: { id: "dvportgroup-11", name: "dvpg-web-1" },
            to: { kind: "attachment", namespace: "default", name: "web" },
          },
          { from: { id: "network-7", name: "old" }, to: { kind: "pod" } },
        ],
        datastores: [
          {
            from: { id: "datastore-5", name: "ssd-1" },
            to: { storageClass: "netapp-fra-san", volumeMode: "Block", accessMode: "ReadWriteMany" },
          },
        ],
        hasSharedDisks: false,
        machines: [
          {
            key: "vc/vm-101",
            id: "vm-101",
            name: "ERP-APP-01",
            targetName: "erp-app-01",
            group: "erp",
            host: "esx-1",
            disks: [{ capacityMiB: 40960, datastore: "ssd-1" }],
            networks: ["dvpg-web-1"],
          },
        ],
      },
    ],
  },
};

/** Where a value breaks the parts of a structural schema that this project uses: no words beyond them are known. */
function violations(schema: StructuralSchema, value: unknown): string[] {
  return findViolations(schema, value, "spec");
}

function findViolations(schema: StructuralSchema, value: unknown, at: string): string[] {
  if (schema.type === "object") return objectViolations(schema, value, at);
  if (schema.type === "array") {
    const { items, maxItems = 0 } = schema;
    if (!Array.isArray(value) || items === undefined || value.length > maxItems) return [`${at}: no list, or too long`];
    return value.flatMap((one, index) => findViolations(items, one, `${at}[${index}]`));
  }
  return isScalar(schema, value) ? [] : [`${at}: ${String(value)}`];
}

function isScalar({ type, enum: allowed, pattern = "" }: StructuralSchema, value: unknown): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "boolean") return typeof value === "boolean";
  return (
    typeof value === "string" && (allowed === undefined || allowed.includes(value)) && new RegExp(pattern).test(value)
  );
}

function objectViolations({ properties = {}, required = [] }: StructuralSchema, value: unknown, at: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${at}: no object`];
  const given = Object.entries(value).filter(([, one]) => one !== undefined);
  return [
    ...required.filter((key) => !given.some(([name]) => name === key)).map((key) => `${at}.${key}: missing`),
    ...given.flatMap(([key, one]) => {
      const known = properties[key];
      return known === undefined ? [`${at}.${key}: unknown`] : findViolations(known, one, `${at}.${key}`);
    }),
  ];
}

/** Fields of the schema that no value has. */
function unused({ properties = {}, items }: StructuralSchema, values: readonly unknown[], at: string): string[] {
  if (items !== undefined)
    return unused(
      items,
      values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [])),
      `${at}[]`,
    );
  return Object.entries(properties).flatMap(([key, schema]) => {
    const given = values.flatMap((value) =>
      Object.entries(value ?? {}).flatMap(([name, one]) => (name === key ? [one as unknown] : [])),
    );
    return given.length === 0 ? [`${at}.${key}`] : unused(schema, given, `${at}.${key}`);
  });
}

describe("the kind Wave", () => {
  test("takes a Wave with everything that a Wave can have", () => {
    expect(violations(waveSpecSchema, wave.spec)).toEqual([]);
  });

  test("has no field that a Wave has not", () => {
    expect(unused(waveSpecSchema, [wave.spec], "spec")).toEqual([]);
  });

  test("refuses what is unknown, missing or of another form", () => {
    const [plan] = wave.spec.plans;
    const wrong = {
      ...wave.spec,
      state: "go",
      cutover: "2026-12-05",
      extra: 1,
      source: undefined,
      plans: [{ ...plan, namespace: "VM" }],
    };
    expect(violations(waveSpecSchema, wrong)).toEqual([
      "spec.source: missing",
      "spec.state: go",
      "spec.cutover: 2026-12-05",
      "spec.plans[0].namespace: VM",
      "spec.extra: unknown",
    ]);
  });

  test("bounds every list and every text, so that the server can tell what its rules cost", () => {
    const unbounded = (schema: StructuralSchema, at: string): string[] => {
      const { type, properties = {}, items } = schema;
      if (type === "object") return Object.entries(properties).flatMap(([key, one]) => unbounded(one, `${at}.${key}`));
      if (type === "array" && items !== undefined)
        return [...("maxItems" in schema ? [] : [at]), ...unbounded(items, `${at}[]`)];
      return type === "string" && !("maxLength" in schema || "enum" in schema || "pattern" in schema) ? [at] : [];
    };
    expect(unbounded(waveSpecSchema, "spec")).toEqual([]);
  });

  test("keeps what later controllers say of a Wave", () => {
    expect(waveStatusSchema).toMatchObject({
      "x-kubernetes-preserve-unknown-fields": true,
      properties: {
        observedGeneration: { type: "integer" },
        phase: { type: "string" },
        conditions: { "x-kubernetes-list-map-keys": ["type"] },
      },
    });
  });

  test("is a namespaced resource with a status, listed with state, window and progress, and never removed by Argo CD", () => {
    const { metadata, spec } = object(built(), "CustomResourceDefinition", "waves.vmfactory.io") as unknown as {
      metadata: unknown;
      spec: { versions: { schema: unknown; additionalPrinterColumns: { name: string; jsonPath: string }[] }[] };
    };
    expect(metadata).toEqual({
      name: "waves.vmfactory.io",
      annotations: { "argocd.argoproj.io/sync-options": "Prune=false,Delete=false" },
    });
    expect(spec).toMatchObject({
      group: "vmfactory.io",
      names: { kind: "Wave", listKind: "WaveList", plural: "waves", singular: "wave" },
      scope: "Namespaced",
      versions: [{ name: "v1alpha1", served: true, storage: true, subresources: { status: {} } }],
    });
    expect(spec.versions[0]?.additionalPrinterColumns.map(({ name, jsonPath }) => `${name} ${jsonPath}`)).toEqual([
      "Order .spec.order",
      "State .spec.state",
      "Window .spec.window.name",
      "Opens .spec.window.opens",
      "Phase .status.phase",
      "Machines .status.machines.total",
      "Done .status.machines.succeeded",
    ]);
  });

  test("comes with roles to read, to change and to approve", () => {
    const of = built();
    expect(contents(of, "wave-api")).toEqual([
      "ClusterRole/vmfactory-waves-approve",
      "ClusterRole/vmfactory-waves-edit",
      "ClusterRole/vmfactory-waves-view",
      "CustomResourceDefinition/waves.vmfactory.io",
      "Namespace/vm-factory",
    ]);
    expect(object(of, "ClusterRole", "vmfactory-waves-approve")).toEqual({
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRole",
      metadata: { name: "vmfactory-waves-approve" },
      rules: [
        { apiGroups: ["vmfactory.io"], resources: ["waves"], verbs: ["get", "list", "watch", "approve"] },
        { apiGroups: ["vmfactory.io"], resources: ["waves/status"], verbs: ["get"] },
      ],
    });
    expect(object(of, "ClusterRole", "vmfactory-waves-view").metadata.labels).toEqual({
      "rbac.authorization.k8s.io/aggregate-to-view": "true",
    });
    expect(object(of, "ClusterRole", "vmfactory-waves-edit").metadata.labels).toEqual({
      "rbac.authorization.k8s.io/aggregate-to-admin": "true",
    });
  });

  test("is what the folder of people's Waves waits for", () => {
    const waves = built().components.find(({ name }) => name === "waves");
    expect([waves?.folder, waves?.scope, waves?.namespace]).toEqual(["waves", "hub", "vm-factory"]);
    expect(waves?.requires).toEqual([
      { kind: "crd", group: "vmfactory.io", objectKind: "Wave" },
      { kind: "object", apiVersion: "v1", objectKind: "Namespace", name: "vm-factory" },
    ]);
  });
});
