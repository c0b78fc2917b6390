import type { KubeObject } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { listAt, recordAt, textAt } from "../fields.ts";
import { onHub, onManaged } from "../fleet-model.ts";
import type { MemoryCluster } from "../memory-cluster.ts";
import { clusterPermissionsModel } from "./cluster-permissions.ts";
import { openshift } from "./factory.fixture.ts";
import { managedServiceAccountsModel } from "./managed-service-accounts.ts";
import { find, run, said, scene, thing } from "./scene.fixture.ts";
import { workModel } from "./work.ts";

const joined = thing("cluster.open-cluster-management.io/v1", "ManagedCluster", "c1", {
  spec: {},
  status: { conditions: [{ type: "ManagedClusterJoined", status: "True" }] },
});
const addOn = thing("addon.open-cluster-management.io/v1alpha1", "ManagedClusterAddOn", "c1/managed-serviceaccount", {
  status: { namespace: "open-cluster-management-agent-addon" },
});
const account = thing("authentication.open-cluster-management.io/v1beta1", "ManagedServiceAccount", "c1/migrator", {
  spec: { rotation: { enabled: true, validity: "8640h0m0s" } },
});
const subject = {
  apiGroup: "authentication.open-cluster-management.io",
  kind: "ManagedServiceAccount",
  name: "migrator",
};
const rules = [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }];
const permission = thing("rbac.open-cluster-management.io/v1alpha1", "ClusterPermission", "c1/migrator", {
  spec: { clusterRole: { rules }, clusterRoleBinding: { subject } },
});
const work = (manifests: readonly unknown[]) =>
  thing("work.open-cluster-management.io/v1", "ManifestWork", "c1/w", { spec: { workload: { manifests } } });

async function go(hub: MemoryCluster, managed: MemoryCluster): Promise<void> {
  const models = [managedServiceAccountsModel, workModel];
  await run(hub, [clusterPermissionsModel, ...models.map((model) => onHub(model, managed, "c1"))], 60_000);
  await run(
    managed,
    models.map((model) => onManaged(model, hub, "c1")),
    60_000,
  );
}

async function permissionOn(...objects: readonly KubeObject[]): Promise<readonly string[]> {
  const hub = await scene(...objects);
  await go(hub, openshift());
  return said(await find(hub, "rbac.open-cluster-management.io/v1alpha1", "ClusterPermission", "c1/migrator"));
}

describe("a ClusterPermission", () => {
  test("becomes a role and a binding on its cluster, to the account that is meant", async () => {
    const hub = await scene(joined, addOn, account, permission);
    const managed = openshift();
    await go(hub, managed);
    const binding = await find(managed, "rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "migrator");
    const role = await find(managed, "rbac.authorization.k8s.io/v1", "ClusterRole", "migrator");
    expect({ rules: role.rules, roleRef: binding.roleRef, subjects: binding.subjects }).toEqual({
      rules,
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "migrator" },
      subjects: [{ kind: "ServiceAccount", name: "migrator", namespace: "open-cluster-management-agent-addon" }],
    });
    const [words = ""] = said(await find(hub, permission.apiVersion, "ClusterPermission", "c1/migrator"));
    expect(words).toMatch(
      /^AppliedRBACManifestWork True AppliedManifestWorkComplete: Apply manifest work complete\nRun /,
    );
  });

  test("says what it lacks", async () => {
    expect(await permissionOn(addOn, account, permission)).toEqual([
      'Validation False FailedValidationNotInManagedClusterNamespace: ManagedCluster.cluster.open-cluster-management.io "c1" not found',
    ]);
    expect(await permissionOn(joined, addOn, permission)).toEqual([
      'AppliedRBACManifestWork False FailedBuildManifestWork: ManagedServiceAccount.authentication.open-cluster-management.io "migrator" not found',
    ]);
    expect(await permissionOn(joined, account, permission)).toEqual([
      'AppliedRBACManifestWork False FailedBuildManifestWork: ManagedClusterAddOn.addon.open-cluster-management.io "managed-serviceaccount" not found',
    ]);
  });

  test("waits for its cluster to join", async () => {
    const { status: _, ...waiting } = joined;
    expect(
      await permissionOn(
        { ...waiting, metadata: joined.metadata, apiVersion: joined.apiVersion, kind: joined.kind },
        addOn,
        account,
        permission,
      ),
    ).toEqual(["AppliedRBACManifestWork False ApplyRBACManifestWorkNotComplete: "]);
  });
});

describe("a ManagedServiceAccount", () => {
  test("has an account on its cluster and a token on the hub, until it goes", async () => {
    const hub = await scene(joined, addOn, account);
    const managed = openshift();
    await go(hub, managed);
    const token = await find(hub, "v1", "Secret", "c1/migrator");
    const found = await find(hub, account.apiVersion, "ManagedServiceAccount", "c1/migrator");
    expect({
      keys: Object.keys(recordAt(token, "data")),
      said: said(found),
      ref: textAt(found, "status", "tokenSecretRef", "name"),
      expires: textAt(found, "status", "expirationTimestamp"),
      accounts: (await managed.list({ group: "", kind: "ServiceAccount" })).map(({ metadata }) => metadata.name),
    }).toEqual({
      keys: ["ca.crt", "token"],
      said: ["SecretCreated True SecretCreated: ", "TokenReported True TokenReported: "],
      ref: "migrator",
      expires: "2027-12-27T00:00:00Z",
      accounts: ["migrator"],
    });
    await hub.remove({ apiVersion: account.apiVersion, kind: account.kind, name: "migrator", namespace: "c1" });
    await go(hub, managed);
    expect(await managed.list({ group: "", kind: "ServiceAccount" })).toEqual([]);
  });

  test("has neither without the add-on", async () => {
    const hub = await scene(joined, account);
    await go(hub, openshift());
    expect(await hub.list({ group: "", kind: "Secret" })).toEqual([]);
  });
});

describe("a ManifestWork", () => {
  test("is applied to its cluster, manifest by manifest", async () => {
    const config = thing("v1", "ConfigMap", "default/a", { data: { key: "1" } });
    const hub = await scene(joined, work([config, thing("x.example/v1", "Nothing", "default/b"), "text"]));
    const managed = openshift();
    await go(hub, managed);
    expect((await find(managed, "v1", "ConfigMap", "default/a")).data).toEqual({ key: "1" });
    const refused = await find(hub, "work.open-cluster-management.io/v1", "ManifestWork", "c1/w");
    const [first, second, third] = listAt(refused, "status", "resourceStatus", "manifests").map((one) => [
      recordAt(one, "resourceMeta").ordinal,
      ...listAt(one, "conditions").map((condition) => textAt(condition, "reason")),
    ]);
    expect([said(refused)[0], first, second, third]).toEqual([
      "Applied False AppliedManifestWorkFailed: Failed to apply manifest work",
      [0, "AppliedManifestComplete", "ResourceAvailable"],
      [1, "AppliedManifestFailed", "ResourceNotAvailable"],
      [2, "AppliedManifestFailed", "ResourceNotAvailable"],
    ]);
    await hub.apply(work([config]), "test");
    await go(hub, managed);
    const done = await find(hub, "work.open-cluster-management.io/v1", "ManifestWork", "c1/w");
    expect(said(done)).toEqual([
      "Applied True AppliedManifestWorkComplete: Apply manifest work complete",
      "Available True ResourcesAvailable: All resources are available",
    ]);
  });
});
