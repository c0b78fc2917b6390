/**
 * Which API kinds come from where, as far as the factory uses them. Groups and kinds as in the CRDs of the versions
 * that the version table names; which of an operator's CRDs come with its bundle and which only once a resource of
 * its own is there was read from the bundles' manifests and the operators' sources.
 */
export interface KindName {
  readonly group: string;
  readonly kind: string;
}

export interface OperatorPackage {
  /** Namespace of the Subscription and of the operator. */
  readonly namespace: string;
  /** Which namespaces the operator can watch: its bundle supports one of the two only, or either is fine. */
  readonly watches: "own" | "all";
  /** Kinds whose CRDs its bundle brings. */
  readonly brings: readonly KindName[];
}

/** Operators by OLM package. */
export const operatorPackages = {
  "openshift-gitops-operator": {
    namespace: "openshift-gitops-operator",
    watches: "all",
    brings: kinds({
      "argoproj.io": ["AppProject", "Application", "ApplicationSet", "ArgoCD"],
      "pipelines.openshift.io": ["GitopsService"],
    }),
  },
  "advanced-cluster-management": {
    namespace: "open-cluster-management",
    watches: "own",
    brings: kinds({ "operator.open-cluster-management.io": ["MultiClusterHub"] }),
  },
  "kubernetes-nmstate-operator": {
    namespace: "openshift-nmstate",
    watches: "own",
    brings: kinds({ "nmstate.io": ["NMState"] }),
  },
  "trident-operator": {
    namespace: "trident",
    watches: "all",
    brings: kinds({ "trident.netapp.io": ["TridentOrchestrator"] }),
  },
  "kubevirt-hyperconverged": {
    namespace: "openshift-cnv",
    watches: "own",
    brings: kinds({
      "hco.kubevirt.io": ["HyperConverged"],
      "kubevirt.io": ["KubeVirt"],
      "cdi.kubevirt.io": ["CDI"],
      "ssp.kubevirt.io": ["SSP"],
      "networkaddonsoperator.network.kubevirt.io": ["NetworkAddonsConfig"],
    }),
  },
  "mtv-operator": {
    namespace: "openshift-mtv",
    watches: "own",
    brings: kinds({
      "forklift.konveyor.io": [
        "ForkliftController",
        "Hook",
        "Host",
        "Migration",
        "NetworkMap",
        "Plan",
        "Provider",
        "StorageMap",
      ],
    }),
  },
} as const satisfies Record<string, OperatorPackage>;

export type PackageName = keyof typeof operatorPackages;

/** Kinds that an operator brings only once it has a resource of its own to work on, by that resource's kind. */
export const kindsBroughtBy = {
  MultiClusterHub: kinds({
    "agent-install.openshift.io": ["Agent", "AgentServiceConfig", "InfraEnv", "NMStateConfig"],
    "agent.open-cluster-management.io": ["KlusterletAddonConfig"],
    "addon.open-cluster-management.io": ["AddOnDeploymentConfig", "ClusterManagementAddOn", "ManagedClusterAddOn"],
    "authentication.open-cluster-management.io": ["ManagedServiceAccount"],
    "cluster.open-cluster-management.io": [
      "ManagedCluster",
      "ManagedClusterSet",
      "ManagedClusterSetBinding",
      "Placement",
      "PlacementDecision",
    ],
    "extensions.hive.openshift.io": ["AgentClusterInstall"],
    "hive.openshift.io": ["ClusterDeployment", "ClusterImageSet", "HiveConfig"],
    "multicluster.openshift.io": ["MultiClusterEngine"],
    "policy.open-cluster-management.io": ["PlacementBinding", "Policy", "PolicyAutomation", "PolicySet"],
    "rbac.open-cluster-management.io": ["ClusterPermission"],
    "view.open-cluster-management.io": ["ManagedClusterView"],
    "work.open-cluster-management.io": ["ManifestWork", "ManifestWorkReplicaSet"],
  }),
  NMState: kinds({
    "nmstate.io": ["NodeNetworkConfigurationEnactment", "NodeNetworkConfigurationPolicy", "NodeNetworkState"],
  }),
  TridentOrchestrator: kinds({ "trident.netapp.io": ["TridentBackendConfig"] }),
  HyperConverged: kinds({
    "cdi.kubevirt.io": ["CDIConfig", "DataImportCron", "DataSource", "DataVolume", "StorageProfile"],
    "instancetype.kubevirt.io": [
      "VirtualMachineClusterInstancetype",
      "VirtualMachineClusterPreference",
      "VirtualMachineInstancetype",
      "VirtualMachinePreference",
    ],
    "kubevirt.io": ["VirtualMachine", "VirtualMachineInstance", "VirtualMachineInstanceMigration"],
    "migrations.kubevirt.io": ["MigrationPolicy"],
    "snapshot.kubevirt.io": ["VirtualMachineRestore", "VirtualMachineSnapshot"],
  }),
} as const satisfies Record<string, readonly KindName[]>;

function kinds(byGroup: Readonly<Record<string, readonly string[]>>): readonly KindName[] {
  return Object.entries(byGroup).flatMap(([group, names]) => names.map((kind): KindName => ({ group, kind })));
}
