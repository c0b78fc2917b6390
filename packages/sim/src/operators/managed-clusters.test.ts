import { describe, expect, test } from "vitest";
import { listAt, textAt } from "../fields.ts";
import { addOnsModel } from "./add-ons.ts";
import { managedClustersModel } from "./managed-clusters.ts";
import { add, find, run, said, scene, secret, thing } from "./scene.fixture.ts";

const version = "cluster.open-cluster-management.io/v1";
const managed = thing(version, "ManagedCluster", "west", { spec: { hubAcceptsClient: true } });
const look = async (cluster: Awaited<ReturnType<typeof scene>>) => find(cluster, version, "ManagedCluster", "west");
const taintsOf = (object: unknown) => listAt(object, "spec", "taints").map((taint) => textAt(taint, "key"));

describe("a managed cluster", () => {
  test("waits with a namespace and a taint until its kubeconfig is there", async () => {
    const cluster = await scene(managed);
    const { rests } = await run(cluster, [managedClustersModel], 600_000);
    const waiting = await look(cluster);
    const namespace = await find(cluster, "v1", "Namespace", "west");
    expect({ rests, said: said(waiting), taints: taintsOf(waiting), label: namespace.metadata.labels }).toEqual({
      rests: true,
      said: [
        "HubAcceptedManagedCluster True HubClusterAdminAccepted: Accepted by hub cluster admin",
        "ManagedClusterImportSucceeded False ManagedClusterWaitForImporting: Wait for importing",
      ],
      taints: ["cluster.open-cluster-management.io/unreachable"],
      label: { "cluster.open-cluster-management.io/managedCluster": "west", "kubernetes.io/metadata.name": "west" },
    });
  });

  test("joins after its auto-import-secret is there, which is deleted", async () => {
    const cluster = await scene(managed, secret("west/auto-import-secret", "autoImportRetry", "kubeconfig"));
    await run(cluster, [managedClustersModel], 60_000);
    expect(said(await look(cluster))[1]).toBe(
      "ManagedClusterImportSucceeded False ManagedClusterImporting: Start to import managed cluster",
    );
    const { rests } = await run(cluster, [managedClustersModel], 60_000);
    const joined = await look(cluster);
    const left = await cluster.get({ apiVersion: "v1", kind: "Secret", name: "auto-import-secret", namespace: "west" });
    expect({ rests, said: said(joined), taints: taintsOf(joined), left }).toEqual({
      rests: true,
      said: [
        "HubAcceptedManagedCluster True HubClusterAdminAccepted: Accepted by hub cluster admin",
        "ManagedClusterImportSucceeded True ManagedClusterImported: Import succeeded",
        "ManagedClusterJoined True ManagedClusterJoined: Managed cluster joined",
        "ManagedClusterConditionAvailable True ManagedClusterAvailable: Managed cluster is available",
        "ManagedClusterConditionClockSynced True ManagedClusterClockSynced: The clock of the managed cluster is synced with the hub.",
      ],
      taints: [],
      left: undefined,
    });
  });

  test("says what its auto-import-secret lacks", async () => {
    const cluster = await scene(managed, secret("west/auto-import-secret", "autoImportRetry"));
    await run(cluster, [managedClustersModel], 600_000);
    expect(said(await look(cluster))[1]).toBe(
      "ManagedClusterImportSucceeded False ManagedClusterImportFailed: AutoImportSecretInvalid west/auto-import-secret; kubeconfig or token/server pair is missing",
    );
  });

  test("joins by the kubeconfig of its installation, once that is over", async () => {
    const deployment = (installed: boolean) =>
      thing("hive.openshift.io/v1", "ClusterDeployment", "west/west", {
        spec: { clusterMetadata: { adminKubeconfigSecretRef: { name: "west-admin-kubeconfig" } }, installed },
      });
    const cluster = await scene(managed, deployment(false), secret("west/west-admin-kubeconfig", "kubeconfig"));
    await run(cluster, [managedClustersModel], 600_000);
    expect(said(await look(cluster))).toHaveLength(2);
    await add(cluster, deployment(true));
    await run(cluster, [managedClustersModel], 600_000);
    expect(said(await look(cluster))).toHaveLength(5);
  });

  test("that the hub does not accept stays outside", async () => {
    const cluster = await scene(thing(version, "ManagedCluster", "west", { spec: { hubAcceptsClient: false } }));
    await run(cluster, [managedClustersModel], 600_000);
    expect(said(await look(cluster))).toEqual([]);
  });
});

describe("add-ons", () => {
  test("are those of every cluster and those that its KlusterletAddonConfig turns on, available once it is", async () => {
    const config = thing("agent.open-cluster-management.io/v1", "KlusterletAddonConfig", "west/west", {
      spec: { applicationManager: { enabled: false }, policyController: { enabled: true } },
    });
    const cluster = await scene(managed, config);
    await run(cluster, [managedClustersModel, addOnsModel], 60_000);
    const addOns = { group: "addon.open-cluster-management.io", kind: "ManagedClusterAddOn" };
    const before = await cluster.list(addOns);
    expect(before.map((one) => [one.metadata.name, said(one).length])).toEqual([
      ["cluster-proxy", 0],
      ["config-policy-controller", 0],
      ["governance-policy-framework", 0],
      ["managed-serviceaccount", 0],
      ["work-manager", 0],
    ]);
    await add(cluster, secret("west/auto-import-secret", "kubeconfig"));
    await run(cluster, [managedClustersModel, addOnsModel], 120_000);
    const [first] = await cluster.list(addOns);
    expect(first === undefined ? [] : said(first)).toContain(
      "Available True ManagedClusterAddOnLeaseUpdated: cluster-proxy add-on is available.",
    );
  });
});
