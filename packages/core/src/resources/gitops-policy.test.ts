import { describe, expect, test } from "vitest";
import { testModel } from "../model/test-model.fixture.ts";
import { rootApplication } from "./application.ts";
import { built, contents, object, resource } from "./built.fixture.ts";
import type { KubeObject } from "./resource.ts";

interface PolicySpec {
  readonly dependencies?: readonly { readonly name: string; readonly compliance: string }[];
  readonly "policy-templates": readonly { readonly objectDefinition: ConfigurationPolicy }[];
}
type ConfigurationPolicy = KubeObject & {
  readonly spec: {
    readonly "object-templates": readonly { readonly complianceType: string; readonly objectDefinition: KubeObject }[];
  };
};

function policy(name: string): PolicySpec {
  return object(built(), "Policy", name)["spec"] as PolicySpec;
}

/** Objects of a template of a policy. */
function objects(of: PolicySpec, template: number): KubeObject[] {
  return (
    of["policy-templates"][template]?.objectDefinition.spec["object-templates"].map((one) => one.objectDefinition) ?? []
  );
}

describe("the policies that bring Argo CD to managed clusters", () => {
  test("are three, placed by one binding on the clusters of the set that want it", () => {
    const of = built();
    expect(contents(of, "gitops-policy")).toEqual([
      "Placement/gitops",
      "PlacementBinding/gitops",
      "Policy/gitops-instance",
      "Policy/gitops-operator",
      "Policy/gitops-root",
    ]);
    expect(object(of, "Placement", "gitops")["spec"]).toEqual({
      clusterSets: ["factory"],
      predicates: [
        { requiredClusterSelector: { labelSelector: { matchLabels: { "vmfactory.io/gitops": "enabled" } } } },
      ],
      tolerations: [
        { key: "cluster.open-cluster-management.io/unavailable", operator: "Exists" },
        { key: "cluster.open-cluster-management.io/unreachable", operator: "Exists" },
      ],
    });
    expect(object(of, "PlacementBinding", "gitops")).toEqual({
      apiVersion: "policy.open-cluster-management.io/v1",
      kind: "PlacementBinding",
      metadata: { name: "gitops", namespace: "factory-policies" },
      placementRef: { apiGroup: "cluster.open-cluster-management.io", kind: "Placement", name: "gitops" },
      subjects: ["gitops-operator", "gitops-instance", "gitops-root"].map((name) => ({
        apiGroup: "policy.open-cluster-management.io",
        kind: "Policy",
        name,
      })),
    });
  });

  test("each waits until the one before complies", () => {
    const after = ["gitops-operator", "gitops-instance", "gitops-root"].map((name) =>
      policy(name).dependencies?.map((one) => [one.name, one.compliance]),
    );
    expect(after).toEqual([undefined, [["gitops-operator", "Compliant"]], [["gitops-instance", "Compliant"]]]);
  });

  test("the operator's complies only when the API server knows the kinds of the next", () => {
    expect(policy("gitops-operator")["policy-templates"][1]?.objectDefinition).toEqual({
      apiVersion: "policy.open-cluster-management.io/v1",
      kind: "ConfigurationPolicy",
      metadata: { name: "factory-gitops-kinds" },
      spec: {
        remediationAction: "inform",
        severity: "medium",
        "object-templates": ["argocds", "applications", "appprojects"].map((plural) => ({
          complianceType: "musthave",
          objectDefinition: {
            apiVersion: "apiextensions.k8s.io/v1",
            kind: "CustomResourceDefinition",
            metadata: { name: `${plural}.argoproj.io` },
            status: { conditions: [{ type: "Established", status: "True" }] },
          },
        })),
      },
    });
  });

  test("the instance's complies only when Argo CD is available", () => {
    expect(objects(policy("gitops-instance"), 1)).toEqual([
      {
        apiVersion: "argoproj.io/v1beta1",
        kind: "ArgoCD",
        metadata: { name: "openshift-gitops", namespace: "openshift-gitops" },
        status: { phase: "Available" },
      },
    ]);
  });

  test("what they apply is what the components of a managed cluster hold", () => {
    const of = built();
    const components = of.resources.filter(
      ({ placement }) => "component" in placement && ["gitops-operator", "gitops"].includes(placement.component),
    );
    const applied = [...objects(policy("gitops-operator"), 0), ...objects(policy("gitops-instance"), 0)];
    expect(applied).toEqual(components.map((one) => one.object));
  });

  test("the root Application reads the folder of the cluster that it lands on", () => {
    const [root] = objects(policy("gitops-root"), 0);
    expect(root).toEqual(rootApplication(testModel().git, "{{hub .ManagedClusterName hub}}"));
  });

  test("what acts acts until it is done, once, and leaves everything when it goes", () => {
    const acting = ["gitops-operator", "gitops-instance", "gitops-root"].map((name) => {
      const entries = Object.entries(policy(name)["policy-templates"][0]?.objectDefinition.spec ?? {});
      return Object.fromEntries(entries.filter(([key]) => key !== "object-templates"));
    });
    const expected = {
      remediationAction: "enforce",
      evaluationInterval: { compliant: "never" },
      pruneObjectBehavior: "None",
      severity: "medium",
    };
    expect(acting).toEqual([expected, expected, expected]);
  });

  test("copies of a policy do not look like Argo CD's own", () => {
    for (const name of ["gitops-operator", "gitops-instance", "gitops-root"]) {
      expect(object(built(), "Policy", name)["spec"]).toMatchObject({ disabled: false, copyPolicyMetadata: false });
    }
  });

  test("no policy has an action for all its templates: expectations would be enforced too", () => {
    for (const name of ["gitops-operator", "gitops-instance", "gitops-root"])
      expect(policy(name)).not.toHaveProperty("remediationAction");
  });

  test("a policy comes after its binding, which comes after its placement", () => {
    const of = built();
    const needs = (kind: string, name: string): unknown =>
      resource(of, kind, name).requires?.map((one) => ("objectKind" in one ? one.objectKind : one.kind));
    expect([needs("Policy", "gitops-root"), needs("PlacementBinding", "gitops"), needs("Placement", "gitops")]).toEqual(
      [["PlacementBinding"], ["Placement"], ["ManagedClusterSetBinding"]],
    );
  });

  test("names of replicated policies fit into a label", () => {
    const names = built()
      .resources.filter((one) => one.object.kind === "Policy")
      .map((one) => `factory-policies.${one.object.metadata.name}`);
    expect(names.filter((name) => name.length > 63)).toEqual([]);
  });
});
