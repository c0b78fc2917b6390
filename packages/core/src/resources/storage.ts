import { compareBy } from "../base/order.ts";
import type { BackendProtocol, ClusterBase, ClusterStorageClass, Model } from "../model/model.ts";
import { kindDependency, objectDependency, secretDependency } from "./dependency.ts";
import { multipathDrafts, usesTransport } from "./multipath.ts";
import { annotations, componentName, namespaces, storagePrefix } from "./names.ts";
import { kindsBroughtBy } from "./operators.table.ts";
import { operatorPart } from "./operator-part.ts";
import type { ClusterDrafts, Draft, Part } from "./part.ts";
import { shared, sharedOrOwn } from "./part.ts";
import { presentFields } from "./present-fields.ts";
import type { RequiredSecret } from "./resource.ts";
import type { TridentBackendConfig } from "./trident-kinds.ts";
import type { Identified } from "./typed-object.ts";

const tridentComponent = componentName("trident");
const storageComponent = componentName("storage");
const provisioner = "csi.trident.netapp.io";

/** Trident and the storage classes that it serves: on every cluster, for each has a default class. */
export function storagePart(model: Model): Part {
  const clusters: readonly ClusterBase[] = [model.hub, ...model.clusters];
  const operator = operatorPart(
    {
      name: "trident-operator",
      scope: "all",
      title: "NetApp Trident operator",
      about:
        "Installs the operator of Trident, from the catalog of certified operators. Trident itself is the component `trident`.",
    },
    { package: "trident-operator", operators: model.operators, namespace: { isPrivileged: true } },
  );
  const perCluster = (drafts: (cluster: ClusterBase) => Draft[]): ClusterDrafts[] =>
    clusters.map((cluster): ClusterDrafts => ({ cluster: cluster.name, drafts: drafts(cluster) }));
  return {
    components: [...operator.components, tridentDescription, storageDescription],
    resources: [
      ...operator.resources,
      ...sharedOrOwn(
        tridentComponent,
        perCluster((cluster) => [orchestratorDraft(cluster), ...multipathDrafts(cluster)]),
      ),
      ...shared(storageComponent, [snapshotClassDraft(model)]),
      ...sharedOrOwn(
        storageComponent,
        perCluster((cluster) =>
          cluster.storage.classes.flatMap((one) => [backendDraft(cluster, one), classDraft(cluster, one)]),
        ),
      ),
    ],
    secrets: clusters.flatMap(arraySecrets),
  };
}

const tridentDescription = {
  name: tridentComponent,
  scope: "all",
  namespace: namespaces.trident,
  title: "NetApp Trident",
  about:
    "The driver that makes volumes on the arrays. Where a cluster uses iSCSI, Trident prepares the nodes itself (iscsid, multipathd, multipath.conf). " +
    "Where it uses Fibre Channel, a MachineConfig sets multipath, and the nodes restart one by one when it arrives. " +
    "`oc get tridentorchestrator trident` says `Installed` at the end; only then the backends of `storage` can be made.",
} as const;

const storageDescription = {
  name: storageComponent,
  scope: "all",
  namespace: namespaces.trident,
  title: "Storage backends and classes",
  about:
    "One backend for each way into an array that the cluster uses, and one class for each backend, named after it. " +
    "`oc get tridentbackendconfig -n trident` says `Bound` and `Success`, or why not (credentials, storage virtual machine, protocol). " +
    "Volumes of a cluster have its name in front on the array. A backend that is taken out of the factory stays in Trident as long as it has volumes. " +
    "If the cluster came with a default class of its own, take that mark away by hand: two defaults are a matter of luck.",
} as const;

function orchestratorDraft(cluster: ClusterBase): Draft {
  const isPreparedByTrident = usesTransport(cluster, "iscsi") && !usesTransport(cluster, "fc");
  return {
    object: {
      apiVersion: "trident.netapp.io/v1",
      kind: "TridentOrchestrator",
      metadata: { name: "trident" },
      spec: { namespace: namespaces.trident, nodePrep: isPreparedByTrident ? ["iscsi"] : [] },
    },
    from: [cluster.storage.at],
    provides: kindsBroughtBy.TridentOrchestrator.map(({ group, kind }) => kindDependency(group, kind)),
  };
}

type BackendSpec = TridentBackendConfig["spec"];

const sanTypes = { iscsi: "iscsi", fc: "fcp", nvme: "nvme" } as const;

function backendDraft(cluster: ClusterBase, storageClass: ClusterStorageClass): Draft {
  const { backend, protocol } = storageClass;
  return {
    object: {
      apiVersion: "trident.netapp.io/v1",
      kind: "TridentBackendConfig",
      metadata: { name: storageClass.name, namespace: namespaces.trident },
      spec: {
        version: 1,
        backendName: storageClass.name,
        storageDriverName: driverOf(storageClass),
        managementLIF: backend.management,
        svm: storageClass.svm,
        storagePrefix: storagePrefix(cluster.name),
        credentials: { name: backend.credentials },
        // Should the object go, the backend stays for the volumes that are on it.
        deletionPolicy: "retain",
        ...(protocol.kind === "nas" ? nasSettings(cluster, protocol) : sanSettings(protocol)),
      },
    },
    from: [protocol.at, backend.at],
    requires: [secretDependency(namespaces.trident, backend.credentials)],
  };
}

function driverOf({ protocol }: ClusterStorageClass): BackendSpec["storageDriverName"] {
  return `ontap-${protocol.kind}`;
}

function sanSettings({ transport = "iscsi" }: BackendProtocol): Pick<BackendSpec, "sanType"> {
  return { sanType: sanTypes[transport] };
}

/**
 * An export policy of the cluster's own, kept to its nodes' addresses: without it everybody in the network may mount.
 * The data address is for NFS only: for blocks Trident asks the array, and warns if it is told.
 */
function nasSettings(
  cluster: ClusterBase,
  { dataAddress }: BackendProtocol,
): Pick<BackendSpec, "dataLIF" | "autoExportPolicy" | "autoExportCIDRs"> {
  return presentFields({
    dataLIF: dataAddress,
    autoExportPolicy: true,
    autoExportCIDRs: [mountNetwork(cluster)],
  });
}

/** From where the nodes of a cluster mount. */
function mountNetwork({ networks }: ClusterBase): string {
  return networks.storage?.cidr ?? networks.machine.cidr;
}

function classDraft(cluster: ClusterBase, storageClass: ClusterStorageClass): Draft {
  const { name, protocol, isClusterDefault, isVirtualizationDefault } = storageClass;
  const backend: Identified<TridentBackendConfig> = {
    apiVersion: "trident.netapp.io/v1",
    kind: "TridentBackendConfig",
    metadata: { name, namespace: namespaces.trident },
  };
  return {
    object: {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: {
        name,
        annotations: {
          [annotations.defaultClass]: String(isClusterDefault),
          [annotations.defaultVirtualizationClass]: String(isVirtualizationDefault),
        },
      },
      provisioner,
      parameters: presentFields({
        // By this one CDI knows which modes the class can do.
        backendType: driverOf(storageClass),
        // Of several backends of a type, this one: name and any pool in it.
        storagePools: `${name}:.*`,
        "csi.storage.k8s.io/fstype": protocol.kind === "san" ? "ext4" : undefined,
      }),
      reclaimPolicy: "Delete",
      allowVolumeExpansion: true,
      volumeBindingMode: "Immediate",
    },
    from: [cluster.storage.at, protocol.at],
    requires: [objectDependency(backend)],
  };
}

function snapshotClassDraft({ at }: Model): Draft {
  return {
    object: {
      apiVersion: "snapshot.storage.k8s.io/v1",
      kind: "VolumeSnapshotClass",
      metadata: {
        name: "trident",
        labels: { "velero.io/csi-volumesnapshot-class": "true" },
        annotations: { [annotations.defaultSnapshotClass]: "true" },
      },
      driver: provisioner,
      deletionPolicy: "Delete",
    },
    from: [at],
  };
}

/** One for each array that a cluster uses; two arrays may name the same Secret. */
function arraySecrets({ name: cluster, storage }: ClusterBase): RequiredSecret[] {
  const backends = new Map(storage.classes.map(({ backend }) => [backend.name, backend]));
  return [...backends.values()].sort(compareBy(({ name }) => name)).map((backend): RequiredSecret => ({
    cluster,
    namespace: namespaces.trident,
    name: backend.credentials,
    type: "Opaque",
    keys: [
      { key: "username", what: "account of the array, or better of the storage virtual machine, that Trident uses" },
      { key: "password", what: "its password" },
    ],
    purpose: `Trident makes volumes on \`${backend.name}\` with it.`,
    from: backend.at,
  }));
}
