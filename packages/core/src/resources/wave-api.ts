import type { Model } from "../model/model.ts";
import type { ClusterRole, CustomResourceDefinition, PrinterColumn } from "./core-kinds.ts";
import { kindDependency } from "./dependency.ts";
import { namespace } from "./namespace.ts";
import { componentName, keptInCluster, namespaces } from "./names.ts";
import type { Draft, Part } from "./part.ts";
import { shared } from "./part.ts";
import { presentFields } from "./present-fields.ts";
import { waveKind, waveSpecSchema, waveStatusSchema } from "./wave-schema.ts";

const apiComponent = componentName("wave-api");
const wavesComponent = componentName("waves");
const plural = "waves";

/** The kind Wave on the hub, who may do what with it, and the folder from which Waves come. */
export function wavesPart(model: Model): Part {
  return { components: [apiDescription, wavesDescription], resources: shared(apiComponent, apiDrafts(model)) };
}

const apiDescription = {
  name: apiComponent,
  scope: "hub",
  namespace: namespaces.waves,
  title: "The kind Wave",
  about:
    "The namespace `vm-factory`, the kind Wave of `vmfactory.io`, and three roles: `vmfactory-waves-view` to read Waves, `vmfactory-waves-edit` to change them, " +
    "`vmfactory-waves-approve` to approve them. They join the roles view and admin of the cluster, and bind nobody by themselves. " +
    "`oc get waves -n vm-factory` lists them with state, window and progress. The kind is never removed by Argo CD: all Waves would go with it.",
} as const;

const wavesDescription = {
  name: wavesComponent,
  scope: "hub",
  namespace: namespaces.waves,
  title: "Waves of the programme",
  about:
    "Brings the Waves of the folder `waves/` to the hub, as they stand in Git. `vmf plan` writes them and people edit them; " +
    "setting `spec.state: approved` in a commit is the approval. `plan.json` beside them is the record of the plan, and stays in Git.",
  folder: "waves",
  requires: [
    kindDependency(waveKind.group, waveKind.kind),
    { kind: "object", apiVersion: "v1", objectKind: "Namespace", name: namespaces.waves },
  ],
} as const;

function apiDrafts({ migration }: Model): Draft[] {
  const from = [migration.at];
  return [
    { object: namespace(namespaces.waves), from },
    { object: waveDefinition(), from },
    ...roles.map((object): Draft => ({ object, from })),
  ];
}

function waveDefinition(): CustomResourceDefinition {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${plural}.${waveKind.group}`, annotations: keptInCluster },
    spec: {
      group: waveKind.group,
      names: { kind: waveKind.kind, listKind: "WaveList", plural, singular: "wave", categories: ["vmfactory"] },
      scope: "Namespaced",
      versions: [
        {
          name: waveKind.version,
          served: true,
          storage: true,
          subresources: { status: {} },
          additionalPrinterColumns: printerColumns,
          schema: {
            openAPIV3Schema: {
              type: "object",
              required: ["spec"],
              // The name is a label on everything that is made of the Wave.
              "x-kubernetes-validations": [
                { rule: "size(self.metadata.name) <= 63", message: "the name of a wave has at most 63 characters" },
              ],
              properties: {
                apiVersion: { type: "string" },
                kind: { type: "string" },
                metadata: { type: "object" },
                spec: waveSpecSchema,
                status: waveStatusSchema,
              },
            },
          },
        },
      ],
    },
  };
}

const printerColumns: readonly PrinterColumn[] = [
  { name: "Order", type: "integer", jsonPath: ".spec.order" },
  { name: "State", type: "string", jsonPath: ".spec.state" },
  { name: "Window", type: "string", jsonPath: ".spec.window.name" },
  { name: "Opens", type: "string", jsonPath: ".spec.window.opens" },
  { name: "Phase", type: "string", jsonPath: ".status.phase" },
  { name: "Machines", type: "integer", jsonPath: ".status.machines.total" },
  { name: "Done", type: "integer", jsonPath: ".status.machines.succeeded" },
];

/**
 * Approval is a commit, which Argo CD brings: no right on the hub makes it. `approve` is a verb that the API server
 * never asks for by itself; whoever writes that commit for a person asks it whether the person has the verb.
 */
const roles: readonly ClusterRole[] = [
  role("view", ["get", "list", "watch"], { "rbac.authorization.k8s.io/aggregate-to-view": "true" }),
  role("edit", ["get", "list", "watch", "create", "update", "patch", "delete"], {
    "rbac.authorization.k8s.io/aggregate-to-admin": "true",
  }),
  role("approve", ["get", "list", "watch", "approve"], {}),
];

function role(name: string, verbs: readonly string[], aggregation: Readonly<Record<string, string>>): ClusterRole {
  return {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: presentFields({
      name: `vmfactory-waves-${name}`,
      labels: Object.keys(aggregation).length === 0 ? undefined : aggregation,
    }),
    rules: [
      { apiGroups: [waveKind.group], resources: [plural], verbs },
      { apiGroups: [waveKind.group], resources: [`${plural}/status`], verbs: ["get"] },
    ],
  };
}
