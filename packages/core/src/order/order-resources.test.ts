import { expect, test } from "vitest";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Built, Dependency, RequiredSecret } from "../resources/resource.ts";
import { at, built, component, factory, own, resource } from "./factory.fixture.ts";
import { orderResources } from "./order-resources.ts";

const plans: Dependency = { kind: "crd", group: "forklift.konveyor.io", objectKind: "Plan" };

/** An operator in its namespace, its configuration, and a thing of the kind that it brings. */
function migrationToolkit(): Built {
  return built(
    [component("plans", "hub"), component("mtv-operator", "hub")],
    [
      resource("plans", "forklift.konveyor.io/v1beta1", "Plan openshift-mtv/one"),
      resource("mtv-operator", "v1", "Namespace openshift-mtv"),
      resource("mtv-operator", "operators.coreos.com/v1alpha1", "Subscription openshift-mtv/mtv-operator", {
        provides: [plans],
      }),
    ],
  );
}

const waves = (input: Built, model = factory()): Record<string, number> =>
  Object.fromEntries((orderResources(model, input).value?.applications ?? []).map(({ name, wave }) => [name, wave]));

const findings = (input: Built, model = factory()): readonly Diagnostic[] => orderResources(model, input).diagnostics;

test("a component waits for the one that brings its namespace and its kind", () => {
  expect(waves(migrationToolkit())).toEqual({ "mtv-operator": 0, plans: 1 });
});

test("what a component waits for, and who waits for it, is said with the reasons", () => {
  const applications = orderResources(factory(), migrationToolkit()).value?.applications;
  const things = ["Namespace `openshift-mtv`", "kind Plan of forklift.konveyor.io"];
  expect(applications?.map(({ name, needs, neededBy }) => ({ name, needs, neededBy }))).toEqual([
    { name: "mtv-operator", needs: [], neededBy: [{ application: "plans", things }] },
    { name: "plans", needs: [{ application: "mtv-operator", things }], neededBy: [] },
  ]);
});

test("within an application a resource waits for what it needs, and says so by its annotation", () => {
  const ordered = orderResources(factory(), migrationToolkit()).value?.applications[0];
  expect(ordered?.resources.map(({ wave, resource: { object } }) => [wave, object.metadata])).toEqual([
    [0, { name: "openshift-mtv" }],
    [1, { name: "mtv-operator", namespace: "openshift-mtv", annotations: { "argocd.argoproj.io/sync-wave": "1" } }],
  ]);
});

test("an application has one wave everywhere, the latest that a cluster asks for", () => {
  const input = built(
    [component("app"), component("classes", "managed")],
    [
      resource("app", "v1", "ConfigMap default/a"),
      resource("app", "v1", "ConfigMap default/b", {
        placement: own("app", "prod2"),
        requires: [{ kind: "storage-class", name: "fast" }],
      }),
      resource("classes", "storage.k8s.io/v1", "StorageClass fast"),
    ],
  );
  expect(waves(input)).toEqual({ app: 1, classes: 0 });
});

test("what OpenShift itself brings is waited for by nobody", () => {
  const input = built(
    [component("config")],
    [
      resource("config", "machineconfiguration.openshift.io/v1", "MachineConfig multipath"),
      resource("config", "k8s.cni.cncf.io/v1", "NetworkAttachmentDefinition default/web"),
      resource("config", "v1", "ConfigMap openshift-monitoring/cluster-monitoring-config", {
        requires: [{ kind: "object", apiVersion: "config.openshift.io/v1", objectKind: "Ingress", name: "cluster" }],
      }),
    ],
  );
  expect(waves(input)).toEqual({ config: 0 });
});

test("a kind of a group that OpenShift shares with operators is not there by itself", () => {
  const input = built(
    [component("descheduler")],
    [resource("descheduler", "operator.openshift.io/v1", "KubeDescheduler cluster")],
  );
  expect(findings(input).map(({ code }) => code)).toEqual(["order/missing-provider"]);
});

test("a CustomResourceDefinition of ours brings its kind", () => {
  const input = built(
    [
      component("waves", "hub", {
        folder: "waves",
        requires: [{ kind: "crd", group: "vmfactory.io", objectKind: "Wave" }],
      }),
      component("wave-kind", "hub"),
    ],
    [
      resource("wave-kind", "apiextensions.k8s.io/v1", "CustomResourceDefinition waves.vmfactory.io", {
        rest: { spec: { group: "vmfactory.io", names: { kind: "Wave" } } },
      }),
    ],
  );
  expect(waves(input)).toEqual({ "wave-kind": 0, waves: 1 });
});

test("a secret that is made by hand is there, on the cluster for which it is listed", () => {
  const secret = (cluster: string): RequiredSecret => ({
    cluster,
    namespace: "default",
    name: "array",
    type: "Opaque",
    keys: [],
    purpose: "",
    from: at("storage"),
  });
  const input = (...clusters: string[]): Built =>
    built(
      [component("storage", "managed")],
      [
        resource("storage", "v1", "ConfigMap default/x", {
          requires: [{ kind: "secret", namespace: "default", name: "array" }],
        }),
      ],
      clusters.map(secret),
    );
  expect(findings(input("prod1", "prod2"))).toEqual([]);
  expect(findings(input("prod1")).map(({ message }) => message)).toEqual([
    "ConfigMap `default/x` of component `storage` needs Secret `default/array`, which nothing brings to cluster prod2.",
  ]);
});

test("a consumer without a provider is a finding that names both and what would provide it", () => {
  const input = built(
    [component("plans", "hub")],
    ["one", "two", "three"].map((name) =>
      resource("plans", "forklift.konveyor.io/v1beta1", `Plan ${name}`, { from: [at("sources", name)] }),
    ),
  );
  expect(findings(input)).toEqual([
    {
      code: "order/missing-provider",
      severity: "error",
      message:
        "Plan `one` of component `plans` and 2 more of it need kind Plan of forklift.konveyor.io, which nothing brings to cluster hub.",
      at: at("sources", "one"),
      on: "key",
      why: "It would be refused when it is applied, and what waits for it would wait for ever.",
      fix: {
        sentence:
          "An operator's Subscription must say that it brings Plan, or a CustomResourceDefinition of forklift.konveyor.io must be a resource.",
      },
    },
  ]);
});

test("what another cluster has does not help, unless ACM carries it", () => {
  const input = built(
    [component("mtv-operator", "hub"), component("plans", "managed")],
    [
      resource("mtv-operator", "operators.coreos.com/v1alpha1", "Subscription default/mtv", {
        provides: [plans],
        from: [at("hub")],
      }),
      resource("plans", "forklift.konveyor.io/v1beta1", "Plan one"),
    ],
  );
  const [finding] = findings(input);
  expect(finding?.message).toBe(
    "Plan `one` of component `plans` needs kind Plan of forklift.konveyor.io, which nothing brings to clusters prod1 and prod2.",
  );
  expect(finding?.fix?.sentence).toBe(
    "Component `mtv-operator` brings it to hub, but clusters see each other only through ACM: let a policy, a ManifestWork or a ManagedServiceAccount carry it to clusters prod1 and prod2, or have it made there.",
  );
  expect(finding?.related).toEqual([{ at: at("hub"), label: "hub gets it from here" }]);
});

test("components that wait for each other are a finding that names the chain", () => {
  const capability = (name: string): Dependency => ({ kind: "capability", name });
  const input = built(
    [component("a"), component("b"), component("c")],
    [
      resource("a", "v1", "ConfigMap default/a", { requires: [capability("b")], provides: [capability("a")] }),
      resource("b", "v1", "ConfigMap default/b", { requires: [capability("c")], provides: [capability("b")] }),
      resource("c", "v1", "ConfigMap default/c", { requires: [capability("a")], provides: [capability("c")] }),
    ],
  );
  expect(findings(input).map(({ code, message }) => [code, message])).toEqual([
    [
      "order/cycle",
      "Components wait for each other: `a` needs capability `b` of `b` (for ConfigMap `default/a`), `b` needs capability `c` of `c` (for ConfigMap `default/b`), `c` needs capability `a` of `a` (for ConfigMap `default/c`).",
    ],
  ]);
});

test("resources of one component that wait for each other are a finding that names the chain", () => {
  const other = (name: string): Dependency => ({
    kind: "object",
    apiVersion: "v1",
    objectKind: "ConfigMap",
    namespace: "default",
    name,
  });
  const input = built(
    [component("a")],
    [
      resource("a", "v1", "ConfigMap default/x", { requires: [other("y")] }),
      resource("a", "v1", "ConfigMap default/y", { requires: [other("x")] }),
    ],
  );
  expect(findings(input).map(({ message }) => message)).toEqual([
    "Resources of component `a` wait for each other: ConfigMap `default/x` needs ConfigMap `default/y` needs ConfigMap `default/x`.",
  ]);
});

test("two resources that are one object are a finding, whatever the version of their API", () => {
  const input = built(
    [component("a"), component("b", "managed")],
    [
      resource("a", "policy/v1", "PodDisruptionBudget default/x", { from: [at("a")] }),
      resource("b", "policy/v1beta1", "PodDisruptionBudget default/x", { from: [at("b")] }),
    ],
  );
  expect(findings(input)).toEqual([
    {
      code: "order/duplicate-resource",
      severity: "error",
      message:
        "PodDisruptionBudget `default/x` is made twice on clusters prod1 and prod2: by component `a` and by component `b`.",
      at: at("b"),
      on: "key",
      why: "Two owners of one object overwrite each other at every sync.",
      fix: { sentence: "Give the fields that these names come from different names, or drop one of them." },
      related: [{ at: at("a"), label: "the other one, of component `a`, comes from here" }],
    },
  ]);
});

test("the same object on two clusters is no duplicate", () => {
  const input = built(
    [component("a", "managed")],
    [
      resource("a", "v1", "ConfigMap default/x", { placement: own("a", "prod1") }),
      resource("a", "v1", "ConfigMap default/x", { placement: own("a", "prod2") }),
    ],
  );
  expect(findings(input)).toEqual([]);
});

test("an object of ours goes before what only says that it makes such a one", () => {
  const space: Dependency = { kind: "object", apiVersion: "v1", objectKind: "Namespace", name: "prod1" };
  const input = built(
    [component("spaces", "hub"), component("registration", "hub")],
    [
      resource("spaces", "v1", "Namespace prod1"),
      resource("registration", "v1", "ConfigMap default/prod1", { provides: [space] }),
      resource("registration", "v1", "ConfigMap prod1/addons"),
    ],
  );
  expect(waves(input)).toEqual({ spaces: 0, registration: 1 });
});

test("the hub's description of a cluster is an application of the hub", () => {
  const input = built(
    [],
    [resource("", "v1", "Namespace prod1", { placement: { layer: "provisioning", cluster: "prod1" } })],
  );
  const [application] = orderResources(factory(), input).value?.applications ?? [];
  expect(application).toMatchObject({
    name: "cluster-prod1",
    clusters: ["hub"],
    of: { kind: "provisioning", cluster: "prod1" },
  });
});

test("what is bootstrapped names the applications that must be applied before it, and nothing waits for it", () => {
  const root: Dependency = {
    kind: "object",
    apiVersion: "argoproj.io/v1alpha1",
    objectKind: "Application",
    namespace: "openshift-gitops",
    name: "root",
  };
  const input = built(
    [component("other"), component("gitops"), component("gitops-operator")],
    [
      resource("other", "v1", "ConfigMap default/x", { placement: own("other", "hub"), requires: [root] }),
      resource("", "argoproj.io/v1alpha1", "Application openshift-gitops/root", {
        placement: { layer: "bootstrap" },
      }),
      resource("gitops", "v1", "Namespace openshift-gitops", {
        requires: [{ kind: "capability", name: "operator" }],
      }),
      resource("gitops-operator", "operators.coreos.com/v1alpha1", "Subscription openshift-operators/gitops", {
        provides: [
          { kind: "crd", group: "argoproj.io", objectKind: "Application" },
          { kind: "capability", name: "operator" },
        ],
      }),
    ],
  );
  const ordered = orderResources(factory(), input).value;
  expect(ordered?.bootstrap.applications).toEqual(["gitops-operator", "gitops"]);
  expect(ordered?.bootstrap.resources.map(({ object }) => object.metadata.name)).toEqual(["root"]);
  expect(waves(input)).toEqual({ "gitops-operator": 0, other: 0, gitops: 1 });
});

test("an application is on the clusters that have something of it", () => {
  const input = built(
    [component("folder", "hub", { folder: "waves" }), component("one", "managed"), component("empty")],
    [resource("one", "v1", "ConfigMap default/x", { placement: own("one", "prod2") })],
  );
  const applications = orderResources(factory(), input).value?.applications;
  expect(applications?.map(({ name, clusters }) => [name, clusters])).toEqual([
    ["folder", ["hub"]],
    ["one", ["prod2"]],
  ]);
});

test("people's extras come after every component, but do not wait for clusters to be installed", () => {
  const input = migrationToolkit();
  const late = resource("", "v1", "Namespace prod1", {
    placement: { layer: "provisioning", cluster: "prod1" },
    requires: [
      {
        kind: "object",
        apiVersion: "forklift.konveyor.io/v1beta1",
        objectKind: "Plan",
        namespace: "openshift-mtv",
        name: "one",
      },
    ],
  });
  const ordered = orderResources(factory(), { ...input, resources: [...input.resources, late] }).value;
  expect(ordered?.applications.map(({ name, wave }) => [name, wave])).toEqual([
    ["mtv-operator", 0],
    ["plans", 1],
    ["cluster-prod1", 2],
  ]);
  expect(ordered?.extrasWave).toBe(2);
});

test("where an operator and what it brings are one application, Argo CD is told not to look for the kind first", () => {
  const operator = resource("all", "operators.coreos.com/v1alpha1", "Subscription openshift-operators/mtv", {
    provides: [plans],
  });
  const annotated = { metadata: { name: "one", annotations: { "argocd.argoproj.io/sync-options": "Prune=false" } } };
  const input = built(
    [component("all", "hub")],
    [operator, resource("all", "forklift.konveyor.io/v1beta1", "Plan one", { rest: annotated })],
  );
  const [application] = orderResources(factory(), input).value?.applications ?? [];
  expect(application?.resources[1]?.resource.object.metadata.annotations).toEqual({
    "argocd.argoproj.io/sync-options": "Prune=false,SkipDryRunOnMissingResource=true",
    "argocd.argoproj.io/sync-wave": "1",
  });
});
