// Made from CustomResourceDefinitions by `npm run generate`. Do not edit.
import type { AgentServiceConfig, InfraEnv, NMStateConfig } from "./agent-install.openshift.io.gen.ts";
import type { KlusterletAddonConfig } from "./agent.open-cluster-management.io.gen.ts";
import type { AppProject, Application, ArgoCD } from "./argoproj.io.gen.ts";
import type { ManagedServiceAccount } from "./authentication.open-cluster-management.io.gen.ts";
import type {
  ClusterPlacement,
  ManagedCluster,
  ManagedClusterSet,
  ManagedClusterSetBinding,
} from "./cluster.open-cluster-management.io.gen.ts";
import type { AgentClusterInstall } from "./extensions.hive.openshift.io.gen.ts";
import type { ForkliftController, ForkliftPlan, NetworkMap, Provider, StorageMap } from "./forklift.konveyor.io.gen.ts";
import type { HyperConverged } from "./hco.kubevirt.io.gen.ts";
import type { ClusterDeployment, ClusterImageSet } from "./hive.openshift.io.gen.ts";
import type { NetworkAttachmentDefinition } from "./k8s.cni.cncf.io.gen.ts";
import type { MachineConfig } from "./machineconfiguration.openshift.io.gen.ts";
import type { BareMetalHost, Provisioning } from "./metal3.io.gen.ts";
import type { NMState, NodeNetworkConfigurationPolicy } from "./nmstate.io.gen.ts";
import type { MultiClusterHub } from "./operator.open-cluster-management.io.gen.ts";
import type { OperatorGroup, Subscription } from "./operators.coreos.com.gen.ts";
import type { PlacementBinding } from "./policy.open-cluster-management.io.gen.ts";
import type { ClusterPermission } from "./rbac.open-cluster-management.io.gen.ts";
import type { VolumeSnapshotClass } from "./snapshot.storage.k8s.io.gen.ts";

/** Every kind here that carries no objects of other kinds; which one it is, apiVersion and kind say. */
export type CustomResource =
  | AgentClusterInstall
  | AgentServiceConfig
  | AppProject
  | Application
  | ArgoCD
  | BareMetalHost
  | ClusterDeployment
  | ClusterImageSet
  | ClusterPermission
  | ClusterPlacement
  | ForkliftController
  | ForkliftPlan
  | HyperConverged
  | InfraEnv
  | KlusterletAddonConfig
  | MachineConfig
  | ManagedCluster
  | ManagedClusterSet
  | ManagedClusterSetBinding
  | ManagedServiceAccount
  | MultiClusterHub
  | NMState
  | NMStateConfig
  | NetworkAttachmentDefinition
  | NetworkMap
  | NodeNetworkConfigurationPolicy
  | OperatorGroup
  | PlacementBinding
  | Provider
  | Provisioning
  | StorageMap
  | Subscription
  | VolumeSnapshotClass;
