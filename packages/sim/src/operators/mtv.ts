import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { conditionAgeMs, isTrue, withConditions, type Condition } from "../conditions.ts";
import { kindNames } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { ensureOnce, saveStatus } from "../write.ts";

const name = "forklift-operator";
const group = "forklift.konveyor.io";

/** From the first look at a ForkliftController until its deployments are up. */
const deployMs = 120_000;

/** Forklift's operator: deploys the engine that a ForkliftController describes, and makes the provider `host`. */
export const mtvModel: OperatorModel = {
  name,
  watches: kindNames({ [group]: "ForkliftController" }),
  async step(cluster, nowMs) {
    const controllers = await cluster.list({ group, kind: "ForkliftController" });
    const controller = controllers[0];
    if (controller === undefined) return undefined;
    if (isTrue(controller, "Successful")) {
      await ensureOnce(cluster, hostProvider(controller), name);
      return undefined;
    }
    const left = deployMs - (conditionAgeMs(controller, "Running", nowMs) ?? 0);
    const conditions = withConditions(controller, left > 0 ? running : successful, nowMs);
    await saveStatus(cluster, controller, { conditions }, name);
    return left > 0 ? { againInMs: left } : { againInMs: 0 };
  },
};

/** Whether the engine of a namespace runs: without it nobody looks at Providers there. */
export async function isEngineUp(cluster: Cluster): Promise<boolean> {
  const controllers = await cluster.list({ group, kind: "ForkliftController" });
  return controllers.some((controller) => isTrue(controller, "Successful"));
}

/** What an operator made with Ansible says while it works, and when it is done. */
const running: readonly Condition[] = [
  { type: "Running", status: "True", reason: "Running", message: "Running reconciliation" },
];
const successful: readonly Condition[] = [
  { type: "Running", status: "True", reason: "Successful", message: "Awaiting next reconciliation" },
  { type: "Successful", status: "True", reason: "Successful", message: "Last reconciliation succeeded" },
];

function hostProvider(controller: KubeObject): KubeObject {
  const { namespace = "openshift-mtv" } = controller.metadata;
  return {
    apiVersion: `${group}/v1beta1`,
    kind: "Provider",
    metadata: { name: "host", namespace },
    spec: { secret: {}, type: "openshift", url: "" },
  };
}
