/**
 * The estate as its sources tell it: one model for vCenter, RVTools and whatever comes later.
 * A field that is absent is *unknown*; zero, false and the empty list are things that a source said.
 * Sizes are MiB (2^20 bytes) as VMware counts them; rates and prices do not occur here.
 */
export interface Inventory {
  readonly vcenters: readonly VCenter[];
  readonly machines: readonly Machine[];
  readonly hosts: readonly EsxiHost[];
  readonly datastores: readonly Datastore[];
  readonly networks: readonly SourceNetwork[];
}

export interface VCenter {
  /** Key of this vCenter within the inventory: its instance UUID, else its server name. */
  readonly key: string;
  /** Host name or address as the source gave it, lower case. */
  readonly server?: string;
  readonly instanceUuid?: string;
  readonly version?: string;
  /** What was read: `rvtools 4.4.1`, `vcenter 8.0.3`. */
  readonly readBy: string;
  /** When the source said its data were taken, in ISO form; without an offset where it gave none, as RVTools does. */
  readonly capturedAt?: string;
  /** What of the model this source could tell: tab or property group to rows read; absent: it was not there. */
  readonly coverage: Readonly<Record<string, number>>;
}

export type PowerState = "poweredOn" | "poweredOff" | "suspended";

export interface Machine {
  /**
   * Unique in the inventory: `<vcenter key>/<moref>`; of sources without object ids `<vcenter key>/<uuid>/<name>`, else
   * `<vcenter key>/<datacenter>/<folder>/<name>`.
   */
  readonly key: string;
  readonly vcenter: string;
  /** Managed object reference, `vm-101`: what Forklift calls the id of a VM. */
  readonly moref?: string;
  readonly name: string;
  readonly instanceUuid?: string;
  readonly biosUuid?: string;
  readonly isTemplate: boolean;
  readonly powerState?: PowerState;
  /** `connected`, `disconnected`, `inaccessible`, `orphaned`, `invalid`. */
  readonly connectionState?: string;
  readonly datacenter?: string;
  readonly cluster?: string;
  /** Name of the ESXi host it runs on now. */
  readonly host?: string;
  /** Folder path below the datacenter, `/apps/erp`. */
  readonly folder?: string;
  readonly resourcePool?: string;
  readonly vApp?: string;
  readonly cpus?: number;
  readonly coresPerSocket?: number;
  readonly memoryMiB?: number;
  /** Datastore space promised to the machine, swap and snapshots included. */
  readonly provisionedMiB?: number;
  /** Datastore space in use. */
  readonly inUseMiB?: number;
  readonly firmware?: "bios" | "efi";
  readonly secureBoot?: boolean;
  readonly hardwareVersion?: number;
  readonly guestOsConfigured?: string;
  readonly guestOsReported?: string;
  readonly dnsName?: string;
  readonly primaryIp?: string;
  /** `toolsOk`, `toolsOld`, `toolsNotRunning`, `toolsNotInstalled`. */
  readonly toolsStatus?: string;
  readonly isChangeTrackingEnabled?: boolean;
  readonly isDiskUuidEnabled?: boolean;
  readonly needsConsolidation?: boolean;
  readonly isFaultTolerant?: boolean;
  readonly hasCpuHotAdd?: boolean;
  readonly hasCpuHotRemove?: boolean;
  readonly hasMemoryHotAdd?: boolean;
  readonly hasPassthrough?: boolean;
  readonly hasTpm?: boolean;
  readonly latencySensitivity?: string;
  readonly isSrmPlaceholder?: boolean;
  readonly annotation?: string;
  readonly disks?: readonly Disk[];
  readonly nics?: readonly Nic[];
  readonly partitions?: readonly Partition[];
  readonly snapshots?: readonly Snapshot[];
  readonly usbDevices?: readonly UsbDevice[];
  /** Tag category to names: vSphere tags. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** Custom attributes by name. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Disk {
  readonly label: string;
  readonly key?: number;
  readonly uuid?: string;
  readonly capacityMiB?: number;
  /** Name of the datastore that the disk's path names. */
  readonly datastore?: string;
  /** `[datastore] folder/disk.vmdk`. */
  readonly path?: string;
  /** `persistent`, `independent_persistent`, `independent_nonpersistent`. */
  readonly mode?: string;
  readonly isThin?: boolean;
  readonly isRdm?: boolean;
  /** `physicalMode` or `virtualMode`, of an RDM. */
  readonly rdmMode?: string;
  /** `sharingNone`, `sharingMultiWriter`. */
  readonly sharing?: string;
  /** `noSharing`, `virtualSharing`, `physicalSharing`: of the controller. */
  readonly sharedBus?: string;
  readonly controller?: string;
  readonly unit?: number;
}

export interface Nic {
  readonly label: string;
  readonly adapter?: string;
  /** Name of the port group. */
  readonly network?: string;
  readonly switch?: string;
  readonly mac?: string;
  readonly isConnected?: boolean;
  readonly startsConnected?: boolean;
  readonly ipAddresses?: readonly string[];
  readonly isDirectPath?: boolean;
}

export interface Partition {
  /** `/boot`, `C:\`. */
  readonly path: string;
  readonly diskKey?: number;
  readonly capacityMiB?: number;
  readonly freeMiB?: number;
}

export interface Snapshot {
  readonly name: string;
  /** In ISO form; without an offset where the source gave none. */
  readonly createdAt?: string;
  readonly sizeMiB?: number;
}

export interface UsbDevice {
  readonly label: string;
  readonly isConnected?: boolean;
}

export interface EsxiHost {
  readonly key: string;
  readonly vcenter: string;
  readonly name: string;
  readonly moref?: string;
  readonly datacenter?: string;
  readonly cluster?: string;
  readonly cores?: number;
  readonly memoryMiB?: number;
  readonly version?: string;
  readonly inMaintenance?: boolean;
  /** Addresses of its VMkernel ports, by port group. */
  readonly vmkernel?: readonly { readonly portGroup: string; readonly ip: string; readonly mtu?: number }[];
}

export interface Datastore {
  readonly key: string;
  readonly vcenter: string;
  readonly name: string;
  readonly moref?: string;
  readonly type?: string;
  readonly capacityMiB?: number;
  readonly freeMiB?: number;
  readonly hosts?: readonly string[];
}

export interface SourceNetwork {
  readonly key: string;
  readonly vcenter: string;
  readonly name: string;
  readonly moref?: string;
  readonly kind: "standard" | "distributed" | "unknown";
  readonly switch?: string;
  /** VLAN ids as the source prints them: `210`, `0-4094`. */
  readonly vlan?: string;
}
