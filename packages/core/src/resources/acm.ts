import { compareBy } from "../base/order.ts";
import type { ClusterStorageClass, Model } from "../model/model.ts";
import type { AgentServiceConfig } from "./crds/agent-install.openshift.io.gen.ts";
import type { ManagedClusterSet, ManagedClusterSetBinding } from "./crds/cluster.open-cluster-management.io.gen.ts";
import { kindDependency, objectDependency, storageClassDependency } from "./dependency.ts";
import { namespace } from "./namespace.ts";
import { componentName, factoryName, keptInCluster, namespaces } from "./names.ts";
import { kindsBroughtBy } from "./operators.table.ts";
import { operatorPart } from "./operator-part.ts";
import type { Draft, Part } from "./part.ts";
import { onCluster, shared } from "./part.ts";
import { presentFields } from "./present-fields.ts";
import type { SpecOf } from "./typed-object.ts";

const hubComponent = componentName("acm");
const configComponent = componentName("acm-config");

/** Red Hat Advanced Cluster Management: its operator, the hub itself, and what the hub needs to build clusters. */
export function acmPart(model: Model): Part {
  const operator = operatorPart(
    {
      name: "acm-operator",
      scope: "hub",
      title: "Advanced Cluster Management operator",
      about: "Installs the operator of Red Hat Advanced Cluster Management. The hub itself is the component `acm`.",
    },
    { package: "advanced-cluster-management", operators: model.operators },
  );
  return {
    components: [...operator.components, hubDescription, configDescription],
    resources: [
      ...operator.resources,
      ...shared(hubComponent, [hubDraft(model)]),
      ...shared(configComponent, groupDrafts(model)),
      ...(installsClusters(model)
        ? [
            ...shared(configComponent, [provisioningDraft(model)]),
            ...onCluster(configComponent, model.hub.name, installerDrafts(model)),
          ]
        : []),
    ],
  };
}

const hubDescription = {
  name: hubComponent,
  scope: "hub",
  namespace: namespaces.acm,
  title: "Advanced Cluster Management",
  about:
    "The MultiClusterHub: it installs the multicluster engine and brings the kinds by which clusters are built, imported, placed and governed. " +
    "It takes 10 to 20 minutes; `oc get multiclusterhub -n open-cluster-management` says `Running` at the end, and everything that needs it waits for that. " +
    "Its own stream of release images is off: the versions of the factory are in `acm-config`.",
} as const;

const configDescription = {
  name: configComponent,
  scope: "hub",
  namespace: namespaces.engine,
  title: "What the hub needs to build and group clusters",
  about:
    "The installation service with its volumes, the release images of the clusters' versions, the right of the baremetal operator to work on hosts in every namespace, " +
    "the set `factory` that all managed clusters belong to, and the namespace of the policies. " +
    "Hosts boot by virtual media, so the provisioning network is set to `Disabled`: a hub that boots hosts of its own by PXE needs a patch in `extras/` that keeps its settings.",
} as const;

/**
 * Defaults everywhere but for the release images: the multicluster engine has ManagedServiceAccount and
 * ClusterPermission on by default, and the integration that would make Forklift's Providers by itself off (it gives
 * them cluster-admin).
 */
function hubDraft({ at }: Model): Draft {
  return {
    object: {
      apiVersion: "operator.open-cluster-management.io/v1",
      kind: "MultiClusterHub",
      metadata: { name: "multiclusterhub", namespace: namespaces.acm },
      spec: { availabilityConfig: "High", disableUpdateClusterImageSets: true },
    },
    from: [at],
    provides: [
      ...kindsBroughtBy.MultiClusterHub.map(({ group, kind }) => kindDependency(group, kind)),
      { kind: "object", apiVersion: "v1", objectKind: "Namespace", name: namespaces.engine },
    ],
  };
}

/** A factory of imported clusters only leaves the hub's own bare metal settings alone. */
function installsClusters({ clusters }: Model): boolean {
  return clusters.some(({ state }) => state !== "imported");
}

function groupDrafts({ at }: Model): Draft[] {
  const set: ManagedClusterSet = {
    apiVersion: "cluster.open-cluster-management.io/v1beta2",
    kind: "ManagedClusterSet",
    metadata: { name: factoryName },
    spec: { clusterSelector: { selectorType: "ExclusiveClusterSetLabel" } },
  };
  const binding: ManagedClusterSetBinding = {
    apiVersion: "cluster.open-cluster-management.io/v1beta2",
    kind: "ManagedClusterSetBinding",
    metadata: { name: factoryName, namespace: namespaces.policies },
    spec: { clusterSet: factoryName },
  };
  return [
    { object: namespace(namespaces.policies), from: [at] },
    { object: set, from: [at] },
    { object: binding, from: [at], requires: [objectDependency(set)] },
  ];
}

/** The hub has one already if it is of platform baremetal: hence never removed, and only what we need is set. */
function provisioningDraft({ at }: Model): Draft {
  return {
    object: {
      apiVersion: "metal3.io/v1alpha1",
      kind: "Provisioning",
      // The only name that its operator reads.
      metadata: { name: "provisioning-configuration", annotations: keptInCluster },
      spec: { provisioningNetwork: "Disabled", watchAllNamespaces: true },
    },
    from: [at],
  };
}

/** What has values of the site: storage of the installation service, and the versions in use. */
function installerDrafts({ hub, clusters }: Model): Draft[] {
  const installed = clusters.filter(({ state }) => state !== "imported");
  const byImageSet = new Map(installed.map((cluster) => [cluster.openshift.imageSet, cluster]));
  const images = [...byImageSet.values()]
    .sort(compareBy(({ openshift }) => openshift.imageSet))
    .map(({ openshift }): Draft => ({
      object: {
        apiVersion: "hive.openshift.io/v1",
        kind: "ClusterImageSet",
        // The label by which the console offers it.
        metadata: { name: openshift.imageSet, labels: { visible: "true" } },
        spec: { releaseImage: openshift.releaseImage },
      },
      from: installed.filter((one) => one.openshift.imageSet === openshift.imageSet).map(({ at }) => at),
    }));
  return [installationService(hub.storage.roles.default, [hub.storage.at]), ...images];
}

/** Sizes: the database is small, an installed cluster leaves some GiB of logs, an OpenShift version some GiB of boot images. */
function installationService(storageClass: ClusterStorageClass | undefined, from: Draft["from"]): Draft {
  const volume = (storage: string): SpecOf<AgentServiceConfig>["databaseStorage"] =>
    presentFields({
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage } },
      storageClassName: storageClass?.name,
    });
  return {
    object: {
      apiVersion: "agent-install.openshift.io/v1beta1",
      kind: "AgentServiceConfig",
      // The only name that its operator reads.
      metadata: { name: "agent", annotations: keptInCluster },
      spec: { databaseStorage: volume("10Gi"), filesystemStorage: volume("100Gi"), imageStorage: volume("50Gi") },
    },
    from,
    requires: storageClass === undefined ? [] : [storageClassDependency(storageClass.name)],
  };
}
