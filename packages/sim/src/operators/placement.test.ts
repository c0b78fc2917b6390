import type { KubeObject } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { listAt, numberAt, textAt } from "../fields.ts";
import { placementModel } from "./placement.ts";
import { add, find, run, said, scene, thing } from "./scene.fixture.ts";

const group = "cluster.open-cluster-management.io";
const set = thing(`${group}/v1beta2`, "ManagedClusterSet", "factory", {
  spec: { clusterSelector: { selectorType: "ExclusiveClusterSetLabel" } },
});
const binding = thing(`${group}/v1beta2`, "ManagedClusterSetBinding", "policies/factory", {
  spec: { clusterSet: "factory" },
});
const placement = (spec: object) => thing(`${group}/v1beta1`, "Placement", "policies/gitops", { spec });
const managed = (name: string, labels: Record<string, string> = {}, spec: object = {}) =>
  thing(`${group}/v1`, "ManagedCluster", name, {
    metadata: { labels: { [`${group}/clusterset`]: "factory", ...labels } },
    spec,
  });
const enabled = { gitops: "enabled" };
const byLabel = { requiredClusterSelector: { labelSelector: { matchLabels: enabled } } };

async function place(...objects: readonly KubeObject[]) {
  const cluster = await scene(...objects);
  const { rests } = await run(cluster, [placementModel], 1_000);
  const decisions = await cluster.list({ group, kind: "PlacementDecision" });
  return {
    rests,
    chosen: decisions.flatMap((one) =>
      listAt(one, "status", "decisions").map((decision) => textAt(decision, "clusterName")),
    ),
    labels: decisions.map(({ metadata }) => metadata.labels?.[`${group}/placement`]),
    satisfied: said(await find(cluster, `${group}/v1beta1`, "Placement", "policies/gitops"))[1],
    cluster,
  };
}

describe("a Placement", () => {
  test("chooses the clusters of its sets that its predicates take", async () => {
    const wanted = placement({ clusterSets: ["factory"], predicates: [byLabel] });
    const other = managed("c", { ...enabled, [`${group}/clusterset`]: "other" });
    const { cluster, ...result } = await place(set, binding, wanted, managed("a", enabled), managed("b"), other);
    expect(result).toEqual({
      rests: true,
      chosen: ["a"],
      labels: ["gitops"],
      satisfied: "PlacementSatisfied True AllDecisionsScheduled: All cluster decisions scheduled",
    });
    const [bound] = await cluster.list({ group, kind: "ManagedClusterSetBinding" });
    const [members] = await cluster.list({ group, kind: "ManagedClusterSet" });
    expect([bound, members].flatMap((one) => (one === undefined ? [] : said(one)))).toEqual([
      "Bound True ClusterSetBound: ",
      "ClusterSetEmpty False ClustersSelected: 2 ManagedClusters selected",
    ]);
  });

  test("follows its clusters, and its decision goes with it", async () => {
    const { cluster } = await place(set, binding, placement({ predicates: [byLabel] }), managed("a", enabled));
    await add(cluster, managed("b", enabled));
    await run(cluster, [placementModel], 1_000);
    const made = await find(cluster, `${group}/v1beta1`, "Placement", "policies/gitops");
    expect(numberAt(made, "status", "numberOfSelectedClusters")).toBe(2);
    await cluster.remove({ apiVersion: `${group}/v1beta1`, kind: "Placement", name: "gitops", namespace: "policies" });
    await run(cluster, [placementModel], 1_000);
    expect(await cluster.list({ group, kind: "PlacementDecision" })).toEqual([]);
  });

  test.each([
    [
      "a cluster is not there that matches",
      [set, binding, managed("a")],
      { predicates: [byLabel] },
      "NoManagedClusterMatched: No ManagedCluster matches any of the cluster predicate",
    ],
    [
      "a set is not bound to its namespace",
      [set, managed("a")],
      {},
      "NoManagedClusterSetBindings: No valid ManagedClusterSetBindings found in placement namespace",
    ],
    [
      "another set is bound",
      [set, binding, managed("a")],
      { clusterSets: ["other"] },
      "NoIntersection: None of ManagedClusterSets [other] is bound to placement namespace",
    ],
    [
      "its set is empty",
      [set, binding],
      {},
      "AllManagedClusterSetsEmpty: All ManagedClusterSets [factory] have no member ManagedCluster",
    ],
    [
      "there are fewer than it wants",
      [set, binding, managed("a")],
      { numberOfClusters: 2 },
      "NotAllDecisionsScheduled: 1 cluster decisions unscheduled",
    ],
  ])("says when %s", async (_, objects, spec, words) => {
    const { satisfied } = await place(...objects, placement(spec));
    expect(satisfied).toBe(`PlacementSatisfied False ${words}`);
  });

  test("takes a tainted cluster only if it tolerates the taint", async () => {
    const taints = [{ effect: "NoSelect", key: `${group}/unreachable` }];
    const lost = managed("lost", {}, { taints });
    expect((await place(set, binding, lost, placement({}))).chosen).toEqual([]);
    const tolerations = [{ key: `${group}/unreachable`, operator: "Exists" }];
    expect((await place(set, binding, lost, placement({ tolerations }))).chosen).toEqual(["lost"]);
    const elsewhere = [{ key: `${group}/unavailable`, operator: "Exists" }];
    expect((await place(set, binding, lost, placement({ tolerations: elsewhere }))).chosen).toEqual([]);
  });

  test("looks at what clusters claim, and at expressions", async () => {
    const claiming = { ...managed("a"), status: { clusterClaims: [{ name: "product", value: "OpenShift" }] } };
    const claimSelector = { matchExpressions: [{ key: "product", operator: "In", values: ["OpenShift"] }] };
    const spec = { predicates: [{ requiredClusterSelector: { claimSelector } }] };
    expect((await place(set, binding, claiming, managed("b"), placement(spec))).chosen).toEqual(["a"]);
  });
});
