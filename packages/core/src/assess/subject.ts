import type { EsxiHost, Disk, Machine, Nic, SourceNetwork } from "../inventory/inventory.ts";
import type {
  ClusterStorageClass,
  DatastoreRule,
  ManagedCluster,
  Model,
  NetworkRule,
  Source,
  VmNetworkOnCluster,
} from "../model/model.ts";

/** A machine with all that criteria may ask about it: what its names resolve to, and what others have in common with it. */
export interface Subject {
  readonly machine: Machine;
  readonly model: Model;
  readonly source: Source | undefined;
  /** Host name of its vCenter, for sentences. */
  readonly server: string;
  readonly host: EsxiHost | undefined;
  readonly group: string;
  readonly placement: Placed | undefined;
  /** Undefined where the inventory does not know its NICs, its disks. */
  readonly nics: readonly ResolvedNic[] | undefined;
  readonly disks: readonly ResolvedDisk[] | undefined;
  readonly others: Others;
}

/** Where a machine goes. */
export interface Placed {
  readonly cluster: ManagedCluster;
  readonly namespace: string;
  readonly targetName: string;
  /** True: the name had to change because another machine of the namespace would have the same. */
  readonly isRenamed: boolean;
}

export interface ResolvedNic {
  readonly nic: Nic;
  /** Networks of the source that bear its name: several if datacenters use one name twice. */
  readonly networks: readonly SourceNetwork[];
  readonly rule: NetworkRule | undefined;
  /** Values of the target network on the machine's cluster; undefined if it is not there. */
  readonly onCluster: VmNetworkOnCluster | undefined;
}

export interface ResolvedDisk {
  readonly disk: Disk;
  readonly rule: DatastoreRule | undefined;
  readonly storageClass: ClusterStorageClass | undefined;
}

/** What other machines of the estate have to do with one. Names are of machines, sorted; its own is not among them. */
export interface Others {
  /** Machines of the same vCenter with the same name. */
  readonly sameName: number;
  /** Machines that have one of its disks. */
  readonly sharers: readonly Machine[];
  /** True if a sharer goes elsewhere: one Forklift Plan has one target namespace. */
  readonly sharersElsewhere: readonly Machine[];
  /** Machines that go to the same cluster and have one of its MAC addresses. */
  readonly sameMac: readonly Machine[];
}
