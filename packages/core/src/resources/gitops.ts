import { compare } from "../base/order.ts";
import type { Model } from "../model/model.ts";
import { rootApplication } from "./application.ts";
import { appProject, argocd, argocdControllerBinding } from "./argocd.ts";
import type { ClusterRole } from "./core-kinds.ts";
import { objectDependency, secretDependency } from "./dependency.ts";
import { namespace } from "./namespace.ts";
import { componentName, namespaces, policyEngine } from "./names.ts";
import { operatorDrafts, type OperatorRequest } from "./operator-part.ts";
import type { Draft, Part } from "./part.ts";
import { placeDraft, shared } from "./part.ts";
import type { RequiredSecret } from "./resource.ts";
import type { Identified, PlainObject } from "./typed-object.ts";

const operatorComponent = componentName("gitops-operator");
const instanceComponent = componentName("gitops");

/** The GitOps operator, Argo CD, and the hub's root Application. */
export function gitopsPart(model: Model): Part {
  const root: Draft = {
    object: rootApplication(model.git, model.hub.name),
    from: [model.git.at, model.hub.at],
    file: "root-application",
    requires: [
      objectDependency(appProject(model.git)),
      objectDependency(argocd()),
      ...(model.git.credentials === undefined ? [] : [secretDependency(namespaces.gitops, model.git.credentials)]),
    ],
  };
  return {
    components: [operatorDescription, instanceDescription],
    resources: [
      ...shared(operatorComponent, gitopsOperatorDrafts(model)),
      ...shared(instanceComponent, gitopsDrafts(model)),
      placeDraft(root, { layer: "bootstrap" }),
    ],
    secrets: gitSecrets(model),
  };
}

const operatorDescription = {
  name: operatorComponent,
  scope: "all",
  namespace: namespaces.gitopsOperator,
  formerManager: policyEngine,
  title: "OpenShift GitOps operator",
  about:
    "Installs the operator that runs Argo CD. On the hub it is applied by the bootstrap, on a managed cluster by a policy of the hub; " +
    "afterwards Argo CD keeps its own operator up to date from here. " +
    "If the namespace holds a second OperatorGroup, made by an earlier installation from the console, OLM stops: delete the older one.",
} as const;

const instanceDescription = {
  name: instanceComponent,
  scope: "all",
  namespace: namespaces.gitops,
  formerManager: policyEngine,
  title: "Argo CD and what it may do",
  about:
    "The instance `openshift-gitops`, the right of its controller to administer the cluster, and the project `factory`, which takes manifests from the factory's repository only. " +
    "It waits between sync waves for what it has a health check for; those of operators that it does not know are in the ArgoCD resource. " +
    "Log in with an account of the cluster that is a member of `cluster-admins`; the built-in administrator is off. " +
    "No Application has a finalizer: removing one from Git leaves what it brought, to be deleted by hand if that is meant.",
} as const;

export function gitopsOperatorRequest({ operators }: Model): OperatorRequest {
  return {
    package: "openshift-gitops-operator",
    operators,
    namespace: { isMonitored: true },
    // Of its Argo CDs only this one may reach beyond its own namespace.
    environment: { ARGOCD_CLUSTER_CONFIG_NAMESPACES: namespaces.gitops },
  };
}

export function gitopsOperatorDrafts(model: Model): Draft<PlainObject>[] {
  return operatorDrafts(gitopsOperatorRequest(model));
}

/** Namespace, right, instance and project: what must be there before the root Application. */
export function gitopsDrafts({ git }: Model): Draft<PlainObject>[] {
  const from = [git.at];
  const roleRef: Identified<ClusterRole> = {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: "cluster-admin" },
  };
  return [
    { object: namespace(namespaces.gitops, { isMonitored: true }), from },
    { object: argocdControllerBinding(), from, requires: [objectDependency(roleRef)] },
    { object: argocd(), from, requires: [objectDependency(argocdControllerBinding())] },
    { object: appProject(git), from },
  ];
}

/** Every cluster's Argo CD reads the repository for itself. */
function gitSecrets({ git, hub, clusters }: Model): RequiredSecret[] {
  const name = git.credentials;
  if (name === undefined) return [];
  return [hub.name, ...clusters.map((cluster) => cluster.name)].sort(compare).map((cluster): RequiredSecret => ({
    cluster,
    namespace: namespaces.gitops,
    name,
    type: "Opaque",
    keys: [
      { key: "type", what: "the word `git`" },
      { key: "url", what: `\`${git.url}\`` },
      ...(git.url.startsWith("http")
        ? [
            { key: "username", what: "name of an account that may read the repository, any text for a token" },
            { key: "password", what: "its password or token" },
          ]
        : [{ key: "sshPrivateKey", what: "private half of a key that may read the repository" }]),
    ],
    labels: { "argocd.argoproj.io/secret-type": "repository" },
    purpose: "Argo CD reads the factory's repository with it.",
    from: git.at,
  }));
}
