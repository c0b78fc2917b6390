import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { isTrue, withConditions } from "../conditions.ts";
import { kindNames, valueAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { ensure, saveStatus } from "../write.ts";

const name = "klusterlet-addon-controller";
const clusterGroup = "cluster.open-cluster-management.io";
const agentNamespace = "open-cluster-management-agent-addon";

/** What every cluster gets, whatever its KlusterletAddonConfig says. */
const always = ["cluster-proxy", "managed-serviceaccount", "work-manager"] as const;

const byField: Readonly<Record<string, readonly string[]>> = {
  applicationManager: ["application-manager"],
  certPolicyController: ["cert-policy-controller"],
  policyController: ["config-policy-controller", "governance-policy-framework"],
  searchCollector: ["search-collector"],
};

/** Add-ons of managed clusters: those that each cluster has, and those that its KlusterletAddonConfig turns on. */
export const addOnsModel: OperatorModel = {
  name,
  watches: kindNames({
    "addon.open-cluster-management.io": "ManagedClusterAddOn",
    "agent.open-cluster-management.io": "KlusterletAddonConfig",
    [clusterGroup]: "ManagedCluster",
  }),
  async step(cluster, nowMs) {
    for (const managed of await cluster.list({ group: clusterGroup, kind: "ManagedCluster" })) {
      if (isTrue(managed, "HubAcceptedManagedCluster")) await stepCluster(cluster, managed, nowMs);
    }
    return undefined;
  },
};

async function stepCluster(cluster: Cluster, managed: KubeObject, nowMs: number): Promise<void> {
  const namespace = managed.metadata.name;
  const config = await cluster.get({
    apiVersion: "agent.open-cluster-management.io/v1",
    kind: "KlusterletAddonConfig",
    name: namespace,
    namespace,
  });
  const isOn = (field: string): boolean => valueAt(config, "spec", field, "enabled") === true;
  const configured = Object.entries(byField);
  const wanted = [...always, ...configured.filter(([field]) => isOn(field)).flatMap(([, addOns]) => addOns)];
  const off = config === undefined ? [] : configured.filter(([field]) => !isOn(field)).flatMap(([, addOns]) => addOns);
  for (const addOn of off) await cluster.remove(addOnRef(namespace, addOn));
  const isAvailable = isTrue(managed, "ManagedClusterConditionAvailable");
  for (const addOn of wanted) await stepAddOn(cluster, { namespace, addOn, isAvailable }, nowMs);
}

interface AddOn {
  readonly namespace: string;
  readonly addOn: string;
  readonly isAvailable: boolean;
}

async function stepAddOn(cluster: Cluster, { namespace, addOn, isAvailable }: AddOn, nowMs: number): Promise<void> {
  const { apiVersion, kind } = addOnRef(namespace, addOn);
  await ensure(cluster, { apiVersion, kind, metadata: { name: addOn, namespace }, spec: {} }, name);
  const made = await cluster.get(addOnRef(namespace, addOn));
  if (made === undefined || !isAvailable) return;
  const conditions = withConditions(
    made,
    [
      {
        type: "ManifestApplied",
        status: "True",
        reason: "AddonManifestApplied",
        message: "manifests of addon are applied successfully",
      },
      {
        type: "Available",
        status: "True",
        reason: "ManagedClusterAddOnLeaseUpdated",
        message: `${addOn} add-on is available.`,
      },
    ],
    nowMs,
  );
  await saveStatus(cluster, made, { conditions, namespace: agentNamespace }, name);
}

function addOnRef(
  namespace: string,
  addOn: string,
): { apiVersion: string; kind: string; name: string; namespace: string } {
  return {
    apiVersion: "addon.open-cluster-management.io/v1alpha1",
    kind: "ManagedClusterAddOn",
    name: addOn,
    namespace,
  };
}
