import type { KubeObject } from "@vmfactory/core";
import { agentsModel } from "./agents.ts";
import { bareMetalHostsModel } from "./bare-metal-hosts.ts";
import { clusterInstallsModel } from "./cluster-installs.ts";
import { infraEnvModel } from "./infra-env.ts";
import { secret, thing } from "./scene.fixture.ts";

/** The models that a cluster's installation takes. */
export const installationModels = [agentsModel, bareMetalHostsModel, clusterInstallsModel, infraEnvModel];

/** What a hub has for the installation of a compact cluster `c1` of hosts a, b and c, by name, to be left out or changed. */
export function installation(): Readonly<Record<string, KubeObject>> {
  const hosts = ["a", "b", "c"].flatMap((host) => [
    [`host ${host}`, bareMetalHost(host)],
    [`network ${host}`, nmStateConfig(host)],
  ]);
  return {
    service: thing("agent-install.openshift.io/v1beta1", "AgentServiceConfig", "agent", {
      status: { conditions: [{ type: "DeploymentsHealthy", status: "True" }] },
    }),
    provisioning: thing("metal3.io/v1alpha1", "Provisioning", "provisioning-configuration", {
      spec: { provisioningNetwork: "Disabled", watchAllNamespaces: true },
    }),
    image: thing("hive.openshift.io/v1", "ClusterImageSet", "v4", { spec: { releaseImage: "release:4" } }),
    pull: secret("c1/pull", ".dockerconfigjson"),
    bmc: secret("c1/bmc", "username", "password"),
    deployment: thing("hive.openshift.io/v1", "ClusterDeployment", "c1/c1", {
      spec: { baseDomain: "x.example", clusterInstallRef: { name: "c1" }, pullSecretRef: { name: "pull" } },
    }),
    install: thing("extensions.hive.openshift.io/v1beta1", "AgentClusterInstall", "c1/c1", {
      spec: {
        clusterDeploymentRef: { name: "c1" },
        imageSetRef: { name: "v4" },
        provisionRequirements: { controlPlaneAgents: 3, workerAgents: 0 },
      },
    }),
    infraEnv: thing("agent-install.openshift.io/v1beta1", "InfraEnv", "c1/c1", {
      spec: {
        agentLabels: { site: "fra" },
        clusterRef: { name: "c1", namespace: "c1" },
        nmStateConfigLabelSelector: { matchLabels: { "infraenvs.agent-install.openshift.io": "c1" } },
        pullSecretRef: { name: "pull" },
      },
    }),
    ...Object.fromEntries(hosts),
  };
}

const labels = { "infraenvs.agent-install.openshift.io": "c1" };
const macOf = (host: string): string => `02:00:00:00:00:0${host}`;

/** A host of the cluster; `changes` go over its spec. */
export function bareMetalHost(host: string, changes: object = {}): KubeObject {
  const annotations = {
    "bmac.agent-install.openshift.io/hostname": `${host}.c1.x.example`,
    "bmac.agent-install.openshift.io/role": "master",
  };
  const bmc = { address: "redfish://bmc", credentialsName: "bmc" };
  return thing("metal3.io/v1alpha1", "BareMetalHost", `c1/${host}`, {
    metadata: { annotations, labels },
    spec: { bmc, bootMACAddress: macOf(host), online: true, ...changes },
  });
}

function nmStateConfig(host: string): KubeObject {
  return thing("agent-install.openshift.io/v1beta1", "NMStateConfig", `c1/${host}`, {
    metadata: { labels },
    spec: { config: {}, interfaces: [{ macAddress: macOf(host).toUpperCase(), name: "eno1" }] },
  });
}
