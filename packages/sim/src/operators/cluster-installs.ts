import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { conditionAgeMs, isTrue, withConditions, type Condition } from "../conditions.ts";
import { kindNames, numberAt, textAt, textsAt, valueAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { ensure, saveStatus } from "../write.ts";
import { isServiceUp } from "./agent-service.ts";
import { installConditions } from "./install-conditions.ts";
import type { AgentCounts, InstallState } from "./install-state.ts";
import { pullSecretDefect } from "./pull-secret.ts";

const name = "assisted-service-installs";
const hiveExtensions = "extensions.hive.openshift.io";

/** From the moment that the requirements are met until each state begins. */
const beginsMs = [
  ["ready", 0],
  ["preparing-for-installation", 30_000],
  ["installing", 120_000],
  ["finalizing", 2_400_000],
  ["adding-hosts", 3_300_000],
] as const satisfies readonly (readonly [InstallState, number])[];

/**
 * Installations: an AgentClusterInstall begins when its pull secret and its release image are there and exactly as many
 * agents as it asks for, takes an hour, and ends with the cluster's kubeconfig in a Secret and its ClusterDeployment
 * installed.
 */
export const clusterInstallsModel: OperatorModel = {
  name,
  watches: kindNames({
    "": "Secret",
    "agent-install.openshift.io": "Agent AgentServiceConfig",
    [hiveExtensions]: "AgentClusterInstall",
    "hive.openshift.io": "ClusterDeployment ClusterImageSet",
  }),
  async step(cluster, nowMs) {
    if (!(await isServiceUp(cluster))) return undefined;
    const waits: number[] = [];
    for (const install of await cluster.list({ group: hiveExtensions, kind: "AgentClusterInstall" })) {
      const { namespace = "" } = install.metadata;
      const deploymentName = textAt(install, "spec", "clusterDeploymentRef", "name") ?? "";
      const ref = { apiVersion: "hive.openshift.io/v1", kind: "ClusterDeployment", name: deploymentName, namespace };
      const deployment = await cluster.get(ref);
      if (deployment === undefined) continue;
      const wait = await stepInstall(cluster, install, deployment, nowMs);
      if (wait !== undefined) waits.push(wait);
    }
    return waits.length === 0 ? undefined : { againInMs: Math.min(...waits) };
  },
};

async function stepInstall(
  cluster: Cluster,
  install: KubeObject,
  deployment: KubeObject,
  nowMs: number,
): Promise<number | undefined> {
  if (valueAt(deployment, "spec", "installed") === true) return undefined;
  const defect = (await pullSecretDefect(cluster, deployment)) ?? (await imageSetDefect(cluster, install));
  const counts = countAgents(install, await agentsOf(cluster, deployment));
  const age = isTrue(install, "RequirementsMet") ? conditionAgeMs(install, "RequirementsMet", nowMs) : undefined;
  const state = defect === undefined ? stateAt(counts, age) : "insufficient";
  await save(cluster, { install, defect, counts, state }, nowMs);
  if (state === "adding-hosts") await finish(cluster, install, deployment, nowMs);
  const next = beginsMs.find(([, begin]) => begin > (age ?? 0));
  const isOver = next === undefined || state === "insufficient" || counts.workers !== counts.workersWanted;
  return isOver ? undefined : next[1] - (age ?? 0);
}

async function imageSetDefect(cluster: Cluster, install: KubeObject): Promise<string | undefined> {
  const imageSet = textAt(install, "spec", "imageSetRef", "name") ?? "";
  const found = await cluster.get({ apiVersion: "hive.openshift.io/v1", kind: "ClusterImageSet", name: imageSet });
  return found === undefined
    ? `ClusterImageSet ${imageSet} not found. Please ensure the ClusterImageSet exists`
    : undefined;
}

/** The agents that are bound to a ClusterDeployment, in order of name. */
async function agentsOf(cluster: Cluster, deployment: KubeObject): Promise<readonly KubeObject[]> {
  const { name: deploymentName, namespace = "" } = deployment.metadata;
  const agents = await cluster.list({ group: "agent-install.openshift.io", kind: "Agent" });
  return agents.filter(
    (agent) =>
      textAt(agent, "spec", "clusterDeploymentName", "name") === deploymentName &&
      textAt(agent, "spec", "clusterDeploymentName", "namespace") === namespace &&
      isTrue(agent, "Bound"),
  );
}

function countAgents(install: KubeObject, agents: readonly KubeObject[]): AgentCounts {
  const masters = agents.filter((agent) => textAt(agent, "spec", "role") === "master").length;
  return {
    masters,
    workers: agents.length - masters,
    mastersWanted: numberAt(install, "spec", "provisionRequirements", "controlPlaneAgents") ?? 3,
    workersWanted: numberAt(install, "spec", "provisionRequirements", "workerAgents") ?? 0,
  };
}

/** Too few control-plane hosts are insufficient; too few or too many workers leave a ready cluster that does not begin. */
function stateAt(counts: AgentCounts, ageMs: number | undefined): InstallState {
  if (ageMs === undefined) return counts.masters === counts.mastersWanted ? "ready" : "insufficient";
  return beginsMs.findLast(([, begin]) => begin <= ageMs)?.[0] ?? "ready";
}

interface Installation {
  readonly install: KubeObject;
  readonly defect: string | undefined;
  readonly counts: AgentCounts;
  readonly state: InstallState;
}

async function save(cluster: Cluster, installation: Installation, nowMs: number): Promise<void> {
  const { install, defect, counts, state } = installation;
  const says: readonly Condition[] = installConditions({ defect, counts, state });
  const status = {
    apiVIPs: textsAt(install, "spec", "apiVIPs"),
    conditions: withConditions(install, says, nowMs),
    debugInfo: { eventsURL: "", logsURL: "", state, stateInfo: infoOf[state] },
    ingressVIPs: textsAt(install, "spec", "ingressVIPs"),
    progress: { totalPercentage: percentOf[state] },
  };
  await saveStatus(cluster, install, status, name);
}

const infoOf: Readonly<Record<InstallState, string>> = {
  "adding-hosts": "Cluster is installed",
  finalizing: "Finalizing cluster installation",
  installing: "Installation in progress",
  insufficient: "Cluster is not ready for install",
  "preparing-for-installation": "Preparing cluster for installation",
  ready: "Cluster ready to be installed",
};

const percentOf: Readonly<Record<InstallState, number>> = {
  "adding-hosts": 100,
  finalizing: 80,
  installing: 20,
  insufficient: 0,
  "preparing-for-installation": 0,
  ready: 0,
};

/** What is known of a cluster once it is installed: its credentials, its ids, that it is installed. */
async function finish(cluster: Cluster, install: KubeObject, deployment: KubeObject, nowMs: number): Promise<void> {
  const { name: clusterName, namespace = "" } = deployment.metadata;
  // Secrets hold a word and no credential: nobody logs in with them.
  const word = "c2ltdWxhdGVk";
  const kubeconfig = secretOf(deployment, "admin-kubeconfig", "kubeconfig", { kubeconfig: word });
  const password = secretOf(deployment, "admin-password", "kubeadmincreds", { password: word, username: word });
  await ensure(cluster, kubeconfig, name);
  await ensure(cluster, password, name);
  const clusterMetadata = {
    adminKubeconfigSecretRef: { name: kubeconfig.metadata.name },
    adminPasswordSecretRef: { name: password.metadata.name },
    clusterID: `00000000-0000-4000-9000-${idDigits(clusterName)}`,
    infraID: `00000000-0000-4000-a000-${idDigits(clusterName)}`,
  };
  const own = { name: install.metadata.name, namespace };
  const { apiVersion, kind } = install;
  await ensure(cluster, { apiVersion, kind, metadata: own, spec: { clusterMetadata } }, name);
  const domain = `${clusterName}.${textAt(deployment, "spec", "baseDomain") ?? ""}`;
  const installed: Condition = {
    type: "ClusterInstallCompleted",
    status: "True",
    reason: "InstallationCompleted",
    message: "The installation has completed: Cluster is installed",
  };
  const status = {
    apiURL: `https://api.${domain}:6443`,
    conditions: withConditions(deployment, [installed], nowMs),
    webConsoleURL: `https://console-openshift-console.apps.${domain}`,
  };
  await saveStatus(cluster, deployment, status, name);
  const metadata = { name: clusterName, namespace };
  const spec = { clusterMetadata, installed: true };
  await ensure(cluster, { apiVersion: deployment.apiVersion, kind: deployment.kind, metadata, spec }, name);
}

function secretOf(
  deployment: KubeObject,
  suffix: string,
  type: string,
  data: Readonly<Record<string, string>>,
): KubeObject {
  const { name: clusterName, namespace = "" } = deployment.metadata;
  const labels = {
    "hive.openshift.io/cluster-deployment-name": clusterName,
    "hive.openshift.io/secret-type": type,
  };
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: `${clusterName}-${suffix}`, namespace, labels },
    data,
    type: "Opaque",
  };
}

/** Twelve digits that are the same for the same name. */
function idDigits(text: string): string {
  const sum = [...text].reduce((hash, char) => (hash * 31 + (char.codePointAt(0) ?? 0)) % 281_474_976_710_597, 7);
  return sum.toString(16).padStart(12, "0");
}
