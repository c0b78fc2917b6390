import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { conditionAgeMs, isTrue, withConditions, type Condition } from "../conditions.ts";
import { kindNames } from "../fields.ts";
import { kindsOf } from "../kinds.ts";
import type { OperatorModel } from "../operator-model.ts";
import { timeText } from "../simulated-time.ts";
import { ensureOnce, saveStatus } from "../write.ts";

const name = "kubernetes-nmstate-operator";
const group = "nmstate.io";

/** From the first look at an NMState until its handlers run on all nodes. */
const deployMs = 60_000;

/** NMState's operator: an NMState becomes handlers on the nodes, whose kinds it serves, and a state of each node. */
export const nmstateModel: OperatorModel = {
  name,
  watches: kindNames({ "": "Node", [group]: "NMState" }),
  async step(cluster, nowMs) {
    const [state] = await cluster.list({ group, kind: "NMState" });
    if (state === undefined) return undefined;
    if (isTrue(state, "Available")) {
      for (const node of await cluster.list({ group: "", kind: "Node" })) await report(cluster, node, nowMs);
      return undefined;
    }
    await cluster.serve(kindsOf("kubernetes-nmstate-operator", "NMState"));
    const left = deployMs - (conditionAgeMs(state, "Progressing", nowMs) ?? 0);
    const conditions = withConditions(state, left > 0 ? deploying : deployed, nowMs);
    await saveStatus(cluster, state, { conditions }, name);
    return { againInMs: Math.max(left, 0) };
  },
};

const deploying: readonly Condition[] = [
  {
    type: "Progressing",
    status: "True",
    reason: "Deploying",
    message: 'DaemonSet "nmstate-handler" is not yet scheduled on any nodes',
  },
  { type: "Available", status: "False", reason: "Deploying", message: "Deploying is in progress" },
  { type: "Degraded", status: "False", reason: "Deploying", message: "Deploying is in progress" },
];

const ready = { reason: "SuccessfullyDeployed", message: "All components are available and ready" };
const deployed: readonly Condition[] = [
  { type: "Progressing", status: "False", ...ready },
  { type: "Available", status: "True", ...ready },
  { type: "Degraded", status: "False", ...ready },
];

/** What a handler says of its node: that it looks at it. The interfaces of a node are not modelled. */
async function report(cluster: Cluster, node: KubeObject, nowMs: number): Promise<void> {
  const object = { apiVersion: `${group}/v1beta1`, kind: "NodeNetworkState", metadata: { name: node.metadata.name } };
  await ensureOnce(cluster, object, name);
  const made = await cluster.get({ ...object, name: node.metadata.name });
  if (made === undefined || made.status !== undefined) return;
  const currentState = { interfaces: [] };
  await saveStatus(cluster, made, { currentState, lastSuccessfulUpdateTime: timeText(nowMs) }, name);
}
