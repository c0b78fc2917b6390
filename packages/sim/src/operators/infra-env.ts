import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { withConditions, isTrue, type Condition } from "../conditions.ts";
import { kindNames, textAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { timeText } from "../simulated-time.ts";
import { saveStatus } from "../write.ts";
import { isServiceUp } from "./agent-service.ts";
import { pullSecretDefect } from "./pull-secret.ts";

const name = "assisted-service-infra-env";
const group = "agent-install.openshift.io";

/** Discovery images: each InfraEnv has one once its pull secret is there and its cluster is known to the service. */
export const infraEnvModel: OperatorModel = {
  name,
  watches: kindNames({
    "": "Secret",
    [group]: "AgentServiceConfig InfraEnv",
    "extensions.hive.openshift.io": "AgentClusterInstall",
    "hive.openshift.io": "ClusterDeployment",
  }),
  async step(cluster, nowMs) {
    if (!(await isServiceUp(cluster))) return undefined;
    for (const infraEnv of await cluster.list({ group, kind: "InfraEnv" })) {
      const condition = await imageCondition(cluster, infraEnv);
      const conditions = withConditions(infraEnv, [condition], nowMs);
      const image = condition.status === "True" ? imageOf(infraEnv, nowMs) : { isoDownloadURL: "" };
      await saveStatus(cluster, infraEnv, { ...image, conditions }, name);
    }
    return undefined;
  },
};

async function imageCondition(cluster: Cluster, infraEnv: KubeObject): Promise<Condition> {
  const base = { type: "ImageCreated" } as const;
  const failed = (message: string): Condition => ({ ...base, status: "False", reason: "ImageCreationError", message });
  const clusterName = textAt(infraEnv, "spec", "clusterRef", "name");
  const namespace = textAt(infraEnv, "spec", "clusterRef", "namespace") ?? "";
  if (clusterName !== undefined) {
    const ref = { apiVersion: "hive.openshift.io/v1", kind: "ClusterDeployment", name: clusterName, namespace };
    const deployment = await cluster.get(ref);
    if (deployment === undefined) {
      const what = `failed to get clusterDeployment with name ${clusterName} in namespace ${namespace}`;
      const message = `ClusterDeployment is missing: ${what}: ClusterDeployment.hive.openshift.io "${clusterName}" not found`;
      return { ...base, status: "Unknown", reason: "MissingClusterDeployment", message };
    }
    const install = textAt(deployment, "spec", "clusterInstallRef", "name") ?? "";
    if (!(await isSynced(cluster, install, namespace))) {
      const look = `check AgentClusterInstall conditions: name ${install} in namespace ${namespace}`;
      return failed(`Failed to create image: cluster does not exist: ${clusterName}, ${look}`);
    }
  }
  const defect = await pullSecretDefect(cluster, infraEnv);
  if (defect !== undefined) return failed(`Failed to create image due to an internal error: ${defect}`);
  return {
    ...base,
    status: "True",
    reason: "InfraEnvAvailable",
    message: "InfraEnv is available: Image has been created",
  };
}

async function isSynced(cluster: Cluster, install: string, namespace: string): Promise<boolean> {
  const apiVersion = "extensions.hive.openshift.io/v1beta1";
  const object = await cluster.get({ apiVersion, kind: "AgentClusterInstall", name: install, namespace });
  return isTrue(object, "SpecSynced");
}

function imageOf(infraEnv: KubeObject, nowMs: number): Readonly<Record<string, unknown>> {
  const { name: infraEnvName, namespace = "" } = infraEnv.metadata;
  const host = "assisted-image-service-multicluster-engine.apps.hub.invalid";
  return {
    agentLabelSelector: { matchLabels: { "infraenvs.agent-install.openshift.io": infraEnvName } },
    createdTime: textAt(infraEnv, "status", "createdTime") ?? timeText(nowMs),
    isoDownloadURL: `https://${host}/images/${namespace}-${infraEnvName}/minimal.iso`,
  };
}
