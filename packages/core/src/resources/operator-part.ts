import { assert } from "../base/assert.ts";
import type { Operators } from "../model/model.ts";
import type { OperatorGroup, Subscription } from "./crds/operators.coreos.com.gen.ts";
import { kindDependency, objectDependency } from "./dependency.ts";
import { namespace, type NamespaceOptions } from "./namespace.ts";
import { componentName } from "./names.ts";
import { operatorPackages, type OperatorPackage, type PackageName } from "./operators.table.ts";
import type { Draft, Part } from "./part.ts";
import { shared } from "./part.ts";
import { presentFields } from "./present-fields.ts";
import type { Component, KubeObject } from "./resource.ts";
import type { Identified, ItemOf, PlainObject } from "./typed-object.ts";

/** Where OpenShift keeps the catalogs of operators. */
const marketplace = "openshift-marketplace";

/** An operator as plain OLM resources (decision: one idiom on hub and managed clusters). */
export interface OperatorRequest {
  readonly package: PackageName;
  readonly operators: Operators;
  readonly namespace?: NamespaceOptions;
  /** Environment of the operator's pod. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A component that is an operator and nothing else. */
export function operatorPart(
  component: Omit<Component, "namespace" | "name"> & { readonly name: string },
  request: OperatorRequest,
): Part {
  const name = componentName(component.name);
  return {
    components: [{ ...component, name, namespace: operatorPackages[request.package].namespace }],
    resources: shared(name, operatorDrafts(request)),
  };
}

/** Namespace, OperatorGroup and Subscription of an operator. */
export function operatorDrafts(request: OperatorRequest): Draft<PlainObject>[] {
  const known: OperatorPackage = operatorPackages[request.package];
  const from = [request.operators.at];
  const group: OperatorGroup = {
    apiVersion: "operators.coreos.com/v1",
    kind: "OperatorGroup",
    metadata: { name: known.namespace, namespace: known.namespace },
    // Without targets the operator watches all namespaces.
    spec: known.watches === "own" ? { targetNamespaces: [known.namespace] } : {},
  };
  const source = request.operators.catalogs[request.package];
  assert(source !== undefined, `the version table has no catalog of the package ${request.package}`);
  const subscription = subscriptionOf(request, known.namespace, source);
  // Comes with OpenShift: we never write one.
  const catalog: Identified<KubeObject> = {
    apiVersion: "operators.coreos.com/v1alpha1",
    kind: "CatalogSource",
    metadata: { name: source, namespace: marketplace },
  };
  return [
    { object: namespace(known.namespace, request.namespace), from },
    { object: group, from },
    {
      object: subscription,
      from,
      provides: known.brings.map(({ group: apiGroup, kind }) => kindDependency(apiGroup, kind)),
      // A Subscription without its group never resolves.
      requires: [objectDependency(group), objectDependency(catalog)],
    },
  ];
}

type Variable = ItemOf<NonNullable<Subscription["spec"]["config"]>["env"]>;

function subscriptionOf(
  { package: name, operators, environment }: OperatorRequest,
  inNamespace: string,
  source: string,
): Subscription {
  const channel = operators.channels[name];
  assert(channel !== undefined, `the version table has no channel of the package ${name}`);
  const env = Object.entries(environment ?? {}).map(([key, value]): Variable => ({ name: key, value }));
  return {
    apiVersion: "operators.coreos.com/v1alpha1",
    kind: "Subscription",
    metadata: { name, namespace: inNamespace },
    spec: presentFields({
      channel,
      name,
      source,
      sourceNamespace: marketplace,
      installPlanApproval: operators.approval,
      config: env.length === 0 ? undefined : { env },
    }),
  };
}
