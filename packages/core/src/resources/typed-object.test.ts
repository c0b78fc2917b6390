import { describe, expect, test } from "vitest";
import type { ClusterPlacement } from "./crds/cluster.open-cluster-management.io.gen.ts";
import type { ForkliftPlan, Provider } from "./crds/forklift.konveyor.io.gen.ts";
import type { Policy } from "./crds/policy.open-cluster-management.io.gen.ts";
import type { Draft } from "./part.ts";
import { presentFields } from "./present-fields.ts";
import type { PolicyTemplate, SpecOf, TypedObject } from "./typed-object.ts";

/**
 * What the compiler of TypeScript must refuse: each `@ts-expect-error` is an error itself when the line after it is none.
 * Fields that a kind does not have, in a place that it does not have them, or of another form, end here and not at a
 * cluster.
 */
const metadata = { name: "example", namespace: "openshift-mtv" };
const forklift = { apiVersion: "forklift.konveyor.io/v1beta1", metadata } as const;

export const refused = {
  unknownField: (): Provider => ({
    ...forklift,
    kind: "Provider",
    // @ts-expect-error `uri` is no field of a Provider.
    spec: { type: "vsphere", uri: "https://vc.example.com/sdk" },
  }),
  unknownNestedField: (): ForkliftPlan => ({
    ...forklift,
    kind: "Plan",
    spec: {
      map: { network: metadata, storage: metadata },
      provider: { source: metadata, destination: metadata },
      targetNamespace: "vm-erp",
      // @ts-expect-error The name that a machine gets is `targetName`.
      vms: [{ id: "vm-1", newName: "erp-1" }],
    },
  }),
  wrongEnumValue: (): SpecOf<ForkliftPlan>["type"] =>
    // @ts-expect-error Forklift's types of a plan are others.
    "lukewarm",
  wrongType: (): Pick<SpecOf<ForkliftPlan>, "migrateSharedDisks"> => ({
    // @ts-expect-error A truth is no text.
    migrateSharedDisks: "false",
  }),
  fieldInTheWrongPlace: (): ClusterPlacement => ({
    apiVersion: "cluster.open-cluster-management.io/v1beta1",
    kind: "Placement",
    metadata,
    // @ts-expect-error The selector of labels stands within `requiredClusterSelector`.
    spec: { predicates: [{ labelSelector: { matchLabels: { a: "b" } } }] },
  }),
  missingField: (): Draft => ({
    // @ts-expect-error A VolumeSnapshotClass says what becomes of its snapshots.
    object: { apiVersion: "snapshot.storage.k8s.io/v1", kind: "VolumeSnapshotClass", metadata, driver: "csi" },
    from: [],
  }),
  fieldAtTheRoot: (): Draft => ({
    // @ts-expect-error The fields of a MultiClusterHub stand in its spec.
    object: { apiVersion: "operator.open-cluster-management.io/v1", kind: "MultiClusterHub", metadata, hub: {} },
    from: [],
  }),
  wrongVersion: (): TypedObject =>
    // @ts-expect-error ManagedClusterSet is served as v1beta2.
    ({ apiVersion: "cluster.open-cluster-management.io/v1", kind: "ManagedClusterSet", metadata, spec: {} }),
  unknownKind: (): Draft => ({
    // @ts-expect-error Nobody makes the type of this kind.
    object: { apiVersion: "example.io/v1", kind: "Example", metadata },
    from: [],
  }),
  status: (): Draft => ({
    // @ts-expect-error A status is the operator's.
    object: { apiVersion: "nmstate.io/v1", kind: "NMState", metadata: { name: "nmstate" }, status: {} },
    from: [],
  }),
  inAPolicy: (): Policy<PolicyTemplate>["spec"]["policy-templates"] => [
    {
      objectDefinition: {
        apiVersion: "policy.open-cluster-management.io/v1",
        kind: "ConfigurationPolicy",
        metadata,
        spec: {
          "object-templates": [
            {
              complianceType: "musthave",
              objectDefinition: {
                apiVersion: "operators.coreos.com/v1",
                kind: "OperatorGroup",
                metadata,
                // @ts-expect-error An OperatorGroup has `targetNamespaces`.
                spec: { targetNamespace: "a" },
              },
            },
          ],
        },
      },
    },
  ],
  inAnExpectation: (): PolicyTemplate["spec"]["object-templates"] => [
    {
      complianceType: "musthave",
      // @ts-expect-error The status of an ArgoCD has a phase.
      objectDefinition: { apiVersion: "argoproj.io/v1beta1", kind: "ArgoCD", metadata, status: { fase: "Available" } },
    },
  ],
  sometimes: (): Pick<SpecOf<Provider>, "type" | "url"> =>
    // @ts-expect-error Unknown here too.
    presentFields({ type: "vsphere", url: undefined, uri: undefined }),
  neverAbsent: (): PolicyTemplate["metadata"] =>
    presentFields({
      // @ts-expect-error Every object has a name.
      name: undefined,
      namespace: undefined,
    }),
};

describe("presentFields", () => {
  test("leaves out what is undefined, and nothing else", () => {
    const fields: { readonly a?: string; readonly b: number; readonly c: null; readonly d: string } = presentFields({
      a: undefined,
      b: 0,
      c: null,
      d: "",
    });
    expect(Object.entries(fields)).toEqual([
      ["b", 0],
      ["c", null],
      ["d", ""],
    ]);
  });
});
