import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { conditionAgeMs, isTrue, withConditions, type Condition } from "../conditions.ts";
import { kindNames, recordAt, textAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { ensureOnce, saveStatus } from "../write.ts";

const name = "infrastructure-operator";
const namespace = "multicluster-engine";
const group = "agent-install.openshift.io";

/** From the moment that its volumes are bound until the service answers. */
const startMs = 60_000;

const healthyType = "DeploymentsHealthy";

/** The claims that it makes, by the field of its spec that describes each. */
const claims = {
  databaseStorage: "postgres",
  filesystemStorage: "assisted-service",
  imageStorage: "image-service-data-assisted-image-service-0",
} as const;

/**
 * The operator of the assisted installer: an AgentServiceConfig named `agent` becomes a service with three volumes, and
 * is healthy once these are bound. The claims themselves say why they are not.
 */
export const agentServiceModel: OperatorModel = {
  name,
  watches: kindNames({ "": "PersistentVolumeClaim", [group]: "AgentServiceConfig" }),
  async step(cluster, nowMs) {
    const config = await cluster.get({ apiVersion: `${group}/v1beta1`, kind: "AgentServiceConfig", name: "agent" });
    if (config === undefined || isTrue(config, healthyType)) return undefined;
    await ensureOnce(cluster, { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } }, name);
    const unbound = await unboundOf(cluster, config);
    const reconciled: Condition = {
      type: "ReconcileCompleted",
      status: "True",
      reason: "ReconcileSucceeded",
      message: "AgentServiceConfig reconcile completed without error.",
    };
    const age = conditionAgeMs(config, "ReconcileCompleted", nowMs);
    const left = unbound.length > 0 || age === undefined ? startMs : startMs - age;
    const conditions = withConditions(config, [reconciled, healthy(unbound, left)], nowMs);
    await saveStatus(cluster, config, { conditions }, name);
    return unbound.length === 0 && left > 0 ? { againInMs: left } : undefined;
  },
};

/** Whether the assisted service of this hub answers: without it nobody looks at hosts and installations. */
export async function isServiceUp(cluster: Cluster): Promise<boolean> {
  const config = await cluster.get({ apiVersion: `${group}/v1beta1`, kind: "AgentServiceConfig", name: "agent" });
  return isTrue(config, healthyType);
}

async function unboundOf(cluster: Cluster, config: KubeObject): Promise<readonly string[]> {
  const unbound: string[] = [];
  for (const [field, claimName] of Object.entries(claims)) {
    const spec = recordAt(config, "spec", field);
    if (Object.keys(spec).length === 0) continue;
    const claim = { apiVersion: "v1", kind: "PersistentVolumeClaim", metadata: { name: claimName, namespace }, spec };
    await ensureOnce(cluster, claim, name);
    const made = await cluster.get({ apiVersion: "v1", kind: claim.kind, name: claimName, namespace });
    if (textAt(made, "status", "phase") !== "Bound") unbound.push(claimName);
  }
  return unbound;
}

function healthy(unbound: readonly string[], leftMs: number): Condition {
  if (unbound.length === 0 && leftMs <= 0) {
    return {
      type: healthyType,
      status: "True",
      reason: "DeploymentSucceeded",
      message: "All the deployments managed by Infrastructure-operator are healthy.",
    };
  }
  const waitsForImages = unbound.length === 1 && unbound[0] === claims.imageStorage;
  const message = waitsForImages
    ? "StatefulSet assisted-image-service ready replicas does not match desired replicas"
    : "Deployment assisted-service is not available";
  return { type: healthyType, status: "False", reason: "DeploymentFailure", message };
}
