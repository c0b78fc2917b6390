import type { KubeObject } from "@vmfactory/core";
import { compareBy } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { withConditions, type Condition } from "../conditions.ts";
import { kindNames, listAt, numberAt, recordAt, textAt, textsAt, valueAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { ownerReferences } from "../owner.ts";
import { matchesExpressions, matchesLabels } from "../selectors.ts";
import { ensure, saveStatus } from "../write.ts";

const name = "placement-controller";
const group = "cluster.open-cluster-management.io";
const placementLabel = `${group}/placement`;
const setLabel = `${group}/clusterset`;
const decisionsMax = 100;

/** Sets of clusters, their bindings to namespaces, and the decisions of the Placements there. */
export const placementModel: OperatorModel = {
  name,
  watches: kindNames({
    [group]: "ManagedCluster ManagedClusterSet ManagedClusterSetBinding Placement PlacementDecision",
  }),
  async step(cluster, nowMs) {
    const managed = await cluster.list({ group, kind: "ManagedCluster" });
    const sets = await cluster.list({ group, kind: "ManagedClusterSet" });
    const bindings = await cluster.list({ group, kind: "ManagedClusterSetBinding" });
    const placements = await cluster.list({ group, kind: "Placement" });
    for (const set of sets) await stepSet(cluster, set, membersOf(set, managed).length, nowMs);
    for (const binding of bindings) await stepBinding(cluster, binding, sets, nowMs);
    for (const placement of placements) {
      const bound = sets.filter((set) => bindings.some((binding) => isBound(binding, set, placement)));
      await stepPlacement(cluster, { placement, bound, managed }, nowMs);
    }
    await dropOrphans(cluster, placements);
    return undefined;
  },
};

function membersOf(set: KubeObject, managed: readonly KubeObject[]): readonly KubeObject[] {
  const selector = valueAt(set, "spec", "clusterSelector");
  const isBySelector = textAt(selector, "selectorType") === "LabelSelector";
  return managed.filter(({ metadata: { labels = {} } }) =>
    isBySelector ? matchesLabels(labels, valueAt(selector, "labelSelector")) : labels[setLabel] === set.metadata.name,
  );
}

async function stepSet(cluster: Cluster, set: KubeObject, members: number, nowMs: number): Promise<void> {
  const condition: Condition =
    members === 0
      ? { type: "ClusterSetEmpty", status: "True", reason: "NoClusterMatched", message: "No ManagedCluster selected" }
      : {
          type: "ClusterSetEmpty",
          status: "False",
          reason: "ClustersSelected",
          message: `${members} ManagedClusters selected`,
        };
  await saveStatus(cluster, set, { conditions: withConditions(set, [condition], nowMs) }, name);
}

async function stepBinding(
  cluster: Cluster,
  binding: KubeObject,
  sets: readonly KubeObject[],
  nowMs: number,
): Promise<void> {
  const isThere = sets.some((set) => set.metadata.name === textAt(binding, "spec", "clusterSet"));
  const condition: Condition = isThere
    ? { type: "Bound", status: "True", reason: "ClusterSetBound", message: "" }
    : { type: "Bound", status: "False", reason: "ClusterSetNotFound", message: "" };
  await saveStatus(cluster, binding, { conditions: withConditions(binding, [condition], nowMs) }, name);
}

function isBound(binding: KubeObject, set: KubeObject, placement: KubeObject): boolean {
  const isHere = binding.metadata.namespace === placement.metadata.namespace;
  return isHere && textAt(binding, "spec", "clusterSet") === set.metadata.name;
}

interface Placing {
  readonly placement: KubeObject;
  /** Sets that are bound to the Placement's namespace. */
  readonly bound: readonly KubeObject[];
  readonly managed: readonly KubeObject[];
}

async function stepPlacement(cluster: Cluster, placing: Placing, nowMs: number): Promise<void> {
  const { placement, bound, managed } = placing;
  const wantedSets = textsAt(placement, "spec", "clusterSets");
  const sets = wantedSets.length === 0 ? bound : bound.filter((set) => wantedSets.includes(set.metadata.name));
  const names = new Set(sets.flatMap((set) => membersOf(set, managed)).map((one) => one.metadata.name));
  const available = managed.filter((one) => names.has(one.metadata.name));
  const before = await decisionsOf(cluster, placement);
  const feasible = available
    .filter((one) => matchesPredicates(one, placement) && isTolerated(one, placement, before))
    .map((one) => one.metadata.name)
    .sort((a, b) => (before.has(a) === before.has(b) ? 0 : before.has(a) ? -1 : 1));
  const wanted = numberAt(placement, "spec", "numberOfClusters");
  const chosen = feasible.slice(0, wanted ?? feasible.length);
  const decisions = await decide(cluster, placement, chosen.sort(compareBy((one) => one)));
  const outcome = {
    wantedSets,
    bound: bound.length,
    sets: sets.map((set) => set.metadata.name),
    available: available.length,
    feasible: feasible.length,
    unscheduled: (wanted ?? chosen.length) - chosen.length,
  };
  const conditions = withConditions(placement, [configured, satisfied(outcome)], nowMs);
  const decisionGroups = [{ clusterCount: chosen.length, decisionGroupIndex: 0, decisionGroupName: "", decisions }];
  await saveStatus(cluster, placement, { conditions, decisionGroups, numberOfSelectedClusters: chosen.length }, name);
}

function matchesPredicates(managed: KubeObject, placement: KubeObject): boolean {
  const predicates = listAt(placement, "spec", "predicates");
  const claims = Object.fromEntries(
    listAt(managed, "status", "clusterClaims").map((claim) => [
      textAt(claim, "name") ?? "",
      textAt(claim, "value") ?? "",
    ]),
  );
  const matches = (predicate: unknown): boolean => {
    const selector = valueAt(predicate, "requiredClusterSelector");
    const { labels = {} } = managed.metadata;
    return (
      matchesLabels(labels, recordAt(selector, "labelSelector")) &&
      matchesExpressions(claims, recordAt(selector, "claimSelector"))
    );
  };
  return predicates.length === 0 || predicates.some(matches);
}

function isTolerated(managed: KubeObject, placement: KubeObject, before: ReadonlySet<string>): boolean {
  const tolerations = listAt(placement, "spec", "tolerations");
  return listAt(managed, "spec", "taints").every((taint) => {
    const effect = textAt(taint, "effect");
    if (effect === "PreferNoSelect") return true;
    if (effect === "NoSelectIfNew" && before.has(managed.metadata.name)) return true;
    return tolerations.some((toleration) => tolerates(toleration, taint));
  });
}

function tolerates(toleration: unknown, taint: unknown): boolean {
  const effect = textAt(toleration, "effect");
  const key = textAt(toleration, "key");
  if (effect !== undefined && effect !== textAt(taint, "effect")) return false;
  if (key !== undefined && key !== textAt(taint, "key")) return false;
  return textAt(toleration, "operator") === "Exists" || textAt(toleration, "value") === textAt(taint, "value");
}

/** The clusters that a Placement has chosen so far. */
async function decisionsOf(cluster: Cluster, placement: KubeObject): Promise<ReadonlySet<string>> {
  const all = await cluster.list({ group, kind: "PlacementDecision" }, placement.metadata.namespace);
  const own = all.filter((decision) => decision.metadata.labels?.[placementLabel] === placement.metadata.name);
  return new Set(
    own.flatMap((decision) => listAt(decision, "status", "decisions").map((one) => textAt(one, "clusterName") ?? "")),
  );
}

/** Writes the chosen clusters to PlacementDecisions, at most a hundred in one, and gives the names of these. */
async function decide(cluster: Cluster, placement: KubeObject, chosen: readonly string[]): Promise<readonly string[]> {
  const { namespace = "" } = placement.metadata;
  const count = Math.max(1, Math.ceil(chosen.length / decisionsMax));
  const names = Array.from({ length: count }, (_, index) => `${placement.metadata.name}-decision-${index + 1}`);
  for (const [index, decisionName] of names.entries()) {
    const labels = {
      [`${group}/decision-group-index`]: "0",
      [`${group}/decision-group-name`]: "",
      [placementLabel]: placement.metadata.name,
    };
    const metadata = { name: decisionName, namespace, labels, ownerReferences: ownerReferences(placement) };
    const decision = { apiVersion: `${group}/v1beta1`, kind: "PlacementDecision", metadata };
    await ensure(cluster, decision, name);
    const part = chosen.slice(index * decisionsMax, (index + 1) * decisionsMax);
    const made = (await cluster.get({ ...decision, name: decisionName, namespace })) ?? decision;
    await saveStatus(cluster, made, { decisions: part.map((clusterName) => ({ clusterName, reason: "" })) }, name);
  }
  return names;
}

/** Removes decisions that no Placement counts among its own: nobody else collects them. */
async function dropOrphans(cluster: Cluster, placements: readonly KubeObject[]): Promise<void> {
  for (const decision of await cluster.list({ group, kind: "PlacementDecision" })) {
    const { metadata } = decision;
    const owner = placements.find(
      (one) => one.metadata.namespace === metadata.namespace && one.metadata.name === metadata.labels?.[placementLabel],
    );
    const chosen = numberAt(owner, "status", "numberOfSelectedClusters") ?? Number.POSITIVE_INFINITY;
    const index = Number(metadata.name.slice(metadata.name.lastIndexOf("-") + 1));
    if (owner !== undefined && (index === 1 || (index - 1) * decisionsMax < chosen)) continue;
    await cluster.remove({ apiVersion: decision.apiVersion, kind: decision.kind, ...nameOf(decision) });
  }
}

function nameOf({ metadata }: KubeObject): { name: string; namespace: string } {
  return { name: metadata.name, namespace: metadata.namespace ?? "" };
}

const configured: Condition = {
  type: "PlacementMisconfigured",
  status: "False",
  reason: "Succeedconfigured",
  message: "Placement configurations check pass",
};

interface Outcome {
  readonly wantedSets: readonly string[];
  readonly bound: number;
  readonly sets: readonly string[];
  readonly available: number;
  readonly feasible: number;
  readonly unscheduled: number;
}

function satisfied({ wantedSets, bound, sets, available, feasible, unscheduled }: Outcome): Condition {
  const no = (reason: string, message: string): Condition => ({
    type: "PlacementSatisfied",
    status: "False",
    reason,
    message,
  });
  if (bound === 0) {
    return no("NoManagedClusterSetBindings", "No valid ManagedClusterSetBindings found in placement namespace");
  }
  if (sets.length === 0) {
    return no("NoIntersection", `None of ManagedClusterSets [${wantedSets.join(",")}] is bound to placement namespace`);
  }
  if (available === 0) {
    return no("AllManagedClusterSetsEmpty", `All ManagedClusterSets [${sets.join(",")}] have no member ManagedCluster`);
  }
  if (feasible === 0) {
    return no("NoManagedClusterMatched", "No ManagedCluster matches any of the cluster predicate");
  }
  if (unscheduled > 0) return no("NotAllDecisionsScheduled", `${unscheduled} cluster decisions unscheduled`);
  return {
    type: "PlacementSatisfied",
    status: "True",
    reason: "AllDecisionsScheduled",
    message: "All cluster decisions scheduled",
  };
}
