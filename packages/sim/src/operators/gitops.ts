import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { conditionAgeMs, withConditions, type Condition } from "../conditions.ts";
import { kindNames, listAt, textAt, valueAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { ownerReferences } from "../owner.ts";
import { ensure, ensureOnce, saveStatus } from "../write.ts";
import { argocdPermissions, argocdSettings } from "./argocd-config.ts";
import { defaultArgocd, defaultInstance, defaultNamespace, defaultParts } from "./default-argocd.ts";
import { isRunning } from "./installed.ts";

const name = "openshift-gitops-operator";

/**
 * The OpenShift GitOps operator: the instance that it makes by itself, and what it makes of each ArgoCD resource as far
 * as others see it: settings, permissions, service accounts, the status. No workload is made and no Secret: those are
 * the real Argo CD's, or nobody's. Unlike the real operator it leaves keys of the settings alone that it does not set.
 */
export function gitopsModel({ startMs = 2_000 }: { readonly startMs?: number } = {}): OperatorModel {
  return {
    name,
    watches: kindNames({
      "": "ConfigMap Namespace",
      "argoproj.io": "ArgoCD",
      "operators.coreos.com": "ClusterServiceVersion Subscription",
    }),
    step: async (cluster, nowMs) => {
      if (!(await isRunning(cluster, name))) return undefined;
      await keepDefault(cluster);
      const waits: number[] = [];
      for (const argocd of await cluster.list({ group: "argoproj.io", kind: "ArgoCD" })) {
        const left = await stepInstance(cluster, argocd, { nowMs, startMs });
        if (left > 0) waits.push(left);
      }
      return waits.length === 0 ? undefined : { againInMs: Math.min(...waits) };
    },
  };
}

/** Keeps the operator's own instance, or keeps it away where the Subscription says so. */
async function keepDefault(cluster: Cluster): Promise<void> {
  const service = {
    apiVersion: "pipelines.openshift.io/v1alpha1",
    kind: "GitopsService",
    metadata: { name: "cluster" },
  };
  await ensureOnce(cluster, { ...service, spec: {} }, name);
  await keepNamespace(cluster);
  const ref = { ...defaultArgocd, namespace: defaultNamespace };
  if (await isDefaultDisabled(cluster)) {
    await cluster.remove(ref);
    return;
  }
  const existing = await cluster.get(ref);
  if (existing === undefined) await cluster.apply(defaultInstance(), name);
  else await fillResources(cluster, existing);
}

async function keepNamespace(cluster: Cluster): Promise<void> {
  const labels = { "security.openshift.io/scc.podSecurityLabelSync": "true" };
  const metadata = { name: defaultNamespace, labels };
  const existing = await cluster.get({ apiVersion: "v1", kind: "Namespace", name: defaultNamespace });
  const monitored = { ...labels, "openshift.io/cluster-monitoring": "true" };
  const wanted = existing === undefined ? { ...metadata, labels: monitored } : metadata;
  await ensure(cluster, { apiVersion: "v1", kind: "Namespace", metadata: wanted }, `${name}-namespace`);
}

async function isDefaultDisabled(cluster: Cluster): Promise<boolean> {
  const subscriptions = await cluster.list({ group: "operators.coreos.com", kind: "Subscription" });
  return subscriptions
    .filter((one) => textAt(one, "spec", "name") === name)
    .flatMap((one) => listAt(one, "spec", "config", "env"))
    .some((one) => textAt(one, "name") === "DISABLE_DEFAULT_ARGOCD_INSTANCE" && textAt(one, "value") === "true");
}

/** Gives parts resources where people gave them none. */
async function fillResources(cluster: Cluster, argocd: KubeObject): Promise<void> {
  const { apiVersion, kind, metadata } = argocd;
  for (const [part, { resources, ...rest }] of Object.entries(defaultParts)) {
    if (valueAt(argocd, "spec", part, "resources") !== undefined) continue;
    const given = valueAt(argocd, "spec", part) === undefined ? { ...rest, resources } : { resources };
    const only = {
      name: metadata.name,
      ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
    };
    // A manager for each part: what one of them gave stays when another is given.
    await cluster.apply({ apiVersion, kind, metadata: only, spec: { [part]: given } }, `${name}-${part}`);
  }
}

/** What the operator makes of an ArgoCD; gives how long its parts still take to start, in ms. */
async function stepInstance(
  cluster: Cluster,
  argocd: KubeObject,
  { nowMs, startMs }: { readonly nowMs: number; readonly startMs: number },
): Promise<number> {
  for (const account of serviceAccounts(argocd)) await ensureOnce(cluster, ownedBy(argocd, account), name);
  for (const [config, data] of Object.entries(configMaps(argocd))) {
    // Applied each time, so that settings go which nobody wants any more; what is as it was is no change.
    await cluster.apply(ownedBy(argocd, { ...labelled(argocd, "ConfigMap", config), data }), name);
  }
  const age = conditionAgeMs(argocd, "Reconciled", nowMs);
  const left = age === undefined ? startMs : Math.max(0, startMs - age);
  const reconciled: Condition = { type: "Reconciled", status: "True", reason: "Success", message: "" };
  await saveStatus(
    cluster,
    argocd,
    { ...partsOf(argocd, left === 0), conditions: withConditions(argocd, [reconciled], nowMs) },
    name,
  );
  if (left === 0 && isOn(argocd, "server")) await ensureOnce(cluster, defaultProject(argocd), "argocd-server");
  return left;
}

/** Settings by the ConfigMap's name. Those without content are there for Argo CD and people to write into. */
const configMaps = (argocd: KubeObject): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  "argocd-cm": argocdSettings(argocd),
  "argocd-gpg-keys-cm": {},
  "argocd-rbac-cm": argocdPermissions(argocd),
  "argocd-ssh-known-hosts-cm": {},
  "argocd-tls-certs-cm": {},
});

const usesDex = (argocd: KubeObject): boolean => textAt(argocd, "spec", "sso", "provider")?.toLowerCase() === "dex";
const isOn = (argocd: KubeObject, part: string): boolean => valueAt(argocd, "spec", part, "enabled") !== false;
const hasSets = (argocd: KubeObject): boolean => valueAt(argocd, "spec", "applicationSet") !== undefined;

function serviceAccounts(argocd: KubeObject): readonly KubeObject[] {
  const components = [
    "argocd-application-controller",
    ...(hasSets(argocd) ? ["applicationset-controller"] : []),
    ...(usesDex(argocd) ? ["argocd-dex-server"] : []),
    "argocd-redis",
    "argocd-redis-ha",
    "argocd-server",
  ];
  return components.map((component) => {
    const account = labelled(argocd, "ServiceAccount", component);
    return { ...account, metadata: { ...account.metadata, name: `${argocd.metadata.name}-${component}` } };
  });
}

/** An object with the labels by which Argo CD finds what is its own. */
function labelled(argocd: KubeObject, kind: string, component: string): KubeObject {
  const { name: instance, namespace = "" } = argocd.metadata;
  const labels = {
    "app.kubernetes.io/managed-by": instance,
    "app.kubernetes.io/name": component,
    "app.kubernetes.io/part-of": "argocd",
    "operator.argoproj.io/tracked-by": "argocd",
  };
  return { apiVersion: "v1", kind, metadata: { name: component, namespace, labels } };
}

function ownedBy(owner: KubeObject, object: KubeObject): KubeObject {
  const references = { ownerReferences: ownerReferences(owner) };
  return { ...object, metadata: { ...object.metadata, ...references } };
}

/** The states of the parts, and of the whole: available when all that is not switched off runs. */
function partsOf(argocd: KubeObject, isUp: boolean): Readonly<Record<string, unknown>> {
  const state = isUp ? "Running" : "Pending";
  const of = (isWanted: boolean): string => (isWanted ? state : "Unknown");
  return {
    applicationController: of(isOn(argocd, "controller")),
    applicationSetController: of(hasSets(argocd)),
    phase: isUp ? "Available" : "Pending",
    redis: of(isOn(argocd, "redis")),
    repo: of(isOn(argocd, "repo")),
    server: of(isOn(argocd, "server")),
    sso: of(usesDex(argocd)),
  };
}

/** The project of Applications that name none. Argo CD's server makes it, not the operator. */
function defaultProject({ metadata: { namespace = "" } }: KubeObject): KubeObject {
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "AppProject",
    metadata: { name: "default", namespace },
    spec: {
      clusterResourceWhitelist: [{ group: "*", kind: "*" }],
      destinations: [{ namespace: "*", server: "*" }],
      sourceRepos: ["*"],
    },
  };
}
