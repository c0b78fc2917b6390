import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { conditionAgeMs, isTrue, reasonOf, withConditions, withoutCondition, type Condition } from "../conditions.ts";
import { kindNames, listAt, recordAt, textAt, valueAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { timeText } from "../simulated-time.ts";
import { ensure, saveStatus } from "../write.ts";

const name = "managedcluster-import-controller";

/** From the moment that a cluster's kubeconfig is known until its agent has joined. */
const importMs = 90_000;

const importType = "ManagedClusterImportSucceeded";
const availableType = "ManagedClusterConditionAvailable";
const unreachable = "cluster.open-cluster-management.io/unreachable";
const accepted: Condition = {
  type: "HubAcceptedManagedCluster",
  status: "True",
  reason: "HubClusterAdminAccepted",
  message: "Accepted by hub cluster admin",
};

/**
 * How a ManagedCluster becomes one: the hub's registration makes its namespace and taints it while it says nothing, the
 * import controller installs the agent once it has a kubeconfig, and the agent joins. The kubeconfig is the Secret
 * `auto-import-secret`, deleted afterwards, or that of a ClusterDeployment of the same name that is installed.
 */
export const managedClustersModel: OperatorModel = {
  name,
  watches: kindNames({
    "": "Namespace Secret",
    "cluster.open-cluster-management.io": "ManagedCluster",
    "hive.openshift.io": "ClusterDeployment",
  }),
  async step(cluster, nowMs) {
    const waits: number[] = [];
    for (const managed of await cluster.list({ group: "cluster.open-cluster-management.io", kind: "ManagedCluster" })) {
      const wait = await stepCluster(cluster, managed, nowMs);
      if (wait !== undefined) waits.push(wait);
    }
    return waits.length === 0 ? undefined : { againInMs: Math.min(...waits) };
  },
};

async function stepCluster(cluster: Cluster, managed: KubeObject, nowMs: number): Promise<number | undefined> {
  if (valueAt(managed, "spec", "hubAcceptsClient") !== true) return undefined;
  await ensure(cluster, namespaceOf(managed.metadata.name), name);
  await taint(cluster, managed, nowMs);
  if (isTrue(managed, importType)) return undefined;
  const source = await kubeconfigOf(cluster, managed);
  const importing = reasonOf(managed, importType) === "ManagedClusterImporting";
  if (source.found && importing) {
    const left = importMs - (conditionAgeMs(managed, importType, nowMs) ?? 0);
    if (left > 0) return left;
    await join(cluster, managed, nowMs);
    await dropAutoImportSecret(cluster, managed.metadata.name);
    return undefined;
  }
  const before = source.found ? withoutCondition(managed, importType) : managed;
  const conditions = withConditions(before, [accepted, importCondition(source)], nowMs);
  await saveStatus(cluster, managed, { conditions }, name);
  return source.found ? importMs : undefined;
}

interface Kubeconfig {
  readonly found: boolean;
  /** What is wrong with the Secret that should hold it. */
  readonly defect?: string;
}

async function kubeconfigOf(cluster: Cluster, managed: KubeObject): Promise<Kubeconfig> {
  const clusterName = managed.metadata.name;
  if (managed.metadata.labels?.["local-cluster"] === "true") return { found: true };
  const secret = await cluster.get(secretRef(clusterName, "auto-import-secret"));
  if (secret !== undefined) {
    const data = recordAt(secret, "data");
    const found = data.kubeconfig !== undefined || (data.token !== undefined && data.server !== undefined);
    const defect = `AutoImportSecretInvalid ${clusterName}/auto-import-secret; kubeconfig or token/server pair is missing`;
    return found ? { found } : { found, defect };
  }
  const deployment = await cluster.get({
    apiVersion: "hive.openshift.io/v1",
    kind: "ClusterDeployment",
    name: clusterName,
    namespace: clusterName,
  });
  const admin = textAt(deployment, "spec", "clusterMetadata", "adminKubeconfigSecretRef", "name");
  if (valueAt(deployment, "spec", "installed") !== true || admin === undefined) return { found: false };
  return { found: (await cluster.get(secretRef(clusterName, admin))) !== undefined };
}

function importCondition({ found, defect }: Kubeconfig): Condition {
  const base = { type: importType, status: "False" } as const;
  if (found) return { ...base, reason: "ManagedClusterImporting", message: "Start to import managed cluster" };
  return defect === undefined
    ? { ...base, reason: "ManagedClusterWaitForImporting", message: "Wait for importing" }
    : { ...base, reason: "ManagedClusterImportFailed", message: defect };
}

async function join(cluster: Cluster, managed: KubeObject, nowMs: number): Promise<void> {
  const conditions = withConditions(
    managed,
    [
      accepted,
      { type: importType, status: "True", reason: "ManagedClusterImported", message: "Import succeeded" },
      {
        type: "ManagedClusterJoined",
        status: "True",
        reason: "ManagedClusterJoined",
        message: "Managed cluster joined",
      },
      {
        type: availableType,
        status: "True",
        reason: "ManagedClusterAvailable",
        message: "Managed cluster is available",
      },
      {
        type: "ManagedClusterConditionClockSynced",
        status: "True",
        reason: "ManagedClusterClockSynced",
        message: "The clock of the managed cluster is synced with the hub.",
      },
    ],
    nowMs,
  );
  const clusterClaims = [
    { name: "name", value: managed.metadata.name },
    { name: "platform.open-cluster-management.io", value: "BareMetal" },
    { name: "product.open-cluster-management.io", value: "OpenShift" },
  ];
  await saveStatus(cluster, managed, { clusterClaims, conditions, version: { kubernetes: "v1.35.8" } }, name);
}

async function dropAutoImportSecret(cluster: Cluster, clusterName: string): Promise<void> {
  const ref = secretRef(clusterName, "auto-import-secret");
  const secret = await cluster.get(ref);
  const keep = "managedcluster-import-controller.open-cluster-management.io/keeping-auto-import-secret";
  if (secret !== undefined && secret.metadata.annotations?.[keep] === undefined) await cluster.remove(ref);
}

/** A cluster of which nothing is known yet takes nothing that does not tolerate it. */
async function taint(cluster: Cluster, managed: KubeObject, nowMs: number): Promise<void> {
  const taints = listAt(managed, "spec", "taints");
  const isTainted = taints.some((one) => textAt(one, "key") === unreachable);
  const isAvailable = isTrue(managed, availableType);
  if (isTainted !== isAvailable) return;
  const others = taints.filter((one) => textAt(one, "key") !== unreachable);
  const own = isAvailable ? [] : [{ effect: "NoSelect", key: unreachable, timeAdded: timeText(nowMs) }];
  const { apiVersion, kind } = managed;
  const metadata = { name: managed.metadata.name };
  const spec = { hubAcceptsClient: true, taints: [...others, ...own] };
  await cluster.apply({ apiVersion, kind, metadata, spec }, name);
}

function namespaceOf(clusterName: string): KubeObject {
  const labels = { "cluster.open-cluster-management.io/managedCluster": clusterName };
  return { apiVersion: "v1", kind: "Namespace", metadata: { name: clusterName, labels } };
}

function secretRef(
  namespace: string,
  secret: string,
): { apiVersion: string; kind: string; name: string; namespace: string } {
  return { apiVersion: "v1", kind: "Secret", name: secret, namespace };
}
