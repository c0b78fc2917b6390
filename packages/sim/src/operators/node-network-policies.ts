import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { conditionAgeMs, isTrue, withConditions, type Condition } from "../conditions.ts";
import { kindNames, numberAt, textAt, textRecordAt, valueAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { ownerReferences } from "../owner.ts";
import { ensureOnce, saveStatus } from "../write.ts";

const name = "nmstate-handler";
const group = "nmstate.io";

/** How long a node takes to set its interfaces. */
const applyMs = 20_000;

/**
 * NMState's handlers: each NodeNetworkConfigurationPolicy is enacted on the nodes that its nodeSelector names, half of
 * them at a time unless it says otherwise. Interfaces always come up.
 */
export const nodeNetworkPoliciesModel: OperatorModel = {
  name,
  watches: kindNames({
    "": "Node",
    [group]: "NMState NodeNetworkConfigurationEnactment NodeNetworkConfigurationPolicy",
  }),
  async step(cluster, nowMs) {
    const states = await cluster.list({ group, kind: "NMState" });
    if (!states.some((state) => isTrue(state, "Available"))) return undefined;
    const nodes = await cluster.list({ group: "", kind: "Node" });
    const policies = await cluster.list({ group, kind: "NodeNetworkConfigurationPolicy" });
    const waits: number[] = [];
    for (const policy of policies) {
      const selector = textRecordAt(policy, "spec", "nodeSelector");
      const matching = nodes.filter(({ metadata }) => isSelected(metadata.labels ?? {}, selector));
      const wait = await stepPolicy(cluster, policy, matching, nowMs);
      if (wait !== undefined) waits.push(wait);
    }
    await dropOrphans(cluster, policies);
    return waits.length === 0 ? undefined : { againInMs: Math.min(...waits) };
  },
};

function isSelected(labels: Readonly<Record<string, string>>, selector: Readonly<Record<string, string>>): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

async function stepPolicy(
  cluster: Cluster,
  policy: KubeObject,
  nodes: readonly KubeObject[],
  nowMs: number,
): Promise<number | undefined> {
  const atOnce = atOnceOf(policy, nodes.length);
  const waits: number[] = [];
  let busy = 0;
  let done = 0;
  for (const node of nodes) {
    const left = await enact(cluster, { policy, node, mayBegin: busy < atOnce }, nowMs);
    if (left === 0) done += 1;
    else if (left !== undefined) {
      busy += 1;
      waits.push(left);
    }
  }
  const conditions = withConditions(policy, policyConditions(done, nodes.length), nowMs);
  await saveStatus(cluster, policy, { conditions }, name);
  return waits.length === 0 ? undefined : Math.min(...waits);
}

/** `maxUnavailable`, a number or a part of the matching nodes, rounded up; at least one node. */
function atOnceOf(policy: KubeObject, nodes: number): number {
  const wanted = numberAt(policy, "spec", "maxUnavailable") ?? textAt(policy, "spec", "maxUnavailable") ?? "50%";
  if (typeof wanted === "number") return Math.max(1, wanted);
  const part = Number.parseInt(wanted, 10) / (wanted.endsWith("%") ? 100 : nodes);
  return Math.max(1, Math.ceil(part * nodes));
}

interface Enacting {
  readonly policy: KubeObject;
  readonly node: KubeObject;
  /** Whether the policy leaves room for one more node at this moment. */
  readonly mayBegin: boolean;
}

/** Lets one node go on with a policy: 0 if it is done, ms that are left if it is at it, undefined while it may not begin. */
async function enact(cluster: Cluster, enacting: Enacting, nowMs: number): Promise<number | undefined> {
  const { policy, node, mayBegin } = enacting;
  const generation = numberAt(policy, "metadata", "generation") ?? 1;
  const object = {
    apiVersion: `${group}/v1beta1`,
    kind: "NodeNetworkConfigurationEnactment",
    metadata: {
      name: `${node.metadata.name}.${policy.metadata.name}`,
      labels: { "nmstate.io/node": node.metadata.name, "nmstate.io/policy": policy.metadata.name },
      ownerReferences: ownerReferences(policy),
    },
  };
  await ensureOnce(cluster, object, name);
  const enactment = await cluster.get({ ...object, name: object.metadata.name });
  if (enactment === undefined) return undefined;
  const isCurrent = numberAt(enactment, "status", "policyGeneration") === generation;
  if (isCurrent && isTrue(enactment, "Available")) return 0;
  const isAtIt = isCurrent && isTrue(enactment, "Progressing");
  const left = isAtIt ? applyMs - (conditionAgeMs(enactment, "Progressing", nowMs) ?? 0) : applyMs;
  if (!isAtIt && !mayBegin) {
    const conditions = withConditions(enactment, pending, nowMs);
    await saveStatus(cluster, enactment, { conditions, policyGeneration: generation }, name);
    return undefined;
  }
  const status = {
    conditions: withConditions(enactment, left > 0 ? applying : applied, nowMs),
    desiredState: valueAt(policy, "spec", "desiredState"),
    policyGeneration: generation,
  };
  await saveStatus(cluster, enactment, status, name);
  return Math.max(left, 0);
}

type Word = "True" | "False" | "Unknown";

function enactmentConditions(
  reason: string,
  message: string,
  words: Readonly<Record<string, Word>>,
): readonly Condition[] {
  return ["Failing", "Available", "Progressing", "Pending", "Aborted"].map((type) => {
    const status = words[type] ?? "False";
    return { type, status, reason, message: status === "True" ? message : "" };
  });
}

const applying = enactmentConditions("ConfigurationProgressing", "Applying desired state", {
  Available: "Unknown",
  Failing: "Unknown",
  Progressing: "True",
});
const applied = enactmentConditions("SuccessfullyConfigured", "successfully reconciled", { Available: "True" });
const pending = enactmentConditions("MaxUnavailableLimitReached", "Waiting for progressing nodes to finish", {
  Available: "Unknown",
  Failing: "Unknown",
  Pending: "True",
});

function policyConditions(done: number, nodes: number): readonly Condition[] {
  const say = (reason: string, message: string, words: Readonly<Record<string, Word>>): readonly Condition[] =>
    ["Degraded", "Available", "Progressing", "Ignored"].map((type) => {
      const status = words[type] ?? "False";
      return { type, status, reason, message: status === "True" ? message : "" };
    });
  if (nodes === 0) return say("NoMatchingNode", "Policy does not match any node", { Ignored: "True" });
  if (done === nodes) {
    return say("SuccessfullyConfigured", `${done}/${nodes} nodes successfully configured`, { Available: "True" });
  }
  return say("ConfigurationProgressing", `Policy is progressing ${done}/${nodes} nodes finished`, {
    Available: "Unknown",
    Degraded: "Unknown",
    Progressing: "True",
  });
}

async function dropOrphans(cluster: Cluster, policies: readonly KubeObject[]): Promise<void> {
  const names = new Set(policies.map((policy) => policy.metadata.name));
  for (const { apiVersion, kind, metadata } of await cluster.list({
    group,
    kind: "NodeNetworkConfigurationEnactment",
  })) {
    if (!names.has(metadata.labels?.["nmstate.io/policy"] ?? "")) {
      await cluster.remove({ apiVersion, kind, name: metadata.name });
    }
  }
}
