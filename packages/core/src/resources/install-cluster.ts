import type { ManagedCluster, Model } from "../model/model.ts";
import type { InfraEnv } from "./crds/agent-install.openshift.io.gen.ts";
import type { AgentClusterInstall } from "./crds/extensions.hive.openshift.io.gen.ts";
import type { ClusterDeployment, ClusterImageSet } from "./crds/hive.openshift.io.gen.ts";
import { objectDependency, secretDependency } from "./dependency.ts";
import { installAnnotations } from "./install-annotations.ts";
import { networkConfig, nodeDrafts } from "./install-node.ts";
import { labels } from "./names.ts";
import type { Draft } from "./part.ts";
import { presentFields } from "./present-fields.ts";
import type { KubeMetadata } from "./resource.ts";
import type { Identified, SpecOf } from "./typed-object.ts";

/**
 * Everything by which the hub installs a cluster on its machines: only in state `provision`. The installation begins
 * by itself as soon as all machines have booted the image and passed its checks; it overwrites their root devices.
 */
export function installDrafts(model: Model, cluster: ManagedCluster): Draft[] {
  const deployment = clusterDeployment(model, cluster);
  const installation = agentClusterInstall(model, cluster);
  const environment = infraEnv(model, cluster);
  const pullSecret = secretDependency(cluster.name, model.pullSecret);
  const imageSet: Identified<ClusterImageSet> = {
    apiVersion: "hive.openshift.io/v1",
    kind: "ClusterImageSet",
    metadata: { name: cluster.openshift.imageSet },
  };
  const networks = cluster.nodes.map((node) => objectDependency(networkConfig(cluster, node)));
  return [
    { object: deployment, from: [cluster.at], requires: [pullSecret] },
    {
      object: installation,
      from: [cluster.at, cluster.networks.machine.at],
      requires: [objectDependency(deployment), objectDependency(imageSet)],
    },
    // After the machines' networks: an image made before them would be made anew with each.
    {
      object: environment,
      from: [cluster.at, cluster.site.at],
      requires: [pullSecret, objectDependency(deployment), ...networks],
    },
    ...cluster.nodes.flatMap((node) => nodeDrafts(cluster, node, environment)),
  ];
}

function clusterDeployment(model: Model, cluster: ManagedCluster): ClusterDeployment {
  return {
    apiVersion: "hive.openshift.io/v1",
    kind: "ClusterDeployment",
    metadata: metadataOf(cluster),
    spec: {
      baseDomain: model.domain,
      clusterInstallRef: {
        group: "extensions.hive.openshift.io",
        kind: "AgentClusterInstall",
        name: cluster.name,
        version: "v1beta1",
      },
      clusterName: cluster.dnsName,
      platform: { agentBareMetal: { agentSelector: { matchLabels: { [labels.cluster]: cluster.name } } } },
      pullSecretRef: { name: model.pullSecret },
    },
  };
}

function agentClusterInstall(model: Model, cluster: ManagedCluster): AgentClusterInstall {
  const { machine, pods, services } = cluster.networks;
  const controlPlaneAgents = cluster.nodes.filter(({ role }) => role === "control-plane").length;
  const workerAgents = cluster.nodes.length - controlPlaneAgents;
  return {
    apiVersion: "extensions.hive.openshift.io/v1beta1",
    kind: "AgentClusterInstall",
    metadata: metadataOf(cluster),
    spec: presentFields({
      clusterDeploymentRef: { name: cluster.name },
      imageSetRef: { name: cluster.openshift.imageSet },
      ...platformOf(cluster),
      networking: presentFields({
        clusterNetwork: [{ cidr: pods.cidr, hostPrefix: pods.hostPrefix }],
        machineNetwork: [{ cidr: machine.cidr }],
        networkType: "OVNKubernetes",
        serviceNetwork: [services.cidr],
        userManagedNetworking: cluster.vips === undefined ? true : undefined,
      }),
      provisionRequirements: presentFields({
        controlPlaneAgents,
        workerAgents: workerAgents === 0 ? undefined : workerAgents,
      }),
      sshPublicKey: sshOf(model),
    }),
  };
}

type PlatformFields = Pick<SpecOf<AgentClusterInstall>, "platformType" | "apiVIPs" | "ingressVIPs">;

/** Without virtual addresses of its own (a single node, or a load balancer of the site) the platform is none. */
function platformOf({ vips }: ManagedCluster): PlatformFields {
  if (vips === undefined) return { platformType: "None" };
  return { platformType: "BareMetal", apiVIPs: [vips.api], ingressVIPs: [vips.ingress] };
}

/** The image that the machines boot. Bound to its cluster: whatever boots it becomes a node of that cluster. */
function infraEnv(model: Model, cluster: ManagedCluster): InfraEnv {
  return {
    apiVersion: "agent-install.openshift.io/v1beta1",
    kind: "InfraEnv",
    metadata: metadataOf(cluster),
    spec: presentFields({
      additionalNTPSources: cluster.site.ntp,
      agentLabels: { [labels.cluster]: cluster.name, [labels.site]: cluster.site.name },
      clusterRef: { name: cluster.name, namespace: cluster.name },
      cpuArchitecture: "x86_64",
      nmStateConfigLabelSelector: { matchLabels: { [labels.infraEnv]: cluster.name } },
      pullSecretRef: { name: model.pullSecret },
      sshAuthorizedKey: sshOf(model),
    }),
  };
}

/** Several keys are lines of one text. */
function sshOf({ sshKeys }: Model): string | undefined {
  return sshKeys.length === 0 ? undefined : sshKeys.join("\n");
}

function metadataOf(cluster: ManagedCluster): KubeMetadata {
  return { name: cluster.name, namespace: cluster.name, annotations: installAnnotations };
}
