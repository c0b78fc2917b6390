import type { KindRequest } from "./crd-types.ts";

/** What a pod's template is made of: large, alike in every kind that has it, and nothing that we set. */
const affinity = ["affinity"];
const pods = ["initContainers", "sidecarContainers", "valueFrom", "volumes"];

/**
 * The kinds that vmf emits and a CustomResourceDefinition describes, in the version that it emits: `npm run generate`
 * makes their types. Kinds of Kubernetes itself, and Trident's, whose definitions name no field, are written by hand in
 * packages/core/src/resources.
 */
export const crdKinds: readonly KindRequest[] = [
  ...kinds("agent-install.openshift.io/v1beta1", ["AgentServiceConfig", "InfraEnv", "NMStateConfig"]),
  ...kinds("agent.open-cluster-management.io/v1", ["KlusterletAddonConfig"]),
  ...kinds("argoproj.io/v1alpha1", ["AppProject", "Application"]),
  ...kinds("argoproj.io/v1beta1", ["ArgoCD"], { open: pods, hasStatus: true }),
  ...kinds("authentication.open-cluster-management.io/v1beta1", ["ManagedServiceAccount"]),
  ...kinds("cluster.open-cluster-management.io/v1", ["ManagedCluster"]),
  ...kinds("cluster.open-cluster-management.io/v1beta1", ["Placement"], { as: "ClusterPlacement" }),
  ...kinds("cluster.open-cluster-management.io/v1beta2", ["ManagedClusterSet", "ManagedClusterSetBinding"]),
  ...kinds("extensions.hive.openshift.io/v1beta1", ["AgentClusterInstall"]),
  // Its definition takes any field beside those that it names, so that the server would not tell a misspelt one.
  ...kinds("forklift.konveyor.io/v1beta1", ["ForkliftController"], { closed: ["spec"] }),
  ...kinds("forklift.konveyor.io/v1beta1", ["NetworkMap", "Provider", "StorageMap"]),
  ...kinds("forklift.konveyor.io/v1beta1", ["Plan"], {
    as: "ForkliftPlan",
    open: ["convertorAffinity", "targetAffinity"],
  }),
  ...kinds("hco.kubevirt.io/v1beta1", ["HyperConverged"], { open: affinity }),
  ...kinds("hive.openshift.io/v1", ["ClusterDeployment", "ClusterImageSet"]),
  ...kinds("k8s.cni.cncf.io/v1", ["NetworkAttachmentDefinition"]),
  ...kinds("machineconfiguration.openshift.io/v1", ["MachineConfig"]),
  ...kinds("metal3.io/v1alpha1", ["BareMetalHost", "Provisioning"]),
  ...kinds("nmstate.io/v1", ["NMState"], { open: ["affinity", "infraAffinity"] }),
  ...kinds("nmstate.io/v1", ["NodeNetworkConfigurationPolicy"]),
  ...kinds("operator.open-cluster-management.io/v1", ["MultiClusterHub"]),
  ...kinds("operators.coreos.com/v1", ["OperatorGroup"]),
  ...kinds("operators.coreos.com/v1alpha1", ["Subscription"], { open: ["affinity", "valueFrom", "volumes"] }),
  ...kinds("policy.open-cluster-management.io/v1", ["ConfigurationPolicy", "Policy"], { carries: "objectDefinition" }),
  ...kinds("policy.open-cluster-management.io/v1", ["PlacementBinding"]),
  ...kinds("rbac.open-cluster-management.io/v1alpha1", ["ClusterPermission"]),
  ...kinds("snapshot.storage.k8s.io/v1", ["VolumeSnapshotClass"]),
];

function kinds(
  apiVersion: string,
  names: readonly string[],
  options: Omit<KindRequest, "group" | "version" | "kind"> = {},
): KindRequest[] {
  const [group = "", version = ""] = apiVersion.split("/");
  return names.map((kind) => ({ group, version, kind, ...options }));
}
