import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { conditionAgeMs, onlyConditions } from "../conditions.ts";
import { kindNames, textAt, valueAt } from "../fields.ts";
import { kindsOf } from "../kinds.ts";
import type { OperatorModel } from "../operator-model.ts";
import { ensure, ensureNamespace, ensureOnce, saveStatus } from "../write.ts";

const name = "multiclusterhub-operator";

/** From the MultiClusterHub's creation: until its kinds are served, and until all of it runs. */
const kindsAfterMs = 240_000;
const runningAfterMs = 720_000;

const version = "2.17.0";
const engineNamespace = "multicluster-engine";
const namespaces = [
  engineNamespace,
  "hive",
  "open-cluster-management-agent",
  "open-cluster-management-agent-addon",
  "open-cluster-management-global-set",
  "open-cluster-management-hub",
] as const;

const addOns = [
  "application-manager",
  "cert-policy-controller",
  "cluster-proxy",
  "config-policy-controller",
  "governance-policy-framework",
  "managed-serviceaccount",
  "search-collector",
  "work-manager",
] as const;

/**
 * ACM's operator: installs what a MultiClusterHub stands for. Its kinds are served before it runs, as on a real hub:
 * the engine's operator brings most of them, and the hub is `Running` only when everything is up.
 */
export const acmModel: OperatorModel = {
  name,
  watches: kindNames({ "operator.open-cluster-management.io": "MultiClusterHub" }),
  async step(cluster, nowMs) {
    const hubs = await cluster.list({ group: "operator.open-cluster-management.io", kind: "MultiClusterHub" });
    const hub = hubs[0];
    if (hub === undefined) return undefined;
    if (textAt(hub, "status", "phase") === "Running") {
      await furnish(cluster, hub, nowMs);
      return undefined;
    }
    return install(cluster, hub, nowMs);
  },
};

async function install(cluster: Cluster, hub: KubeObject, nowMs: number): Promise<{ againInMs: number } | undefined> {
  const age = conditionAgeMs(hub, "Progressing", nowMs);
  if (age === undefined) {
    const progressing = {
      type: "Progressing",
      status: "True",
      reason: "MCHReconciling",
      message: "Hub is reconciling.",
    } as const;
    const conditions = onlyConditions(hub, [progressing], nowMs);
    await saveStatus(cluster, hub, { conditions, desiredVersion: version, phase: "Installing" }, name);
    return { againInMs: kindsAfterMs };
  }
  if (age < kindsAfterMs) return { againInMs: kindsAfterMs - age };
  await cluster.serve(kindsOf("advanced-cluster-management", "MultiClusterHub"));
  for (const namespace of namespaces) await ensureNamespace(cluster, namespace, name);
  await ensureEngine(cluster, hub, { isAvailable: age >= runningAfterMs, nowMs });
  if (age < runningAfterMs) return { againInMs: runningAfterMs - age };
  await furnish(cluster, hub, nowMs);
  const complete = {
    type: "Complete",
    status: "True",
    reason: "ComponentsAvailable",
    message: "All hub components ready.",
  } as const;
  const conditions = onlyConditions(hub, [complete], nowMs);
  await saveStatus(cluster, hub, { conditions, currentVersion: version, phase: "Running" }, name);
  return undefined;
}

interface EngineState {
  readonly isAvailable: boolean;
  readonly nowMs: number;
}

async function ensureEngine(cluster: Cluster, hub: KubeObject, { isAvailable, nowMs }: EngineState): Promise<void> {
  const engine = {
    apiVersion: "multicluster.openshift.io/v1",
    kind: "MultiClusterEngine",
    metadata: {
      name: "multiclusterengine",
      labels: {
        "installer.name": hub.metadata.name,
        "installer.namespace": hub.metadata.namespace ?? "",
        "multiclusterhubs.operator.open-cluster-management.io/managed-by": "true",
      },
    },
    spec: {
      availabilityConfig: textAt(hub, "spec", "availabilityConfig") ?? "High",
      targetNamespace: engineNamespace,
    },
  };
  await ensure(cluster, engine, name);
  const made = await cluster.get({ ...engine, name: engine.metadata.name });
  if (made === undefined) return;
  const conditions = onlyConditions(
    made,
    [
      isAvailable
        ? {
            type: "Available",
            status: "True",
            reason: "ComponentsAvailable",
            message: "All components deployed and available.",
          }
        : {
            type: "Progressing",
            status: "True",
            reason: "ComponentsUnavailable",
            message: "Some components are not yet available.",
          },
    ],
    nowMs,
  );
  const phase = isAvailable ? "Available" : "Progressing";
  await saveStatus(cluster, made, { conditions, desiredVersion: version, phase }, name);
}

/** What a running hub always has: the two sets of clusters, the add-ons that clusters can get, and itself as a cluster. */
async function furnish(cluster: Cluster, hub: KubeObject, nowMs: number): Promise<void> {
  for (const set of clusterSets()) await ensureOnce(cluster, set, name);
  for (const addOn of addOns) {
    const definition = {
      apiVersion: "addon.open-cluster-management.io/v1alpha1",
      kind: "ClusterManagementAddOn",
      metadata: { name: addOn },
      spec: { addOnMeta: { displayName: addOn } },
    };
    await ensureOnce(cluster, definition, name);
  }
  await ensureEngine(cluster, hub, { isAvailable: true, nowMs });
  if (valueAt(hub, "spec", "disableHubSelfManagement") === true) return;
  await ensureOnce(cluster, localCluster(textAt(hub, "spec", "localClusterName") ?? "local-cluster"), name);
}

function clusterSets(): readonly KubeObject[] {
  const selectors = {
    default: { selectorType: "ExclusiveClusterSetLabel" },
    global: { labelSelector: {}, selectorType: "LabelSelector" },
  };
  return Object.entries(selectors).map(([set, clusterSelector]) => ({
    apiVersion: "cluster.open-cluster-management.io/v1beta2",
    kind: "ManagedClusterSet",
    metadata: { name: set },
    spec: { clusterSelector },
  }));
}

function localCluster(clusterName: string): KubeObject {
  const labels = {
    "cluster.open-cluster-management.io/clusterset": "default",
    "local-cluster": "true",
    name: clusterName,
  };
  return {
    apiVersion: "cluster.open-cluster-management.io/v1",
    kind: "ManagedCluster",
    metadata: { name: clusterName, labels },
    spec: { hubAcceptsClient: true, leaseDurationSeconds: 60 },
  };
}
