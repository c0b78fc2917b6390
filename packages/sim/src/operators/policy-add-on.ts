import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { kindNames, recordAt, refOf } from "../fields.ts";
import type { FleetModel } from "../fleet-model.ts";
import { kindsOf } from "../kinds.ts";
import { ensureNamespace } from "../write.ts";
import { reportCompliance } from "./policy-status.ts";
import { syncTemplates, type TemplateOutcome } from "./policy-templates.ts";
import { isJoined } from "./work.ts";

const name = "governance-policy-framework-addon";
const group = "policy.open-cluster-management.io";

/** Kinds of templates that are brought to clusters. */
const templateKinds = ["CertificatePolicy", "ConfigurationPolicy", "OperatorPolicy"] as const;
const parentLabel = `${group}/parent-policy`;

/**
 * What lies between ACM's propagator on the hub and its policy controllers on a managed cluster: copies each replicated
 * Policy of the cluster's namespace to the namespace of the same name on the cluster, makes its templates there once
 * what they depend on complies, removes what is gone, and copies the templates' compliance back into the Policy's
 * status on both sides. It evaluates nothing.
 */
export const policyAddOnModel: FleetModel = {
  name,
  watches: {
    hub: kindNames({
      "addon.open-cluster-management.io": "ManagedClusterAddOn",
      "cluster.open-cluster-management.io": "ManagedCluster",
      [group]: "Policy",
    }),
    managed: kindNames({ [group]: `Policy ${templateKinds.join(" ")}` }),
  },
  async step(hub, managed, clusterName, nowMs) {
    if (!(await isInstalled(hub, clusterName))) return undefined;
    await start(managed, clusterName);
    const policies = await hub.list({ group, kind: "Policy" }, clusterName);
    for (const policy of policies) await copyPolicy(managed, policy);
    await dropGone(managed, clusterName, policies);
    for (const policy of policies) {
      const copy = await managed.get(refOf(policy));
      if (copy === undefined) continue;
      const outcomes = await syncTemplates(managed, copy, clusterName);
      await dropExcess(managed, clusterName, copy.metadata.name, outcomes);
      await reportCompliance({ hub, managed, policy, copy, outcomes, nowMs });
    }
    return undefined;
  },
};

/** Whether the add-on is on the cluster: it has joined, and the hub has the add-on turned on for it. */
async function isInstalled(hub: Cluster, clusterName: string): Promise<boolean> {
  const addOn = await hub.get({
    apiVersion: "addon.open-cluster-management.io/v1alpha1",
    kind: "ManagedClusterAddOn",
    name: "governance-policy-framework",
    namespace: clusterName,
  });
  return addOn !== undefined && (await isJoined(hub, clusterName));
}

/** The cluster's own namespace comes last: where it is there, the kinds are. */
async function start(managed: Cluster, clusterName: string): Promise<void> {
  const namespace = { apiVersion: "v1", kind: "Namespace", name: clusterName };
  if ((await managed.get(namespace)) !== undefined) return;
  const kinds = kindsOf("advanced-cluster-management", "KlusterletAddonConfig");
  await managed.serve([{ group, kind: "Policy" }, ...kinds]);
  await ensureNamespace(managed, clusterName, name);
}

async function copyPolicy(managed: Cluster, policy: KubeObject): Promise<void> {
  const { name: policyName, namespace = "", labels = {}, annotations = {} } = policy.metadata;
  const metadata = { name: policyName, namespace, labels, annotations };
  const { apiVersion, kind } = policy;
  await managed.apply({ apiVersion, kind, metadata, spec: recordAt(policy, "spec") }, name);
}

/** Removes the copies of policies that the hub no longer has, with their templates: nobody else collects these. */
async function dropGone(managed: Cluster, clusterName: string, policies: readonly KubeObject[]): Promise<void> {
  const names = new Set(policies.map((policy) => policy.metadata.name));
  for (const copy of await managed.list({ group, kind: "Policy" }, clusterName)) {
    if (names.has(copy.metadata.name)) continue;
    await dropExcess(managed, clusterName, copy.metadata.name, []);
    await managed.remove(refOf(copy));
  }
}

/** Removes templates of a policy that are not, or no longer, in it. */
async function dropExcess(
  managed: Cluster,
  clusterName: string,
  policyName: string,
  outcomes: readonly TemplateOutcome[],
): Promise<void> {
  const names = new Set(outcomes.map((outcome) => outcome.template));
  for (const kind of templateKinds) {
    for (const template of await managed.list({ group, kind }, clusterName)) {
      const isOwn = template.metadata.labels?.[parentLabel] === policyName;
      if (isOwn && !names.has(template.metadata.name)) await managed.remove(refOf(template));
    }
  }
}
