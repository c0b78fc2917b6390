import type { Model } from "../model/model.ts";
import { rootApplication } from "./application.ts";
import { argocd } from "./argocd.ts";
import type { ArgoCD } from "./crds/argoproj.io.gen.ts";
import type { ClusterPlacement, ManagedClusterSetBinding } from "./crds/cluster.open-cluster-management.io.gen.ts";
import type { PlacementBinding, Policy } from "./crds/policy.open-cluster-management.io.gen.ts";
import { objectDependency } from "./dependency.ts";
import { gitopsDrafts, gitopsOperatorDrafts } from "./gitops.ts";
import { componentName, factoryName, labels, namespaces } from "./names.ts";
import type { Draft, Part } from "./part.ts";
import { shared } from "./part.ts";
import { presentFields } from "./present-fields.ts";
import type { KubeMetadata } from "./resource.ts";
import type { ExpectedObject, Identified, ItemOf, PlainObject, PolicyTemplate, SpecOf } from "./typed-object.ts";

const component = componentName("gitops-policy");

/**
 * Policies by which ACM gives a managed cluster what it needs before its own Argo CD is there, in three steps: the
 * operator, the instance, the root Application. Each waits until the one before complies, and a step complies only when
 * what it brings works: the engine cannot apply a kind whose CRD is missing.
 */
export function gitopsPolicyPart(model: Model): Part {
  const policies = [
    policy(
      "gitops-operator",
      [],
      [
        enforced("gitops-operator", gitopsOperatorDrafts(model)),
        expected(
          "gitops-kinds",
          ["argocds", "applications", "appprojects"].map((plural) => establishedKind(`${plural}.argoproj.io`)),
        ),
      ],
    ),
    policy(
      "gitops-instance",
      ["gitops-operator"],
      [enforced("gitops-instance", gitopsDrafts(model)), expected("gitops-available", [availableArgocd(argocd())])],
    ),
    policy(
      "gitops-root",
      ["gitops-instance"],
      [enforced("gitops-root", [{ object: rootApplication(model.git, "{{hub .ManagedClusterName hub}}"), from: [] }])],
    ),
  ];
  return {
    components: [description],
    resources: shared(component, [
      ...placementDrafts(policies, model),
      ...policies.map((object) => policyDraft(object, model)),
    ]),
  };
}

const description = {
  name: component,
  scope: "hub",
  namespace: namespaces.policies,
  title: "Argo CD for managed clusters",
  about:
    "Three policies bring the GitOps operator, its Argo CD and the root Application to every managed cluster of the set `factory`; from then on the cluster's own Argo CD keeps all of it. " +
    "Each step waits for the one before: `oc get policy -n factory-policies` shows where a cluster stands, the console's page Governance says why. " +
    "Once a step complies it is not looked at again, so that people may suspend the root Application on a cluster; any change of the policy starts it anew. " +
    "With manual approval of operators somebody must approve the install plan of the GitOps operator on each managed cluster. " +
    "The Secret by which Argo CD reads the repository is made by hand on each cluster, in `openshift-gitops`.",
} as const;

/** An Argo CD that works, whatever it should be like. */
function availableArgocd({ apiVersion, kind, metadata: { name, namespace } }: ArgoCD): ExpectedObject {
  return { apiVersion, kind, metadata: presentFields({ name, namespace }), status: { phase: "Available" } };
}

/** A kind that the API server serves. */
function establishedKind(name: string): ExpectedObject {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name },
    status: { conditions: [{ type: "Established", status: "True" }] },
  };
}

/**
 * Makes the objects, or adds to them what is missing, until all are there; then never again, because Argo CD owns them.
 * Until then it looks at every change, and every 10 s where a kind is not known yet. Removing the policy removes nothing.
 */
function enforced(name: string, drafts: readonly Draft<PlainObject>[]): PolicyTemplate {
  return configurationPolicy(
    name,
    drafts.map(({ object }) => object),
    {
      remediationAction: "enforce",
      evaluationInterval: { compliant: "never" },
      pruneObjectBehavior: "None",
    },
  );
}

/** Only looks whether the objects are so. */
function expected(name: string, objects: readonly ExpectedObject[]): PolicyTemplate {
  return configurationPolicy(name, objects, { remediationAction: "inform" });
}

type ObjectTemplate = ItemOf<PolicyTemplate["spec"]["object-templates"]>;

function configurationPolicy(
  name: string,
  objects: readonly (PlainObject | ExpectedObject)[],
  rest: Pick<PolicyTemplate["spec"], "remediationAction" | "evaluationInterval" | "pruneObjectBehavior">,
): PolicyTemplate {
  return {
    apiVersion: "policy.open-cluster-management.io/v1",
    kind: "ConfigurationPolicy",
    // Lives in the cluster's namespace beside those of other policies.
    metadata: { name: `${factoryName}-${name}` },
    spec: {
      ...rest,
      severity: "medium",
      "object-templates": objects.map((objectDefinition): ObjectTemplate => ({
        complianceType: "musthave",
        objectDefinition,
      })),
    },
  };
}

type OurPolicy = Policy<PolicyTemplate>;
type Listed = ItemOf<OurPolicy["spec"]["policy-templates"]>;

/** Each template says itself whether it enforces: an action of the whole policy would make the expectations act too. */
function policy(name: string, after: readonly string[], templates: readonly PolicyTemplate[]): OurPolicy {
  const dependencies = after.map((other): ItemOf<OurPolicy["spec"]["dependencies"]> => ({
    apiVersion: "policy.open-cluster-management.io/v1",
    kind: "Policy",
    namespace: namespaces.policies,
    name: other,
    compliance: "Compliant",
  }));
  return {
    apiVersion: "policy.open-cluster-management.io/v1",
    kind: "Policy",
    metadata: { name, namespace: namespaces.policies },
    spec: presentFields({
      disabled: false,
      // Argo CD's annotations stay on the policy itself: a copy that carried them would look like Argo CD's own.
      copyPolicyMetadata: false,
      dependencies: dependencies.length === 0 ? undefined : dependencies,
      "policy-templates": templates.map((objectDefinition): Listed => ({ objectDefinition })),
    }),
  };
}

/** A cluster that is out of reach for a while keeps its policies. */
const tolerations = ["unavailable", "unreachable"].map((state): ItemOf<SpecOf<ClusterPlacement>["tolerations"]> => ({
  key: `cluster.open-cluster-management.io/${state}`,
  operator: "Exists",
}));

function placementDrafts(policies: readonly OurPolicy[], { at, git }: Model): Draft[] {
  const placement: ClusterPlacement = {
    apiVersion: "cluster.open-cluster-management.io/v1beta1",
    kind: "Placement",
    metadata: { name: "gitops", namespace: namespaces.policies },
    spec: {
      clusterSets: [factoryName],
      predicates: [{ requiredClusterSelector: { labelSelector: { matchLabels: { [labels.gitops]: "enabled" } } } }],
      tolerations,
    },
  };
  const binding: PlacementBinding = {
    apiVersion: "policy.open-cluster-management.io/v1",
    kind: "PlacementBinding",
    metadata: bindingMetadata,
    placementRef: { apiGroup: "cluster.open-cluster-management.io", kind: "Placement", name: "gitops" },
    subjects: policies.map(({ metadata }): ItemOf<PlacementBinding["subjects"]> => ({
      apiGroup: "policy.open-cluster-management.io",
      kind: "Policy",
      name: metadata.name,
    })),
  };
  const set: Identified<ManagedClusterSetBinding> = {
    apiVersion: "cluster.open-cluster-management.io/v1beta2",
    kind: "ManagedClusterSetBinding",
    metadata: { name: factoryName, namespace: namespaces.policies },
  };
  return [
    { object: placement, from: [at], requires: [objectDependency(set)] },
    { object: binding, from: [at, git.at], requires: [objectDependency(placement)] },
  ];
}

const bindingMetadata: KubeMetadata = { name: "gitops", namespace: namespaces.policies };

/** After its binding, so that it is placed at once: the other way round a policy would wait for clusters in vain. */
function policyDraft(object: OurPolicy, { operators, git }: Model): Draft {
  const binding: Identified<PlacementBinding> = {
    apiVersion: "policy.open-cluster-management.io/v1",
    kind: "PlacementBinding",
    metadata: bindingMetadata,
  };
  return { object, from: [operators.at, git.at], requires: [objectDependency(binding)] };
}
