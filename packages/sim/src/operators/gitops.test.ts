import type { KubeObject } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { openshiftObjects } from "../bare-openshift.ts";
import { textAt, valueAt } from "../fields.ts";
import { openshiftKinds } from "../kinds.ts";
import { MemoryCluster } from "../memory-cluster.ts";
import { settle, type Settled } from "../run-models.ts";
import { gitopsModel } from "./gitops.ts";
import { olmModel } from "./olm.ts";

const operator = "openshift-gitops-operator";
const space = "openshift-gitops";

/** A cluster on which somebody asked for the operator, with variables of its environment. */
async function asked(env: Readonly<Record<string, string>> = {}): Promise<MemoryCluster> {
  const cluster = new MemoryCluster(openshiftKinds());
  const objects: readonly KubeObject[] = [
    ...openshiftObjects(),
    { apiVersion: "v1", kind: "Namespace", metadata: { name: operator } },
    {
      apiVersion: "operators.coreos.com/v1",
      kind: "OperatorGroup",
      metadata: { name: operator, namespace: operator },
      spec: {},
    },
    {
      apiVersion: "operators.coreos.com/v1alpha1",
      kind: "Subscription",
      metadata: { name: operator, namespace: operator },
      spec: {
        name: operator,
        channel: "latest",
        source: "redhat-operators",
        sourceNamespace: "openshift-marketplace",
        config: { env: Object.entries(env).map(([name, value]) => ({ name, value })) },
      },
    },
  ];
  for (const object of objects) await cluster.apply(object, "people");
  return cluster;
}

const run = (cluster: MemoryCluster): Promise<Settled> =>
  settle({ cluster, models: [olmModel(), gitopsModel()], untilMs: cluster.nowMs + 60_000 });

const argocd = (spec: Record<string, unknown>, name = space): KubeObject => ({
  apiVersion: "argoproj.io/v1beta1",
  kind: "ArgoCD",
  metadata: { name, namespace: space },
  spec,
});

const getArgocd = (cluster: MemoryCluster): Promise<KubeObject | undefined> =>
  cluster.get({ apiVersion: "argoproj.io/v1beta1", kind: "ArgoCD", name: space, namespace: space });

const getSettings = (cluster: MemoryCluster, name = "argocd-cm"): Promise<KubeObject | undefined> =>
  cluster.get({ apiVersion: "v1", kind: "ConfigMap", name, namespace: space });

describe("the GitOps operator", () => {
  test("makes its own instance, and says when that is available", async () => {
    const cluster = await asked();
    const { atMs, rests } = await run(cluster);
    expect({ atMs, rests }).toEqual({ atMs: 7_000, rests: true });
    const instance = await getArgocd(cluster);
    expect(valueAt(instance, "spec", "resourceExclusions")).toContain("tekton.dev");
    expect(instance?.["status"]).toEqual({
      applicationController: "Running",
      applicationSetController: "Running",
      conditions: [
        {
          type: "Reconciled",
          status: "True",
          reason: "Success",
          message: "",
          lastTransitionTime: "2027-01-01T00:00:05Z",
        },
      ],
      phase: "Available",
      redis: "Running",
      repo: "Running",
      server: "Running",
      sso: "Running",
    });
    const accounts = await cluster.list({ group: "", kind: "ServiceAccount" }, space);
    expect(accounts.map(({ metadata }) => metadata.name)).toEqual([
      "openshift-gitops-applicationset-controller",
      "openshift-gitops-argocd-application-controller",
      "openshift-gitops-argocd-dex-server",
      "openshift-gitops-argocd-redis",
      "openshift-gitops-argocd-redis-ha",
      "openshift-gitops-argocd-server",
    ]);
    expect(await cluster.list({ group: "argoproj.io", kind: "AppProject" })).toHaveLength(1);
  });

  test("does nothing before it runs", async () => {
    const cluster = await asked();
    await settle({ cluster, models: [gitopsModel()], untilMs: 60_000 });
    expect(await cluster.get({ apiVersion: "v1", kind: "Namespace", name: space })).toBeUndefined();
  });

  test("keeps its own instance away where it is told to, and takes one of that name", async () => {
    const cluster = await asked({ DISABLE_DEFAULT_ARGOCD_INSTANCE: "true" });
    await run(cluster);
    expect(await getArgocd(cluster)).toBeUndefined();
    await cluster.apply(argocd({}), "people");
    await cluster.apply(argocd({}, "ours"), "people");
    await run(cluster);
    const left = await cluster.list({ group: "argoproj.io", kind: "ArgoCD" });
    expect(left.map(({ metadata, status }) => [metadata.name, textAt(status, "phase")])).toEqual([
      ["ours", "Available"],
    ]);
  });

  test("writes what people want of the instance into Argo CD's settings", async () => {
    const cluster = await asked();
    await run(cluster);
    const check = 'return { status = "Healthy" }\n';
    await cluster.apply(
      argocd({
        disableAdmin: true,
        extraConfig: { "timeout.reconciliation": "10s" },
        rbac: { defaultPolicy: "", policy: "g, admins, role:admin\n", scopes: "[groups]" },
        resourceActions: [{ group: "apps", kind: "Deployment", action: "discovery.lua: |" }],
        resourceExclusions: "- kinds: [Event]\n",
        resourceHealthChecks: [
          { group: "argoproj.io", kind: "Application", check },
          { kind: "PersistentVolumeClaim", check },
        ],
        resourceIgnoreDifferences: {
          all: { managedFieldsManagers: ["kube-controller-manager"] },
          resourceIdentifiers: [
            { group: "apps", kind: "Deployment", customization: { jsonPointers: ["/spec/replicas"] } },
          ],
        },
        resourceTrackingMethod: "annotation+label",
      }),
      "people",
    );
    await run(cluster);
    const settings = await getSettings(cluster);
    expect(settings?.metadata.labels).toMatchObject({ "app.kubernetes.io/part-of": "argocd" });
    expect(settings?.["data"]).toMatchObject({
      "admin.enabled": "false",
      "application.resourceTrackingMethod": "annotation+label",
      "resource.customizations.actions.apps_Deployment": "discovery.lua: |",
      "resource.customizations.health.PersistentVolumeClaim": check,
      "resource.customizations.health.argoproj.io_Application": check,
      "resource.customizations.ignoreDifferences.all": "managedFieldsManagers:\n  - kube-controller-manager\n",
      "resource.customizations.ignoreDifferences.apps_Deployment": "jsonPointers:\n  - /spec/replicas\n",
      "resource.exclusions": "- kinds: [Event]\n",
      "timeout.reconciliation": "10s",
    });
    expect((await getSettings(cluster, "argocd-rbac-cm"))?.["data"]).toEqual({
      "policy.csv": "g, admins, role:admin\n",
      "policy.default": "",
      scopes: "[groups]",
    });
  });

  test("a setting that people take back goes, and one that others made stays", async () => {
    const cluster = await asked();
    await run(cluster);
    const checks = [{ group: "argoproj.io", kind: "Application", check: "return {}" }];
    await cluster.apply(argocd({ resourceHealthChecks: checks }), "people");
    await cluster.apply(
      {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "argocd-cm", namespace: space },
        data: { "timeout.reconciliation": "10s" },
      },
      "others",
    );
    await run(cluster);
    const key = "resource.customizations.health.argoproj.io_Application";
    expect(valueAt(await getSettings(cluster), "data", key)).toBe("return {}");
    await cluster.apply(argocd({ resourceHealthChecks: [] }), "people");
    await run(cluster);
    const settings = await getSettings(cluster);
    expect(valueAt(settings, "data", key)).toBeUndefined();
    expect(valueAt(settings, "data", "timeout.reconciliation")).toBe("10s");
  });

  test("gives parts resources where people gave them none, and leaves alone what they gave", async () => {
    const cluster = await asked();
    await settle({ cluster, models: [olmModel()], untilMs: 60_000 });
    await cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: space } }, "people");
    const ours = { limits: { memory: "4Gi" } };
    await cluster.apply(argocd({ controller: { resources: ours } }), "people");
    const { rests } = await run(cluster);
    expect(rests).toBe(true);
    expect((await getArgocd(cluster))?.["spec"]).toMatchObject({
      controller: { resources: ours },
      redis: { resources: { limits: { memory: "256Mi" } } },
      server: { resources: { limits: { memory: "256Mi" } } },
    });
  });

  test("does nothing when all is done", async () => {
    const cluster = await asked();
    await run(cluster);
    const { trace } = await run(cluster);
    expect(trace.flatMap(({ changes }) => changes)).toEqual([]);
  });
});
