import { assertNever } from "../base/assert.ts";
import type { ManagedCluster, Model } from "../model/model.ts";
import type { KlusterletAddonConfig } from "./crds/agent.open-cluster-management.io.gen.ts";
import type {
  ManagedCluster as ManagedClusterObject,
  ManagedClusterSet,
} from "./crds/cluster.open-cluster-management.io.gen.ts";
import { objectDependency, secretDependency } from "./dependency.ts";
import { installDrafts } from "./install-cluster.ts";
import { clusterSecrets } from "./managed-cluster-secrets.ts";
import { migrationTargetDrafts } from "./migration-target.ts";
import { namespace } from "./namespace.ts";
import { factoryName, labels } from "./names.ts";
import type { Draft, Part } from "./part.ts";
import { placeDraft } from "./part.ts";
import type { Identified } from "./typed-object.ts";

/**
 * What the hub holds of a managed cluster, in the cluster's namespace: its membership, its place as a target of
 * migrations, and in state `provision` what installs it. In state `installed` the latter is not there any more, so that
 * nothing in Git can install the cluster again; what the hub still holds of it, it keeps.
 */
export function managedClusterPart(model: Model, cluster: ManagedCluster): Part {
  return {
    components: [],
    resources: draftsByState(model, cluster).map((draft) =>
      placeDraft(draft, { layer: "provisioning", cluster: cluster.name }),
    ),
    secrets: clusterSecrets(model, cluster),
  };
}

function draftsByState(model: Model, cluster: ManagedCluster): Draft[] {
  const always = [...membershipDrafts(cluster), ...migrationTargetDrafts(cluster)];
  switch (cluster.state) {
    case "provision":
      return [...always, ...installDrafts(model, cluster)];
    case "installed":
    case "imported":
      return always;
    default:
      return assertNever(cluster.state);
  }
}

function membershipDrafts(cluster: ManagedCluster): Draft[] {
  const managed: ManagedClusterObject = {
    apiVersion: "cluster.open-cluster-management.io/v1",
    kind: "ManagedCluster",
    metadata: {
      name: cluster.name,
      // ACM adds cloud, vendor and version by itself.
      labels: {
        [labels.clusterSet]: factoryName,
        name: cluster.name,
        [labels.gitops]: "enabled",
        [labels.site]: cluster.site.name,
      },
    },
    spec: { hubAcceptsClient: true, leaseDurationSeconds: 60 },
  };
  const addons: KlusterletAddonConfig = {
    apiVersion: "agent.open-cluster-management.io/v1",
    kind: "KlusterletAddonConfig",
    metadata: { name: cluster.name, namespace: cluster.name },
    spec: {
      clusterName: cluster.name,
      clusterNamespace: cluster.name,
      // Applications come by the cluster's own Argo CD, not by ACM.
      applicationManager: { enabled: false },
      certPolicyController: { enabled: false },
      policyController: { enabled: true },
      searchCollector: { enabled: true },
    },
  };
  const set: Identified<ManagedClusterSet> = {
    apiVersion: "cluster.open-cluster-management.io/v1beta2",
    kind: "ManagedClusterSet",
    metadata: { name: factoryName },
  };
  const from = [cluster.at];
  return [
    { object: namespace(cluster.name), from },
    {
      object: managed,
      from,
      requires: [
        objectDependency(set),
        ...(cluster.importSecret === undefined ? [] : [secretDependency(cluster.name, cluster.importSecret)]),
      ],
    },
    { object: addons, from, requires: [objectDependency(managed)] },
  ];
}
