import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { withConditions } from "../conditions.ts";
import { kindNames, textAt } from "../fields.ts";
import type { FleetModel } from "../fleet-model.ts";
import { timeText } from "../simulated-time.ts";
import { ensure, ensureNamespace, saveStatus } from "../write.ts";
import { isJoined } from "./work.ts";

const name = "managed-serviceaccount";
const group = "authentication.open-cluster-management.io";
const agentNamespace = "open-cluster-management-agent-addon";
const ownLabel = `${group}/is-managed-serviceaccount`;

/** The words `placeholder`, as a Secret holds them: nobody logs in with it. */
const placeholder = "cGxhY2Vob2xkZXI=";

/**
 * The agent that makes service accounts on its cluster for the ManagedServiceAccounts of its namespace on the hub, and
 * reports their tokens there, in a Secret of the same name.
 */
export const managedServiceAccountsModel: FleetModel = {
  name,
  watches: {
    hub: kindNames({
      "": "Secret",
      [group]: "ManagedServiceAccount",
      "addon.open-cluster-management.io": "ManagedClusterAddOn",
      "cluster.open-cluster-management.io": "ManagedCluster",
    }),
    managed: kindNames({ "": "ServiceAccount" }),
  },
  async step(hub, managed, clusterName, nowMs) {
    if (!(await isJoined(hub, clusterName))) return undefined;
    const addOn = await hub.get({
      apiVersion: "addon.open-cluster-management.io/v1alpha1",
      kind: "ManagedClusterAddOn",
      name,
      namespace: clusterName,
    });
    if (addOn === undefined) return undefined;
    await ensureNamespace(managed, agentNamespace, name);
    const accounts = await hub.list({ group, kind: "ManagedServiceAccount" }, clusterName);
    for (const account of accounts) await report(hub, managed, account, nowMs);
    await dropOrphans(managed, new Set(accounts.map((account) => account.metadata.name)));
    return undefined;
  },
};

async function report(hub: Cluster, managed: Cluster, account: KubeObject, nowMs: number): Promise<void> {
  const { name: accountName, namespace = "" } = account.metadata;
  const labels = { [ownLabel]: "true" };
  const metadata = { name: accountName, namespace: agentNamespace, labels };
  await ensure(managed, { apiVersion: "v1", kind: "ServiceAccount", metadata }, name);
  const secret = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: accountName, namespace, labels },
    data: { "ca.crt": placeholder, token: placeholder },
    type: "Opaque",
  };
  await ensure(hub, secret, name);
  const refreshed = textAt(account, "status", "tokenSecretRef", "lastRefreshTimestamp") ?? timeText(nowMs);
  const validityMs = hoursOf(textAt(account, "spec", "rotation", "validity") ?? "8640h") * 3_600_000;
  const status = {
    conditions: withConditions(
      account,
      [
        { type: "SecretCreated", status: "True", reason: "SecretCreated", message: "" },
        { type: "TokenReported", status: "True", reason: "TokenReported", message: "" },
      ],
      nowMs,
    ),
    expirationTimestamp: textAt(account, "status", "expirationTimestamp") ?? timeText(nowMs + validityMs),
    tokenSecretRef: { lastRefreshTimestamp: refreshed, name: accountName },
  };
  await saveStatus(hub, account, status, name);
}

/** The hours of a duration as Kubernetes writes it (`8640h0m0s`); minutes and seconds do not count. */
function hoursOf(duration: string): number {
  return Number(/^(\d+)h/.exec(duration)?.[1] ?? 1);
}

async function dropOrphans(managed: Cluster, wanted: ReadonlySet<string>): Promise<void> {
  for (const { apiVersion, kind, metadata } of await managed.list(
    { group: "", kind: "ServiceAccount" },
    agentNamespace,
  )) {
    if (metadata.labels?.[ownLabel] === "true" && !wanted.has(metadata.name)) {
      await managed.remove({ apiVersion, kind, name: metadata.name, namespace: agentNamespace });
    }
  }
}
