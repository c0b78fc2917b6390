import type { FleetModel } from "../fleet-model.ts";
import type { OperatorModel } from "../operator-model.ts";
import { acmModel } from "./acm.ts";
import { addOnsModel } from "./add-ons.ts";
import { agentServiceModel } from "./agent-service.ts";
import { agentsModel } from "./agents.ts";
import { bareMetalHostsModel } from "./bare-metal-hosts.ts";
import { clusterInstallsModel } from "./cluster-installs.ts";
import { clusterPermissionsModel } from "./cluster-permissions.ts";
import { cnvModel } from "./cnv.ts";
import { infraEnvModel } from "./infra-env.ts";
import { klusterletModel } from "./klusterlet.ts";
import { machineConfigModel } from "./machine-config.ts";
import { managedClustersModel } from "./managed-clusters.ts";
import { managedServiceAccountsModel } from "./managed-service-accounts.ts";
import { mtvModel } from "./mtv.ts";
import { nmstateModel } from "./nmstate.ts";
import { nodeNetworkPoliciesModel } from "./node-network-policies.ts";
import { placementModel } from "./placement.ts";
import { policyAddOnModel } from "./policy-add-on.ts";
import { providersModel } from "./providers.ts";
import { tridentModel } from "./trident.ts";
import { volumesModel } from "./volumes.ts";
import { workModel } from "./work.ts";

/** What runs on any OpenShift cluster, or on one that has the operators: without their kinds these do nothing. */
export const clusterModels: readonly OperatorModel[] = [
  cnvModel,
  machineConfigModel,
  nmstateModel,
  nodeNetworkPoliciesModel,
  tridentModel,
  volumesModel,
];

/** What runs on a hub besides. OLM and OpenShift GitOps have models of their own. */
export const hubModels: readonly OperatorModel[] = [
  acmModel,
  addOnsModel,
  agentServiceModel,
  agentsModel,
  bareMetalHostsModel,
  clusterInstallsModel,
  clusterPermissionsModel,
  infraEnvModel,
  managedClustersModel,
  mtvModel,
  placementModel,
  providersModel,
];

/** ACM's agents of a managed cluster, which look at both sides. */
export const fleetModels: readonly FleetModel[] = [
  klusterletModel,
  managedServiceAccountsModel,
  policyAddOnModel,
  workModel,
];
