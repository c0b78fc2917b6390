import { describe, expect, test } from "vitest";
import { argocd } from "./argocd.ts";
import { built, contents, object, resource } from "./built.fixture.ts";
import { healthChecks } from "./health-checks.ts";

describe("GitOps", () => {
  test("the operator and Argo CD are the same on every cluster", () => {
    const of = built();
    expect(contents(of, "gitops-operator")).toEqual([
      "Namespace/openshift-gitops-operator",
      "OperatorGroup/openshift-gitops-operator",
      "Subscription/openshift-gitops-operator",
    ]);
    expect(contents(of, "gitops")).toEqual([
      "AppProject/factory",
      "ArgoCD/openshift-gitops",
      "ClusterRoleBinding/factory-gitops-controller",
      "Namespace/openshift-gitops",
    ]);
  });

  test("the operator is not told to make no instance: it would delete the one of that name", () => {
    expect(object(built(), "Subscription", "openshift-gitops-operator")["spec"]).toMatchObject({
      config: { env: [{ name: "ARGOCD_CLUSTER_CONFIG_NAMESPACES", value: "openshift-gitops" }] },
    });
  });

  test("the instance is the operator's own, with checks, tracking and logins of ours", () => {
    const { resourceExclusions, resourceHealthChecks, ...spec } = object(built(), "ArgoCD", "openshift-gitops")[
      "spec"
    ] as Record<string, unknown>;
    expect(spec).toEqual({
      controller: { resources: { requests: { cpu: "250m", memory: "1Gi" }, limits: { cpu: "2", memory: "4Gi" } } },
      disableAdmin: true,
      extraConfig: { "resource.compareoptions": "ignoreResourceStatusField: all\n" },
      rbac: {
        defaultPolicy: "",
        policy: "g, system:cluster-admins, role:admin\ng, cluster-admins, role:admin\n",
        scopes: "[groups]",
      },
      resourceTrackingMethod: "annotation",
      server: { route: { enabled: true } },
      sso: { provider: "dex", dex: { openShiftOAuth: true } },
    });
    expect(resourceHealthChecks).toEqual(healthChecks);
    expect(resourceExclusions).toBe(
      [
        '- apiGroups: ["","discovery.k8s.io"]\n  kinds: ["Endpoints","EndpointSlice"]\n',
        '- apiGroups: ["authentication.k8s.io","authorization.k8s.io","internal.open-cluster-management.io","reports.kyverno.io","wgpolicyk8s.io"]\n',
        '- apiGroups: ["certificates.k8s.io"]\n  kinds: ["CertificateSigningRequest"]\n',
        '- apiGroups: ["nmstate.io"]\n  kinds: ["NodeNetworkConfigurationEnactment","NodeNetworkState"]\n',
      ].join(""),
    );
  });

  test("nothing of it looks like a template to ACM's policies", () => {
    expect(JSON.stringify(argocd())).not.toContain("{{");
  });

  test("kinds have one health check each, in order, and each gives an answer", () => {
    const names = healthChecks.map(({ group, kind }) => `${group}/${kind}`);
    expect(names).toEqual([...new Set(names)].sort());
    for (const { check, kind } of healthChecks) expect(check, kind).toMatch(/^local hs = \{\}\n[^]*\nreturn hs\n$/);
  });

  test("health checks use no library that Argo CD does not load", () => {
    for (const { check, kind } of healthChecks)
      expect(check, kind).not.toMatch(/\b(?:string|io|os|math|debug|coroutine)\./);
  });

  test("only its controller administers the cluster", () => {
    expect(object(built(), "ClusterRoleBinding", "factory-gitops-controller")).toEqual({
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name: "factory-gitops-controller" },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
      subjects: [
        {
          kind: "ServiceAccount",
          name: "openshift-gitops-argocd-application-controller",
          namespace: "openshift-gitops",
        },
      ],
    });
  });

  test("the project takes manifests from the factory's repository only", () => {
    expect(object(built(), "AppProject", "factory")["spec"]).toEqual({
      description: "What the factory's repository describes",
      sourceRepos: ["https://git.test.example/factory.git"],
      destinations: [{ server: "https://kubernetes.default.svc", namespace: "*" }],
      clusterResourceWhitelist: [{ group: "*", kind: "*" }],
    });
  });

  test("the hub's root Application is applied once, after project and instance", () => {
    const root = resource(built("git: { credentials: git-reader }"), "Application", "root");
    expect([root.placement, root.file]).toEqual([{ layer: "bootstrap" }, "root-application"]);
    expect(root.requires).toEqual([
      {
        kind: "object",
        apiVersion: "argoproj.io/v1alpha1",
        objectKind: "AppProject",
        namespace: "openshift-gitops",
        name: "factory",
      },
      {
        kind: "object",
        apiVersion: "argoproj.io/v1beta1",
        objectKind: "ArgoCD",
        namespace: "openshift-gitops",
        name: "openshift-gitops",
      },
      { kind: "secret", namespace: "openshift-gitops", name: "git-reader" },
    ]);
  });

  test("every cluster needs the Secret of a private repository, with the label by which Argo CD finds it", () => {
    const { secrets } = built("git: { credentials: git-reader }");
    const [hub] = secrets.filter(({ name }) => name === "git-reader");
    expect(hub).toEqual({
      cluster: "hub",
      namespace: "openshift-gitops",
      name: "git-reader",
      type: "Opaque",
      keys: [
        { key: "type", what: "the word `git`" },
        { key: "url", what: "`https://git.test.example/factory.git`" },
        { key: "username", what: "name of an account that may read the repository, any text for a token" },
        { key: "password", what: "its password or token" },
      ],
      labels: { "argocd.argoproj.io/secret-type": "repository" },
      purpose: "Argo CD reads the factory's repository with it.",
      from: { file: "factory.yaml", pointer: ["git"] },
    });
  });

  test("a repository reached by ssh wants a key", () => {
    const { secrets } = built('git: { url: "git@git.test.example:platform/factory.git", credentials: git-reader }');
    expect(secrets.find(({ name }) => name === "git-reader")?.keys.map(({ key }) => key)).toEqual([
      "type",
      "url",
      "sshPrivateKey",
    ]);
  });
});
