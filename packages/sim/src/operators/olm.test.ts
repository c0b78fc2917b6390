import type { KubeObject } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { openshiftObjects } from "../bare-openshift.ts";
import { textAt, valueAt } from "../fields.ts";
import { openshiftKinds } from "../kinds.ts";
import { MemoryCluster } from "../memory-cluster.ts";
import { settle, type Settled } from "../run-models.ts";
import { isRunning } from "./installed.ts";
import { olmModel } from "./olm.ts";
import { storageVersionOf } from "./packages.table.ts";

const nmstate = { group: "nmstate.io", kind: "NMState" };
const v1alpha1 = "operators.coreos.com/v1alpha1";
const space = "openshift-nmstate";

const namespace = (name: string): KubeObject => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } });

const group = (name: string, spec: Record<string, unknown> = { targetNamespaces: [space] }): KubeObject => ({
  apiVersion: "operators.coreos.com/v1",
  kind: "OperatorGroup",
  metadata: { name, namespace: space },
  spec,
});

const subscription = (name: string, spec: Record<string, unknown> = {}): KubeObject => ({
  apiVersion: v1alpha1,
  kind: "Subscription",
  metadata: { name, namespace: space },
  spec: {
    channel: "stable",
    name,
    source: "redhat-operators",
    sourceNamespace: "openshift-marketplace",
    installPlanApproval: "Automatic",
    ...spec,
  },
});

const packageName = "kubernetes-nmstate-operator";
const csv = "kubernetes-nmstate-operator.4.22.0-202608010000";

/** A bare OpenShift with the namespace of the operator. */
async function bare(...objects: readonly KubeObject[]): Promise<MemoryCluster> {
  const cluster = new MemoryCluster(openshiftKinds());
  for (const object of [...openshiftObjects(), namespace(space), ...objects]) await cluster.apply(object, "people");
  return cluster;
}

const run = (cluster: MemoryCluster, ms = 60_000): Promise<Settled> =>
  settle({ cluster, models: [olmModel()], untilMs: cluster.nowMs + ms });

const get = (cluster: MemoryCluster, kind: string, name: string): Promise<KubeObject | undefined> =>
  cluster.get({ apiVersion: v1alpha1, kind, name, namespace: space });

const healthy = { type: "CatalogSourcesUnhealthy", status: "False", reason: "AllCatalogSourcesHealthy" };

/** Type, status and reason of each condition of a Subscription. */
async function conditionsOf(cluster: MemoryCluster, name = packageName): Promise<unknown> {
  const conditions = valueAt(await get(cluster, "Subscription", name), "status", "conditions");
  return (conditions as readonly Record<string, unknown>[]).map(({ type, status, reason }) => ({
    type,
    status,
    reason,
  }));
}

describe("OLM", () => {
  test("installs what a Subscription asks for, and serves the bundle's kinds only then", async () => {
    const cluster = await bare(group("nmstate"), subscription(packageName));
    const applyNmstate = (): Promise<void> =>
      cluster.apply({ apiVersion: "nmstate.io/v1", kind: "NMState", metadata: { name: "nmstate" } }, "people");
    await run(cluster, 2_000);
    await expect(applyNmstate()).rejects.toMatchObject({ kind: "not-served" });
    const { atMs, rests } = await run(cluster);
    await applyNmstate();
    expect({ atMs, rests }).toEqual({ atMs: 5_000, rests: true });
    expect((await get(cluster, "Subscription", packageName))?.["status"]).toEqual({
      conditions: [
        {
          ...healthy,
          message: "all available catalogsources are healthy",
          lastTransitionTime: "2027-01-01T00:00:00Z",
        },
      ],
      currentCSV: csv,
      installPlanGeneration: 1,
      installPlanRef: {
        apiVersion: v1alpha1,
        kind: "InstallPlan",
        name: "install-00001",
        namespace: space,
        uid: expect.any(String),
      },
      installedCSV: csv,
      installplan: { apiVersion: v1alpha1, kind: "InstallPlan", name: "install-00001", uuid: expect.any(String) },
      lastUpdated: "2027-01-01T00:00:03Z",
      state: "AtLatestKnown",
    });
    const version = await get(cluster, "ClusterServiceVersion", csv);
    expect(version?.["status"]).toMatchObject({ phase: "Succeeded", reason: "InstallSucceeded" });
    expect(valueAt(version, "spec", "customresourcedefinitions")).toEqual({
      owned: [{ kind: "NMState", name: "nmstates.nmstate.io", version: "v1" }],
    });
    expect(version?.metadata.annotations).toEqual({
      "olm.operatorGroup": "nmstate",
      "olm.operatorNamespace": space,
      "olm.targetNamespaces": space,
    });
    expect((await get(cluster, "InstallPlan", "install-00001"))?.["status"]).toMatchObject({ phase: "Complete" });
    expect(await isRunning(cluster, packageName)).toBe(true);
  });

  test("says on the way what it waits for", async () => {
    const cluster = await bare(group("nmstate"), subscription(packageName));
    await run(cluster, 1_000);
    const unpacking = { type: "BundleUnpacking", status: "True", reason: "UnpackingInProgress" };
    expect(await conditionsOf(cluster)).toEqual([healthy, unpacking]);
    await run(cluster, 1_500);
    const pending = { type: "InstallPlanPending", status: "True", reason: "Installing" };
    expect(await conditionsOf(cluster)).toEqual([healthy, pending]);
    expect((await get(cluster, "Subscription", packageName))?.["status"]).toMatchObject({ state: "UpgradePending" });
    await run(cluster, 1_000);
    expect(await conditionsOf(cluster)).toEqual([healthy]);
    expect((await get(cluster, "ClusterServiceVersion", csv))?.["status"]).toMatchObject({ phase: "Installing" });
    expect(await isRunning(cluster, packageName)).toBe(false);
  });

  test("does the same in the same order each time", async () => {
    const once = async (): Promise<Settled> => run(await bare(group("nmstate"), subscription(packageName)));
    expect(await once()).toEqual(await once());
  });

  test("does nothing when all is done", async () => {
    const cluster = await bare(group("nmstate"), subscription(packageName));
    await run(cluster);
    const { trace } = await run(cluster);
    expect(trace.flatMap(({ changes }) => changes)).toEqual([]);
  });

  test("waits for an OperatorGroup that comes after the Subscription, without a word", async () => {
    const cluster = await bare(subscription(packageName));
    await run(cluster);
    expect(await conditionsOf(cluster)).toEqual([healthy]);
    expect(textAt(await get(cluster, "Subscription", packageName), "status", "state")).toBeUndefined();
    await cluster.apply(group("nmstate"), "people");
    await run(cluster);
    expect((await get(cluster, "Subscription", packageName))?.["status"]).toMatchObject({ state: "AtLatestKnown" });
  });

  test("installs nothing beside two OperatorGroups, and goes on when one is taken away", async () => {
    const cluster = await bare(group("one"), group("two"), subscription(packageName));
    await run(cluster);
    expect(await cluster.list({ group: "operators.coreos.com", kind: "InstallPlan" })).toEqual([]);
    expect(cluster.isServed(nmstate)).toBe(false);
    await cluster.remove({
      apiVersion: "operators.coreos.com/v1",
      kind: "OperatorGroup",
      name: "two",
      namespace: space,
    });
    await run(cluster);
    expect(cluster.isServed(nmstate)).toBe(true);
  });

  test("a second OperatorGroup stops an operator that runs already", async () => {
    const cluster = await bare(group("one"), subscription(packageName));
    await run(cluster);
    await cluster.apply(group("two"), "people");
    await run(cluster);
    expect((await get(cluster, "ClusterServiceVersion", csv))?.["status"]).toMatchObject({
      phase: "Failed",
      reason: "TooManyOperatorGroups",
    });
    await cluster.remove({
      apiVersion: "operators.coreos.com/v1",
      kind: "OperatorGroup",
      name: "two",
      namespace: space,
    });
    await run(cluster);
    expect(await isRunning(cluster, packageName)).toBe(true);
  });

  test.each([
    [
      "mtv-operator",
      "release-v2.12",
      {},
      "AllNamespaces InstallModeType not supported, cannot configure to watch all namespaces",
    ],
    [
      "openshift-gitops-operator",
      "latest",
      { targetNamespaces: [space] },
      "OwnNamespace InstallModeType not supported, cannot configure to watch own namespace",
    ],
    [
      "mtv-operator",
      "release-v2.12",
      { targetNamespaces: ["default"] },
      "SingleNamespace InstallModeType not supported, cannot configure to watch one namespace",
    ],
    [
      "kubernetes-nmstate-operator",
      "stable",
      { targetNamespaces: ["default", space] },
      "MultiNamespace InstallModeType not supported, cannot configure to watch 2 namespaces",
    ],
    [
      "kubernetes-nmstate-operator",
      "stable",
      { selector: { matchLabels: { no: "such" } } },
      "operatorgroup has invalid selected namespaces, cannot configure to watch zero namespaces",
    ],
  ])(
    "%s in channel %s fails with an OperatorGroup of %j, though its Subscription counts as installed",
    async (name, channel, spec, message) => {
      const cluster = await bare(group("wrong", spec), subscription(name, { channel }));
      await run(cluster);
      expect((await get(cluster, "Subscription", name))?.["status"]).toMatchObject({ state: "AtLatestKnown" });
      const [version] = await cluster.list({ group: "operators.coreos.com", kind: "ClusterServiceVersion" });
      expect(version?.["status"]).toMatchObject({ phase: "Failed", reason: "UnsupportedOperatorGroup", message });
      expect(await isRunning(cluster, name)).toBe(false);
    },
  );

  test.each([
    [{ name: "nmstate-operator" }, "in package nmstate-operator in the catalog referenced by"],
    [{ source: "certified-operators" }, "in package kubernetes-nmstate-operator in the catalog referenced by"],
    [{ channel: "latest" }, "in channel latest of package kubernetes-nmstate-operator in the catalog referenced by"],
    [
      { startingCSV: "nmstate.v1.0.0" },
      "with name nmstate.v1.0.0 in channel stable of package kubernetes-nmstate-operator in the catalog referenced by",
    ],
    [{ source: "mirror" }, "from catalog mirror in namespace openshift-marketplace referenced by"],
    [{ sourceNamespace: "default" }, "from catalog redhat-operators in namespace default referenced by"],
  ])("a Subscription with %j cannot be met, and says why", async (spec, what) => {
    const cluster = await bare(group("nmstate"), subscription(packageName, spec));
    await run(cluster);
    const status = (await get(cluster, "Subscription", packageName))?.["status"];
    expect(valueAt(status, "conditions")).toContainEqual({
      type: "ResolutionFailed",
      status: "True",
      reason: "ConstraintsNotSatisfiable",
      message: `constraints not satisfiable: no operators found ${what} subscription ${packageName}, subscription ${packageName} exists`,
      lastTransitionTime: "2027-01-01T00:00:00Z",
    });
    expect(cluster.isServed(nmstate)).toBe(false);
  });

  test("says which catalog is missing, and takes one that somebody made", async () => {
    const cluster = await bare(group("nmstate"), subscription(packageName, { source: "mirror" }));
    await run(cluster);
    expect(valueAt(await get(cluster, "Subscription", packageName), "status", "conditions")).toContainEqual({
      type: "CatalogSourcesUnhealthy",
      status: "True",
      reason: "UnhealthyCatalogSourceFound",
      message: "targeted catalogsource openshift-marketplace/mirror missing",
      lastTransitionTime: "2027-01-01T00:00:00Z",
    });
    await cluster.apply(
      {
        apiVersion: v1alpha1,
        kind: "CatalogSource",
        metadata: { name: "mirror", namespace: "openshift-marketplace" },
        spec: { sourceType: "grpc" },
      },
      "people",
    );
    await run(cluster);
    expect(await isRunning(cluster, packageName)).toBe(true);
  });

  test("one Subscription that cannot be met holds up all of its namespace", async () => {
    const cluster = await bare(group("all", {}), subscription(packageName), subscription("nothing"));
    await run(cluster);
    const failed = { type: "ResolutionFailed", status: "True", reason: "ConstraintsNotSatisfiable" };
    expect(await conditionsOf(cluster)).toEqual([healthy, failed]);
    expect(cluster.isServed(nmstate)).toBe(false);
  });

  test("an InstallPlan that needs approval waits for it", async () => {
    const cluster = await bare(group("nmstate"), subscription(packageName, { installPlanApproval: "Manual" }));
    expect(await run(cluster)).toMatchObject({ rests: true });
    const pending = { type: "InstallPlanPending", status: "True", reason: "RequiresApproval" };
    expect(await conditionsOf(cluster)).toEqual([healthy, pending]);
    const status = (await get(cluster, "Subscription", packageName))?.["status"];
    expect(status).toMatchObject({ state: "UpgradePending", installPlanRef: { name: "install-00001" } });
    expect(textAt(status, "installedCSV")).toBeUndefined();
    const metadata = { name: "install-00001", namespace: space };
    await cluster.apply({ apiVersion: v1alpha1, kind: "InstallPlan", metadata, spec: { approved: true } }, "people");
    await run(cluster);
    expect(await isRunning(cluster, packageName)).toBe(true);
    expect(await conditionsOf(cluster)).toEqual([healthy]);
  });

  test("a first version is upgraded to the channel's newest, which takes its place", async () => {
    const startingCSV = "kubernetes-nmstate-operator.4.22.0-202607010000";
    const cluster = await bare(group("nmstate"), subscription(packageName, { startingCSV }));
    await run(cluster, 5_000);
    expect((await get(cluster, "ClusterServiceVersion", startingCSV))?.["status"]).toMatchObject({
      phase: "Succeeded",
    });
    await run(cluster);
    expect(await get(cluster, "ClusterServiceVersion", startingCSV)).toBeUndefined();
    expect((await get(cluster, "Subscription", packageName))?.["status"]).toMatchObject({
      currentCSV: csv,
      installedCSV: csv,
      installPlanRef: { name: "install-00002" },
      state: "AtLatestKnown",
    });
  });

  test("with manual approval the first version stays until somebody approves the next", async () => {
    const startingCSV = "kubernetes-nmstate-operator.4.22.0-202607010000";
    const manual = { startingCSV, installPlanApproval: "Manual" };
    const cluster = await bare(group("nmstate"), subscription(packageName, manual));
    await run(cluster);
    const metadata = { name: "install-00001", namespace: space };
    await cluster.apply({ apiVersion: v1alpha1, kind: "InstallPlan", metadata, spec: { approved: true } }, "people");
    await run(cluster);
    expect((await get(cluster, "Subscription", packageName))?.["status"]).toMatchObject({
      currentCSV: csv,
      installedCSV: startingCSV,
      state: "UpgradePending",
    });
    expect(await isRunning(cluster, packageName)).toBe(true);
  });

  test("what a package needs comes with it, under a Subscription of its own", async () => {
    const cluster = await bare(group("odf"), subscription("odf-operator", { channel: "stable-4.22" }));
    await run(cluster);
    expect(cluster.isServed({ group: "ceph.rook.io", kind: "CephCluster" })).toBe(true);
    const needed = "ocs-operator-stable-4.22-redhat-operators-openshift-marketplace";
    expect((await get(cluster, "Subscription", needed))?.["status"]).toMatchObject({
      installedCSV: "ocs-operator.v4.22.0-rhodf",
      state: "AtLatestKnown",
    });
    expect(await cluster.list({ group: "operators.coreos.com", kind: "InstallPlan" })).toHaveLength(1);
  });

  test("a deleted InstallPlan that was waiting is made anew", async () => {
    const cluster = await bare(group("nmstate"), subscription(packageName, { installPlanApproval: "Manual" }));
    await run(cluster);
    await cluster.remove({ apiVersion: v1alpha1, kind: "InstallPlan", name: "install-00001", namespace: space });
    await run(cluster);
    expect(await get(cluster, "InstallPlan", "install-00001")).toMatchObject({ status: { phase: "RequiresApproval" } });
  });

  test("the version of a kind goes before that of its group", () => {
    expect(
      [
        { group: "metallb.io", kind: "BGPPeer" },
        { group: "metallb.io", kind: "MetalLB" },
        { group: "external-secrets.io", kind: "PushSecret" },
        { group: "tower.ansible.com", kind: "AnsibleJob" },
      ].map(storageVersionOf),
    ).toEqual(["v1beta2", "v1beta1", "v1alpha1", "v1alpha1"]);
  });
});
