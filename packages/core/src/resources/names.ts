import type { Git } from "../model/model.ts";
import type { ComponentName } from "./resource.ts";

/** Names on which resources must agree. What a user can choose is in the Model; the rest is here. */

export const namespaces = {
  gitopsOperator: "openshift-gitops-operator",
  gitops: "openshift-gitops",
  acm: "open-cluster-management",
  /** Where ACM's engine keeps the volumes of the installation service. */
  engine: "multicluster-engine",
  policies: "factory-policies",
  nmstate: "openshift-nmstate",
  trident: "trident",
  virtualization: "openshift-cnv",
  mtv: "openshift-mtv",
  waves: "vm-factory",
  /** Of the VM networks' attachments: the one namespace besides the target's own from which Forklift takes them. */
  attachments: "default",
} as const;

/** The instance of Argo CD that the GitOps operator makes by itself, and its controller's account. */
export const argocdName = "openshift-gitops";
export const argocdController = `${argocdName}-argocd-application-controller`;

/** Name of the root Application, the AppProject, the cluster set and what else is there once for a factory. */
export const factoryName = "factory";
export const rootApplicationName = "root";

/** Name by which ACM's policy engine owns the fields that it writes: its program's. */
export const policyEngine = "config-policy-controller";

/** Where Argo CD reaches the cluster it runs on. */
export const inCluster = "https://kubernetes.default.svc";

/** OVS bridge for virtual machines, and the one that OpenShift makes of the machine network's interface. */
export const vmBridge = "br-vm";
export const machineBridge = "br-ex";

/** The account by which Forklift on the hub works on a managed cluster, its permission and the Secret that ACM makes. */
export const migratorName = "vmf-migrator";

/** Forklift's own Provider of the cluster it runs on: made by its operator. */
export const hostProvider = "host";

export const labels = {
  cluster: "vmfactory.io/cluster",
  site: "vmfactory.io/site",
  /** On a ManagedCluster that gets its Argo CD from the hub. */
  gitops: "vmfactory.io/gitops",
  wave: "vmfactory.io/wave",
  clusterSet: "cluster.open-cluster-management.io/clusterset",
  infraEnv: "infraenvs.agent-install.openshift.io",
  clusterMonitoring: "openshift.io/cluster-monitoring",
} as const;

export const annotations = {
  syncOptions: "argocd.argoproj.io/sync-options",
  compareOptions: "argocd.argoproj.io/compare-options",
  syncWave: "argocd.argoproj.io/sync-wave",
  /** Argo CD takes over what this field manager wrote by updates (Argo CD 3.1). */
  formerManager: "argocd.argoproj.io/client-side-apply-migration-manager",
  defaultClass: "storageclass.kubernetes.io/is-default-class",
  defaultVirtualizationClass: "storageclass.kubevirt.io/is-default-virt-class",
  defaultSnapshotClass: "snapshot.storage.kubernetes.io/is-default-class",
} as const;

/** Annotations of what Argo CD never removes, not with its Application either: it stays until a person deletes it. */
export const keptInCluster = { [annotations.syncOptions]: "Prune=false,Delete=false" } as const;

/** Brands a text as the name of a component. */
export function componentName(name: string): ComponentName {
  return name as ComponentName; // the one place where the brand is given
}

/** A path of the repository as Argo CD wants it: from the root of Git, which may lie above the factory. */
export function gitPath(git: Pick<Git, "path">, path: string): string {
  return git.path === "" ? path : `${git.path}/${path}`;
}

/** What the names of a cluster's volumes on the array begin with; Trident refuses a digit in front. */
export function storagePrefix(cluster: string): string {
  const prefix = cluster.replaceAll("-", "_");
  return /^\d/.test(prefix) ? `c_${prefix}` : prefix;
}
