import type { KindName, KubeObject } from "@vmfactory/core";
import { kindsOf } from "../kinds.ts";
import { ownerReferences } from "../owner.ts";
import { packageFacts, storageVersionOf, type PackageFacts } from "./packages.table.ts";

export const olmVersion = "operators.coreos.com/v1alpha1";

/** The label by which OLM marks what belongs to a package in a namespace. */
export function packageLabel(packageName: string, namespace: string): string {
  return `operators.coreos.com/${`${packageName}.${namespace}`.slice(0, 63).replace(/[^a-z0-9]+$/iu, "")}`;
}

/** The InstallPlan of some Subscriptions of a namespace. */
export function installPlan(
  namespace: string,
  generation: number,
  plan: { readonly csvs: readonly string[]; readonly isManual: boolean; readonly owners: readonly KubeObject[] },
): KubeObject {
  const owners = { ownerReferences: plan.owners.flatMap(notControlled) };
  return {
    apiVersion: olmVersion,
    kind: "InstallPlan",
    metadata: {
      name: `install-${String(generation).padStart(5, "0")}`,
      namespace,
      ...owners,
    },
    spec: {
      approval: plan.isManual ? "Manual" : "Automatic",
      // Approval is a change of this field by somebody else, which must stay: OLM never sets it back.
      approved: !plan.isManual,
      clusterServiceVersionNames: [...plan.csvs],
      generation,
    },
  };
}

const notControlled = (owner: KubeObject): readonly unknown[] =>
  ownerReferences(owner).map((one) => ({ ...one, blockOwnerDeletion: false, controller: false }));

/** A ClusterServiceVersion as far as others look at it: what it owns, how it may be installed, what it replaces. */
export function clusterServiceVersion(
  name: string,
  { packageName, namespace, replaces }: { packageName: string; namespace: string; replaces: string | undefined },
): KubeObject {
  const modes = packageFacts[packageName]?.modes ?? [];
  return {
    apiVersion: olmVersion,
    kind: "ClusterServiceVersion",
    metadata: { name, namespace, labels: { [packageLabel(packageName, namespace)]: "" } },
    spec: {
      displayName: packageName,
      install: { strategy: "deployment", spec: { deployments: [] } },
      installModes: (["OwnNamespace", "SingleNamespace", "MultiNamespace", "AllNamespaces"] as const).map((type) => ({
        type,
        supported: modes.some((mode) => mode === type),
      })),
      customresourcedefinitions: { owned: kindsOf(packageName, "bundle").map(owned) },
      ...(replaces === undefined ? {} : { replaces }),
    },
  };
}

function owned(kind: KindName): Readonly<Record<string, string>> {
  return { kind: kind.kind, name: `${plural(kind.kind)}.${kind.group}`, version: storageVersionOf(kind) };
}

/** The plural that Kubernetes makes of a kind by rule; right for all kinds of the bundles. */
export function plural(kind: string): string {
  const lower = kind.toLowerCase();
  if (lower.endsWith("s")) return `${lower}es`;
  return lower.endsWith("y") ? `${lower.slice(0, -1)}ies` : `${lower}s`;
}

/** The Subscription by which OLM keeps a package that another one needs. */
export function dependencySubscription(packageName: string, of: KubeObject, facts: PackageFacts): KubeObject {
  const [channel = ""] = facts.channels;
  const { name, namespace = "" } = of.metadata;
  const spec = { channel, name: packageName, source: facts.catalog, sourceNamespace: "openshift-marketplace" };
  return {
    apiVersion: olmVersion,
    kind: "Subscription",
    metadata: {
      name: [packageName, channel, facts.catalog, "openshift-marketplace"].join("-"),
      namespace,
      annotations: { "olm.generated-by": name },
    },
    spec: { ...spec, startingCSV: facts.csv, installPlanApproval: "Automatic" },
  };
}
