/**
 * Who brings each kind, and when: what a bare OpenShift 4.22 serves, what comes with the bundle of an operator's OLM
 * package, and what an operator makes once a resource of its own is there. Gathered from the sources of the operators
 * and not from what vmf believes (core's operators.table.ts), so that either can show an error of the other.
 */
export type KindsByGroup = Readonly<Record<string, string>>;

/** What is there before anything is installed. Groups and kinds in alphabetical order, kinds separated by spaces. */
export const openshiftTable: KindsByGroup = {
  // cluster-autoscaler-operator, in the payload.
  "autoscaling.openshift.io": "ClusterAutoscaler MachineAutoscaler",
  // openshift/api, which the cluster version operator installs.
  "config.openshift.io":
    "APIServer ClusterOperator ClusterVersion Console DNS FeatureGate Image ImageDigestMirrorSet ImageTagMirrorSet Infrastructure Ingress Network OAuth OperatorHub Proxy Scheduler",
  "console.openshift.io": "ConsoleLink ConsoleNotification ConsolePlugin ConsoleYAMLSample",
  "imageregistry.operator.openshift.io": "Config",
  // cluster-network-operator: multus, network policies of secondary networks, OVN-Kubernetes.
  "k8s.cni.cncf.io": "MultiNetworkPolicy NetworkAttachmentDefinition",
  "k8s.ovn.org": "ClusterUserDefinedNetwork EgressFirewall EgressIP RouteAdvertisements UserDefinedNetwork",
  "machine.openshift.io": "Machine MachineHealthCheck MachineSet",
  "machineconfiguration.openshift.io": "ContainerRuntimeConfig KubeletConfig MachineConfig MachineConfigPool",
  // cluster-baremetal-operator, on bare metal.
  "metal3.io": "BareMetalHost DataImage HostFirmwareComponents HostFirmwareSettings Provisioning",
  // cluster-monitoring-operator.
  "monitoring.coreos.com": "Alertmanager AlertmanagerConfig PodMonitor Prometheus PrometheusRule ServiceMonitor",
  "operator.openshift.io": "Console IngressController Network Storage",
  // operator-framework/api: OLM itself.
  "operators.coreos.com":
    "CatalogSource ClusterServiceVersion InstallPlan OLMConfig Operator OperatorCondition OperatorGroup Subscription",
  // cluster-node-tuning-operator.
  "performance.openshift.io": "PerformanceProfile",
  "policy.networking.k8s.io": "AdminNetworkPolicy BaselineAdminNetworkPolicy",
  "quota.openshift.io": "ClusterResourceQuota",
  "route.openshift.io": "Route",
  "security.openshift.io": "SecurityContextConstraints",
  // cluster-csi-snapshot-controller-operator.
  "snapshot.storage.k8s.io": "VolumeSnapshot VolumeSnapshotClass VolumeSnapshotContent",
  "tuned.openshift.io": "Tuned",
};

/** By OLM package, then by stage: `bundle`, or the kind of the resource that the operator must have been given. */
export const packagesTable: Readonly<Record<string, Readonly<Record<string, KindsByGroup>>>> = {
  "advanced-cluster-management": {
    bundle: { "operator.open-cluster-management.io": "MultiClusterHub" },
    // multiclusterhub-operator installs pkg/templates/crds when it reconciles its resource, and has OLM install the
    // multicluster engine, which brings its own, hive's, assisted's, hypershift's and the registration's.
    MultiClusterHub: {
      "addon.open-cluster-management.io": "AddOnDeploymentConfig ClusterManagementAddOn ManagedClusterAddOn",
      "agent-install.openshift.io": "Agent AgentServiceConfig InfraEnv NMStateConfig",
      "agent.open-cluster-management.io": "KlusterletAddonConfig",
      "apps.open-cluster-management.io": "Channel GitOpsCluster PlacementRule Subscription",
      "authentication.open-cluster-management.io": "ManagedServiceAccount",
      "cluster.open-cluster-management.io":
        "AddOnPlacementScore BackupSchedule ManagedCluster ManagedClusterSet ManagedClusterSetBinding Placement PlacementDecision Restore",
      "extensions.hive.openshift.io": "AgentClusterInstall",
      "hive.openshift.io":
        "ClusterDeployment ClusterImageSet ClusterPool HiveConfig MachinePool SelectorSyncSet SyncSet",
      "hypershift.openshift.io": "HostedCluster NodePool",
      "multicluster.openshift.io": "MultiClusterEngine",
      "observability.open-cluster-management.io": "MultiClusterObservability",
      "policy.open-cluster-management.io": "PlacementBinding Policy PolicyAutomation PolicySet",
      "rbac.open-cluster-management.io": "ClusterPermission",
      "search.open-cluster-management.io": "Search",
      "siteconfig.open-cluster-management.io": "ClusterInstance",
      "submarineraddon.open-cluster-management.io": "SubmarinerConfig",
      "view.open-cluster-management.io": "ManagedClusterView",
      "work.open-cluster-management.io": "ManifestWork ManifestWorkReplicaSet",
    },
    // The klusterlet brings claims to the cluster that is managed (the hub manages itself too).
    ManagedCluster: { "cluster.open-cluster-management.io": "ClusterClaim" },
    // The policy add-on brings its kinds where it runs: on a managed cluster, Policy too.
    KlusterletAddonConfig: { "policy.open-cluster-management.io": "ConfigurationPolicy OperatorPolicy" },
  },
  "ansible-automation-platform-operator": {
    bundle: {
      "aap.ansible.com": "AnsibleAutomationPlatform",
      "automationcontroller.ansible.com": "AutomationController",
      "automationhub.ansible.com": "AutomationHub",
      "eda.ansible.com": "EDA",
      "lightspeed.ansible.com": "AnsibleLightspeed",
      "tower.ansible.com":
        "AnsibleCredential AnsibleInstanceGroup AnsibleInventory AnsibleJob AnsibleProject AnsibleSchedule AnsibleWorkflow JobTemplate WorkflowTemplate",
    },
  },
  "awx-operator": { bundle: { "awx.ansible.com": "AWX" } },
  "cluster-kube-descheduler-operator": { bundle: { "operator.openshift.io": "KubeDescheduler" } },
  "cluster-logging": { bundle: { "observability.openshift.io": "ClusterLogForwarder" } },
  "cluster-observability-operator": { bundle: { "observability.openshift.io": "UIPlugin" } },
  "fence-agents-remediation": {
    bundle: { "fence-agents-remediation.medik8s.io": "FenceAgentsRemediation FenceAgentsRemediationTemplate" },
  },
  "group-sync-operator": { bundle: { "redhatcop.redhat.io": "GroupSync" } },
  "kubernetes-nmstate-operator": {
    bundle: { "nmstate.io": "NMState" },
    // The operator applies the handler's CRDs when there is an NMState.
    NMState: { "nmstate.io": "NodeNetworkConfigurationEnactment NodeNetworkConfigurationPolicy NodeNetworkState" },
  },
  "kubevirt-hyperconverged": {
    // One bundle for the operators that the hyperconverged operator leads: each with the kind that it is led by.
    bundle: {
      "cdi.kubevirt.io": "CDI",
      "hco.kubevirt.io": "HyperConverged",
      "kubevirt.io": "KubeVirt",
      "migrations.kubevirt.io": "MigController",
      "networkaddonsoperator.network.kubevirt.io": "NetworkAddonsConfig",
      "ssp.kubevirt.io": "SSP",
    },
    HyperConverged: {
      "backup.kubevirt.io": "VirtualMachineBackup VirtualMachineBackupTracker",
      "cdi.kubevirt.io":
        "CDIConfig DataImportCron DataSource DataVolume ObjectTransfer StorageProfile VolumeCloneSource VolumeImportSource VolumeUploadSource",
      "clone.kubevirt.io": "VirtualMachineClone",
      "export.kubevirt.io": "VirtualMachineExport",
      "instancetype.kubevirt.io":
        "VirtualMachineClusterInstancetype VirtualMachineClusterPreference VirtualMachineInstancetype VirtualMachinePreference",
      "kubevirt.io":
        "VirtualMachine VirtualMachineInstance VirtualMachineInstanceMigration VirtualMachineInstancePreset VirtualMachineInstanceReplicaSet",
      "migrations.kubevirt.io": "MigrationPolicy",
      "pool.kubevirt.io": "VirtualMachinePool",
      "snapshot.kubevirt.io": "VirtualMachineRestore VirtualMachineSnapshot VirtualMachineSnapshotContent",
    },
  },
  "local-storage-operator": {
    bundle: { "local.storage.openshift.io": "LocalVolume LocalVolumeDiscovery LocalVolumeSet" },
  },
  "lvms-operator": { bundle: { "lvm.topolvm.io": "LVMCluster" } },
  "mcg-operator": {
    bundle: {
      "noobaa.io": "BackingStore BucketClass NamespaceStore NooBaa",
      "objectbucket.io": "ObjectBucket ObjectBucketClaim",
    },
  },
  "metallb-operator": {
    bundle: { "metallb.io": "BFDProfile BGPAdvertisement BGPPeer Community IPAddressPool L2Advertisement MetalLB" },
  },
  "mtv-operator": {
    bundle: {
      "forklift.konveyor.io": "ForkliftController Hook Host Migration NetworkMap Plan Provider StorageMap",
    },
  },
  nfd: { bundle: { "nfd.openshift.io": "NodeFeatureDiscovery" } },
  "node-healthcheck-operator": { bundle: { "remediation.medik8s.io": "NodeHealthCheck" } },
  "node-maintenance-operator": { bundle: { "nodemaintenance.medik8s.io": "NodeMaintenance" } },
  "ocs-operator": { bundle: { "ocs.openshift.io": "StorageCluster" } },
  "odf-csi-addons-operator": {
    bundle: {
      "replication.storage.openshift.io":
        "VolumeGroupReplication VolumeGroupReplicationClass VolumeReplication VolumeReplicationClass",
    },
  },
  "odf-multicluster-orchestrator": { bundle: { "multicluster.odf.openshift.io": "MirrorPeer" } },
  "odf-operator": { bundle: { "odf.openshift.io": "StorageSystem" } },
  "odr-cluster-operator": { bundle: { "ramendr.openshift.io": "VolumeReplicationGroup" } },
  "odr-hub-operator": { bundle: { "ramendr.openshift.io": "DRCluster DRPlacementControl DRPolicy" } },
  "openshift-cert-manager-operator": {
    // The bundle holds cert-manager's own CRDs beside the operator's.
    bundle: {
      "cert-manager.io": "Certificate CertificateRequest ClusterIssuer Issuer",
      "operator.openshift.io": "CertManager",
    },
  },
  "openshift-external-secrets-operator": {
    // As with cert-manager: CRDs of both.
    bundle: {
      "external-secrets.io": "ClusterExternalSecret ClusterSecretStore ExternalSecret PushSecret SecretStore",
      "operator.openshift.io": "ExternalSecretsConfig",
    },
  },
  "openshift-gitops-operator": {
    bundle: {
      "argoproj.io": "AppProject Application ApplicationSet ArgoCD",
      "pipelines.openshift.io": "GitopsService",
    },
  },
  "redhat-oadp-operator": {
    bundle: {
      "oadp.openshift.io": "CloudStorage DataProtectionApplication",
      "velero.io": "Backup BackupStorageLocation Restore Schedule VolumeSnapshotLocation",
    },
  },
  "rook-ceph-operator": {
    bundle: { "ceph.rook.io": "CephBlockPool CephCluster CephFilesystem CephObjectStore" },
  },
  "self-node-remediation": {
    bundle: {
      "self-node-remediation.medik8s.io": "SelfNodeRemediation SelfNodeRemediationConfig SelfNodeRemediationTemplate",
    },
  },
  "sriov-network-operator": {
    bundle: {
      "sriovnetwork.openshift.io":
        "SriovNetwork SriovNetworkNodePolicy SriovNetworkNodeState SriovNetworkPoolConfig SriovOperatorConfig",
    },
  },
  submariner: { bundle: { "submariner.io": "Broker Submariner" } },
  "trident-operator": {
    bundle: { "trident.netapp.io": "TridentOrchestrator" },
    // The CRDs of Trident's controller come with Trident, which the orchestrator describes.
    TridentOrchestrator: { "trident.netapp.io": "TridentBackendConfig" },
  },
};

/** What no catalog of OpenShift brings: people apply the CRDs, by a chart or by hand. */
export const byHandTable: KindsByGroup = {
  // OpenShift's operator for external-dns has kinds of its own and leaves this one out.
  "externaldns.k8s.io": "DNSEndpoint",
  "kyverno.io": "ClusterPolicy Policy PolicyException",
  "policies.kyverno.io": "ValidatingPolicy",
};
