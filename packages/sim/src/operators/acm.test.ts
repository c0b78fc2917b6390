import { describe, expect, test } from "vitest";
import { textAt } from "../fields.ts";
import { openshift } from "./factory.fixture.ts";
import { acmModel } from "./acm.ts";
import { add, find, run, said, thing } from "./scene.fixture.ts";

const hub = (spec: object = {}) =>
  thing("operator.open-cluster-management.io/v1", "MultiClusterHub", "open-cluster-management/multiclusterhub", {
    spec,
  });
const managedClusters = { group: "cluster.open-cluster-management.io", kind: "ManagedCluster" };

describe("ACM", () => {
  test("serves its kinds before it runs, and has the default sets and itself as a cluster at the end", async () => {
    const cluster = openshift();
    await add(cluster, hub());
    await run(cluster, [acmModel], 60_000);
    const installing = await find(
      cluster,
      hub().apiVersion,
      "MultiClusterHub",
      "open-cluster-management/multiclusterhub",
    );
    expect([textAt(installing, "status", "phase"), ...said(installing), cluster.isServed(managedClusters)]).toEqual([
      "Installing",
      "Progressing True MCHReconciling: Hub is reconciling.",
      false,
    ]);
    await run(cluster, [acmModel], 240_000);
    const engine = await find(cluster, "multicluster.openshift.io/v1", "MultiClusterEngine", "multiclusterengine");
    expect([textAt(engine, "status", "phase"), cluster.isServed(managedClusters)]).toEqual(["Progressing", true]);
    const { rests } = await run(cluster, [acmModel], 600_000);
    const running = await find(cluster, hub().apiVersion, "MultiClusterHub", "open-cluster-management/multiclusterhub");
    const sets = await cluster.list({ group: managedClusters.group, kind: "ManagedClusterSet" });
    expect({
      rests,
      phase: textAt(running, "status", "phase"),
      version: textAt(running, "status", "currentVersion"),
      said: said(running),
      sets: sets.map(({ metadata }) => metadata.name),
      clusters: (await cluster.list(managedClusters)).map(({ metadata }) => metadata.name),
    }).toEqual({
      rests: true,
      phase: "Running",
      version: "2.17.0",
      said: ["Complete True ComponentsAvailable: All hub components ready."],
      sets: ["default", "global"],
      clusters: ["local-cluster"],
    });
  });

  test("does not manage itself if it is told not to", async () => {
    const cluster = openshift();
    await add(cluster, hub({ disableHubSelfManagement: true }));
    await run(cluster, [acmModel], 900_000);
    expect(await cluster.list(managedClusters)).toEqual([]);
  });
});
