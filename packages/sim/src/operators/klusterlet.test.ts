import { describe, expect, test } from "vitest";
import { textAt } from "../fields.ts";
import { onHub } from "../fleet-model.ts";
import { openshift } from "./factory.fixture.ts";
import { klusterletModel } from "./klusterlet.ts";
import { managedClustersModel } from "./managed-clusters.ts";
import { run, scene, secret, thing } from "./scene.fixture.ts";

const claims = { group: "cluster.open-cluster-management.io", kind: "ClusterClaim" };
const joining = thing("cluster.open-cluster-management.io/v1", "ManagedCluster", "c1", {
  spec: { hubAcceptsClient: true },
});

describe("the klusterlet", () => {
  test("tells a cluster that has joined its name, and nothing before", async () => {
    const hub = await scene(joining, secret("c1/auto-import-secret", "kubeconfig"));
    const managed = openshift();
    const models = [managedClustersModel, onHub(klusterletModel, managed, "c1")];
    await run(hub, models, 60_000);
    expect(managed.isServed(claims)).toBe(false);
    const { rests } = await run(hub, models, 60_000);
    const made = await managed.list(claims);
    expect([rests, made.map((one) => [one.metadata.name, textAt(one, "spec", "value")])[0]]).toEqual([
      true,
      ["name", "c1"],
    ]);
  });
});
