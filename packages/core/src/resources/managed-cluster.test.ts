import { describe, expect, test } from "vitest";
import { built, object, provisioned, resource } from "./built.fixture.ts";

const imported = `
clusters:
  prod3: { site: fra, state: imported, api: "https://api.prod3.other.example:6443", networks: { machine: { cidr: 10.10.5.0/24 } }, storage: { default: netapp-fra/nas } }
`;

const kept = {
  "argocd.argoproj.io/compare-options": "IgnoreExtraneous",
  "argocd.argoproj.io/sync-options": "Prune=false,Delete=false",
};

describe("a managed cluster on the hub", () => {
  test("in state provision has what installs it, its membership and its place as a target", () => {
    expect(provisioned(built(), "prod1")).toEqual([
      "Namespace/prod1",
      "ManagedCluster/prod1",
      "KlusterletAddonConfig/prod1",
      "ManagedServiceAccount/vmf-migrator",
      "ClusterPermission/vmf-migrator",
      "Provider/prod1",
      "ClusterDeployment/prod1",
      "AgentClusterInstall/prod1",
      "InfraEnv/prod1",
      "NMStateConfig/a",
      "BareMetalHost/a",
      "NMStateConfig/b",
      "BareMetalHost/b",
      "NMStateConfig/c",
      "BareMetalHost/c",
    ]);
  });

  test("in state installed has nothing that could install it again", () => {
    expect(provisioned(built(), "prod2")).toEqual([
      "Namespace/prod2",
      "ManagedCluster/prod2",
      "KlusterletAddonConfig/prod2",
      "ManagedServiceAccount/vmf-migrator",
      "ClusterPermission/vmf-migrator",
      "Provider/prod2",
    ]);
  });

  test("everything that leaves Git when the state becomes installed is kept by Argo CD, and the rest stays in Git", () => {
    const before = built();
    const staying = new Set(provisioned(built("clusters: { prod1: { state: installed } }"), "prod1"));
    const ofCluster = before.resources.filter(
      ({ placement }) => placement.layer === "provisioning" && placement.cluster === "prod1",
    );
    const leaving = ofCluster.filter((one) => !staying.has(`${one.object.kind}/${one.object.metadata.name}`));
    expect(leaving).toHaveLength(9);
    for (const one of leaving) expect(one.object.metadata.annotations, one.file).toMatchObject(kept);
  });

  test("that is imported has the Secret by which ACM imports it", () => {
    const of = built(imported);
    expect(provisioned(of, "prod3")).toEqual(provisioned(of, "prod2").map((name) => name.replace("prod2", "prod3")));
    expect(resource(of, "ManagedCluster", "prod3").requires).toContainEqual({
      kind: "secret",
      namespace: "prod3",
      name: "auto-import-secret",
    });
    expect(of.secrets.find(({ namespace }) => namespace === "prod3")).toEqual({
      cluster: "hub",
      namespace: "prod3",
      name: "auto-import-secret",
      type: "Opaque",
      keys: [
        { key: "autoImportRetry", what: "how often ACM tries, `5`" },
        {
          key: "kubeconfig",
          what: "a kubeconfig that administers cluster `prod3` (or instead `server`, https://api.prod3.other.example:6443, and `token`)",
        },
      ],
      purpose: "ACM imports cluster `prod3` with it, once, and deletes it afterwards.",
      from: { file: "factory.yaml", pointer: ["clusters", "prod3"] },
    });
  });

  test("joins the set of the factory, and is marked for its Argo CD", () => {
    const of = built();
    expect(object(of, "ManagedCluster", "prod1")).toEqual({
      apiVersion: "cluster.open-cluster-management.io/v1",
      kind: "ManagedCluster",
      metadata: {
        name: "prod1",
        labels: {
          "cluster.open-cluster-management.io/clusterset": "factory",
          name: "prod1",
          "vmfactory.io/gitops": "enabled",
          "vmfactory.io/site": "fra",
        },
      },
      spec: { hubAcceptsClient: true, leaseDurationSeconds: 60 },
    });
    expect(object(of, "KlusterletAddonConfig", "prod1")).toEqual({
      apiVersion: "agent.open-cluster-management.io/v1",
      kind: "KlusterletAddonConfig",
      metadata: { name: "prod1", namespace: "prod1" },
      spec: {
        clusterName: "prod1",
        clusterNamespace: "prod1",
        applicationManager: { enabled: false },
        certPolicyController: { enabled: false },
        policyController: { enabled: true },
        searchCollector: { enabled: true },
      },
    });
  });

  test("machines that share a management account need one Secret, those with their own one each", () => {
    const bmc = (patch: string): string[] =>
      built(patch)
        .secrets.filter(({ namespace, type }) => namespace === "prod1" && type === "Opaque")
        .map(({ name }) => name);
    expect(bmc("")).toEqual(["bmc"]);
    expect(bmc('hardware: { dl380: { bmc: { credentials: "bmc-{node}" } } }')).toEqual(["bmc-a", "bmc-b", "bmc-c"]);
  });
});

describe("a target of migrations", () => {
  test("has an account whose token ACM renews, and Forklift's Provider uses the Secret that ACM makes", () => {
    const of = built();
    const account = resource(of, "ManagedServiceAccount", "vmf-migrator", "prod1");
    expect(account.object).toEqual({
      apiVersion: "authentication.open-cluster-management.io/v1beta1",
      kind: "ManagedServiceAccount",
      metadata: { name: "vmf-migrator", namespace: "prod1" },
      spec: { rotation: { enabled: true, validity: "8640h0m0s" } },
    });
    expect(account.provides).toEqual([{ kind: "secret", namespace: "prod1", name: "vmf-migrator" }]);
    const provider = resource(of, "Provider", "prod1");
    expect(provider.object).toEqual({
      apiVersion: "forklift.konveyor.io/v1beta1",
      kind: "Provider",
      metadata: { name: "prod1", namespace: "openshift-mtv" },
      spec: {
        type: "openshift",
        url: "https://api.prod1.test.example:6443",
        secret: { name: "vmf-migrator", namespace: "prod1" },
      },
    });
    expect(provider.requires).toEqual([{ kind: "secret", namespace: "prod1", name: "vmf-migrator" }]);
  });

  test("gives that account what migrations do, and nothing of nodes, roles or operators", () => {
    const { clusterRole, clusterRoleBinding } = object(built(), "ClusterPermission", "vmf-migrator", "prod1")[
      "spec"
    ] as {
      clusterRole: { rules: { apiGroups: string[]; resources: string[]; verbs: string[] }[] };
      clusterRoleBinding: unknown;
    };
    expect(clusterRoleBinding).toEqual({
      subject: {
        apiGroup: "authentication.open-cluster-management.io",
        kind: "ManagedServiceAccount",
        name: "vmf-migrator",
      },
    });
    const all = clusterRole.rules.flatMap(({ apiGroups, resources, verbs }) => [...apiGroups, ...resources, ...verbs]);
    expect(all).not.toContain("*");
    const groups = new Set(clusterRole.rules.flatMap(({ apiGroups }) => apiGroups));
    expect([...groups]).toEqual([
      "",
      "batch",
      "cdi.kubevirt.io",
      "export.kubevirt.io",
      "instancetype.kubevirt.io",
      "k8s.cni.cncf.io",
      "kubevirt.io",
      "storage.k8s.io",
    ]);
    const writable = clusterRole.rules
      .filter(({ verbs }) => verbs.includes("delete"))
      .flatMap(({ resources }) => resources);
    expect(writable).not.toContain("nodes");
    expect(writable).toContain("virtualmachines");
  });
});
