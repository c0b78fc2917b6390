import type { Git } from "../model/model.ts";
import type { ClusterRoleBinding } from "./core-kinds.ts";
import type { AppProject, ArgoCD } from "./crds/argoproj.io.gen.ts";
import { healthChecks } from "./health-checks.ts";
import { argocdController, argocdName, factoryName, inCluster, namespaces } from "./names.ts";

/**
 * The one description of a cluster's Argo CD: the component `gitops` holds it for every cluster, and the policy that
 * brings Argo CD to a managed cluster embeds the same object, so that the two never disagree.
 * It is the instance that the GitOps operator makes by itself, told what we want of it. An instance of our own beside
 * DISABLE_DEFAULT_ARGOCD_INSTANCE would be deleted under that name, and on a cluster that has the operator already the
 * setting would delete the one that its people use (gitops-operator, ensureDefaultArgoCDInstanceDoesntExist).
 */
export function argocd(): ArgoCD {
  return {
    apiVersion: "argoproj.io/v1beta1",
    kind: "ArgoCD",
    metadata: { name: argocdName, namespace: namespaces.gitops },
    spec: {
      // The controller caches every object of the cluster; its default of 2 GiB is too small for a hub with ACM.
      controller: { resources: { requests: { cpu: "250m", memory: "1Gi" }, limits: { cpu: "2", memory: "4Gi" } } },
      // No status stands in Git. The comparison takes one from its cache and one from the server, which differ whenever an
      // operator is at work, and every such moment would begin a sync.
      extraConfig: { "resource.compareoptions": "ignoreResourceStatusField: all\n" },
      // Who may log in is who the cluster knows; the built-in administrator would be one password more to keep.
      disableAdmin: true,
      rbac: {
        defaultPolicy: "",
        policy: "g, system:cluster-admins, role:admin\ng, cluster-admins, role:admin\n",
        scopes: "[groups]",
      },
      resourceExclusions,
      resourceHealthChecks: healthChecks,
      // Labels of one Application would be copied by operators to what they make, which Argo CD would then prune.
      resourceTrackingMethod: "annotation",
      server: { route: { enabled: true } },
      sso: { provider: "dex", dex: { openShiftOAuth: true } },
    },
  };
}

/** What nobody keeps in Git and changes all the time: watching it costs most of the controller's memory. */
const resourceExclusions = [
  { apiGroups: ["", "discovery.k8s.io"], kinds: ["Endpoints", "EndpointSlice"] },
  {
    apiGroups: [
      "authentication.k8s.io",
      "authorization.k8s.io",
      "internal.open-cluster-management.io",
      "reports.kyverno.io",
      "wgpolicyk8s.io",
    ],
  },
  { apiGroups: ["certificates.k8s.io"], kinds: ["CertificateSigningRequest"] },
  { apiGroups: ["nmstate.io"], kinds: ["NodeNetworkConfigurationEnactment", "NodeNetworkState"] },
]
  .map((one) =>
    Object.entries(one)
      .map(([key, values], index) => `${index === 0 ? "-" : " "} ${key}: ${JSON.stringify(values)}\n`)
      .join(""),
  )
  .join("");

/**
 * Argo CD's controller as administrator of its cluster. The role that the GitOps operator gives it may write any
 * ClusterRole and act as every ServiceAccount already, so it is an administrator with a detour, and whoever installs
 * operators is one too: OLM gives an operator what it asks for. A list of kinds would protect nothing and stop people's
 * own manifests in `extras/`. What bounds it is what it obeys: one repository, by the AppProject. Its server and its
 * other parts keep what the operator gives them.
 */
export function argocdControllerBinding(): ClusterRoleBinding {
  return {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name: "factory-gitops-controller" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
    subjects: [{ kind: "ServiceAccount", name: argocdController, namespace: namespaces.gitops }],
  };
}

/** Applications of the factory take manifests from its repository only, and bring them to their own cluster only. */
export function appProject(git: Git): AppProject {
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "AppProject",
    metadata: { name: factoryName, namespace: namespaces.gitops },
    spec: {
      description: "What the factory's repository describes",
      sourceRepos: [git.url],
      destinations: [{ server: inCluster, namespace: "*" }],
      clusterResourceWhitelist: [{ group: "*", kind: "*" }],
    },
  };
}
