import { compareBy } from "../base/order.ts";
import type { Pointer } from "../base/pointer.ts";
import type { Backend, BackendProtocol, ClusterStorage, ClusterStorageClass, StorageRole } from "./model.ts";
import { entryOf, isKnown, sortedEntries, type Scope } from "./scope.ts";

type StorageSpec = Scope["spec"]["clusters"][string]["storage"];

export function buildBackends(scope: Scope): Backend[] {
  return sortedEntries(scope.spec.storage).map(([name, { trident }]) => ({
    name,
    at: scope.place("storage", name),
    kind: "trident",
    management: trident.management,
    credentials: trident.credentials,
    protocols: [
      ...(trident.nas === undefined ? [] : [buildProtocol(scope, name, "nas", trident.nas)]),
      ...(trident.san === undefined ? [] : [buildProtocol(scope, name, "san", trident.san)]),
    ],
    maxVolumes: trident.maxVolumes,
  }));
}

function buildProtocol(
  scope: Scope,
  backend: string,
  kind: "nas" | "san",
  written: {
    readonly svm: string | Readonly<Record<string, string>>;
    readonly transport?: "iscsi" | "fc" | "nvme";
    readonly dataAddress?: string | undefined;
  },
): BackendProtocol {
  const at: Pointer = ["storage", backend, "trident", kind];
  const clusters = [scope.spec.hub.name, ...Object.keys(scope.spec.clusters)];
  if (typeof written.svm !== "string") {
    for (const [cluster] of sortedEntries(written.svm)) {
      isKnown(
        scope,
        {
          code: "model/unknown-cluster",
          what: "cluster",
          definedIn: "`clusters`",
          name: cluster,
          at: [...at, "svm", cluster],
          on: "key",
        },
        clusters,
      );
    }
  }
  return {
    kind,
    transport: written.transport,
    storageClass: `${backend}-${kind}`,
    dataAddress: written.dataAddress,
    at: scope.place(...at),
  };
}

/** Roles of a cluster's storage, resolved; `isHub`: the hub runs no virtual machines. */
export interface StorageRequest {
  readonly cluster: string;
  readonly isHub: boolean;
  readonly written: StorageSpec;
  readonly at: Pointer;
}

/** Undefined if the default class cannot be resolved: without it a cluster has no storage to speak of. */
export function buildClusterStorage(
  scope: Scope,
  backends: readonly Backend[],
  request: StorageRequest,
): ClusterStorage | undefined {
  const { written, at, isHub } = request;
  const virtualization = isHub ? undefined : (written.virtualization ?? written.block ?? written.default);
  const names = { default: written.default, virtualization, block: written.block };
  const resolved = new Map<string, ClusterStorageClass | undefined>();
  for (const role of ["default", "virtualization", "block"] as const) {
    const name = written[role];
    if (name === undefined || resolved.has(name)) continue;
    const marks = { isClusterDefault: name === names.default, isVirtualizationDefault: name === names.virtualization };
    resolved.set(name, buildClass(scope, backends, { ...request, role, name, ...marks }));
  }
  const classOf = (name: string | undefined) => (name === undefined ? undefined : resolved.get(name));
  const roles: Record<StorageRole, ClusterStorageClass | undefined> = {
    default: classOf(names.default),
    virtualization: classOf(names.virtualization),
    block: classOf(names.block),
  };
  if (roles.default === undefined) return undefined;
  const classes = [...resolved.values()].flatMap((one) => (one === undefined ? [] : [one]));
  return { classes: classes.sort(compareBy(({ name }) => name)), roles, at: scope.place(...at) };
}

interface ClassRequest extends StorageRequest {
  readonly role: StorageRole;
  /** `netapp-fra/nas`. */
  readonly name: string;
  readonly isClusterDefault: boolean;
  readonly isVirtualizationDefault: boolean;
}

function buildClass(
  scope: Scope,
  backends: readonly Backend[],
  request: ClassRequest,
): ClusterStorageClass | undefined {
  const [backendName = "", kind = ""] = request.name.split("/");
  const at: Pointer = [...request.at, request.role];
  const known = backends.map(({ name }) => name);
  if (
    !isKnown(
      scope,
      { code: "model/unknown-backend", what: "backend", definedIn: "`storage`", name: backendName, at },
      known,
    )
  )
    return undefined;
  const backend = backends.find(({ name }) => name === backendName);
  const protocol = backend?.protocols.find((one) => one.kind === kind);
  const definedIn = `\`storage.${backendName}.trident\``;
  const kinds = backend?.protocols.map((one) => one.kind) ?? [];
  if (!isKnown(scope, { code: "model/unknown-protocol", what: "protocol", definedIn, name: kind, at }, kinds))
    return undefined;
  const svm = svmOf(scope, request.cluster, backendName, kind === "nas" ? "nas" : "san");
  if (backend === undefined || protocol === undefined) return undefined;
  if (svm === undefined) {
    scope.report("model/missing-svm", {
      message: `Backend \`${backendName}\` names no storage virtual machine for cluster \`${request.cluster}\`, which uses \`${request.name}\`.`,
      at: scope.place("storage", backendName, "trident", kind, "svm"),
      on: "key",
      why: "Trident on that cluster cannot make volumes without one.",
      fix: { sentence: `Add \`${request.cluster}\` to the map, or give one name for all clusters.` },
      related: [{ at: scope.place(...at), label: "used here" }],
    });
    return undefined;
  }
  return {
    name: protocol.storageClass,
    backend,
    protocol,
    svm,
    isClusterDefault: request.isClusterDefault,
    isVirtualizationDefault: request.isVirtualizationDefault,
    // NFS shares a file among nodes; a LUN is shared as a raw block device: both let a machine migrate live.
    volumeMode: kind === "nas" ? "Filesystem" : "Block",
    accessMode: "ReadWriteMany",
  };
}

function svmOf({ spec }: Scope, cluster: string, backend: string, kind: "nas" | "san"): string | undefined {
  const svm = entryOf(spec.storage, backend)?.trident[kind]?.svm;
  return typeof svm === "string" ? svm : entryOf(svm, cluster);
}
