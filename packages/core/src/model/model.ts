import type { Place } from "../base/pointer.ts";

/**
 * The factory as everything after this stage reads it: defaults filled, names final, references resolved to objects,
 * deeply frozen. Every element knows where it was written (`at`). Lists are sorted by name (`base/order.ts`) unless
 * their order means something (nodes' MACs, mappings, placement rules). Rates are bits per second, sizes bytes
 * (capacity) unless the name says otherwise.
 */
export interface Model {
  readonly name: string;
  readonly at: Place;
  readonly domain: string;
  readonly git: Git;
  readonly operators: Operators;
  /** Secret `pullSecret` that must stand in the namespace of each cluster that is installed. */
  readonly pullSecret: string;
  readonly sshKeys: readonly string[];
  readonly sites: readonly Site[];
  /** All models of machine, whether a node is of it or not. */
  readonly hardware: readonly Hardware[];
  readonly vmNetworks: readonly VmNetwork[];
  readonly backends: readonly Backend[];
  readonly hub: Hub;
  /** Managed clusters; the hub is not among them. */
  readonly clusters: readonly ManagedCluster[];
  readonly sources: readonly Source[];
  readonly mappings: Mappings;
  readonly migration: Migration;
  /**
   * False if something that was written could not be resolved and is left out here: there is a finding that says so,
   * nothing is compiled, and rules about what is unused or missing say nothing.
   */
  readonly isWhole: boolean;
}

export interface Git {
  readonly url: string;
  readonly branch: string;
  /** Folder of the factory within the repository: "" or `path/to/it`, no slashes at the ends. */
  readonly path: string;
  /** Name of the Secret in `openshift-gitops` with which Argo CD reads a private repository. */
  readonly credentials: string | undefined;
  readonly at: Place;
}

export interface Operators {
  readonly approval: "Automatic" | "Manual";
  /** Channel of each OLM package, from the version table and the user's exceptions. */
  readonly channels: Readonly<Record<string, string>>;
  /** CatalogSource of each OLM package, in `openshift-marketplace`. */
  readonly catalogs: Readonly<Record<string, string>>;
  readonly at: Place;
}

export interface Site {
  readonly name: string;
  readonly dnsServers: readonly string[];
  readonly ntp: readonly string[];
  /** IANA name. */
  readonly timeZone: string;
  readonly at: Place;
}

/** A VLAN for virtual machines, the same name and meaning on every cluster that has it. */
export interface VmNetwork {
  readonly name: string;
  /** Name of the NetworkAttachmentDefinition in namespace `default`, and of the localnet. */
  readonly attachment: string;
  readonly at: Place;
  /** Its values on each cluster that has it, by cluster name; the hub has none. */
  readonly on: readonly VmNetworkOnCluster[];
}

export interface VmNetworkOnCluster {
  readonly cluster: string;
  readonly vlan: number;
  readonly cidr: string | undefined;
  readonly gateway: string | undefined;
}

export interface OpenShift {
  /** `4.22.8`. */
  readonly version: string;
  /** `4.22`: the line of the version table. */
  readonly line: string;
  readonly channel: string;
  /** Name of the ClusterImageSet on the hub. */
  readonly imageSet: string;
  readonly releaseImage: string;
  /** Where its version is written: at the cluster, or for all. */
  readonly at: Place;
}

/** What hub and managed clusters have in common. */
export interface ClusterBase {
  readonly name: string;
  readonly at: Place;
  readonly site: Site;
  /** `hub.nordwind.example`. */
  readonly baseDomain: string;
  /** `https://api.hub.nordwind.example:6443`. */
  readonly apiUrl: string;
  readonly openshift: OpenShift;
  readonly vips: { readonly api: string; readonly ingress: string } | undefined;
  readonly networks: ClusterNetworks;
  readonly storage: ClusterStorage;
}

export interface Hub extends ClusterBase {
  readonly state: "imported";
}

export type ClusterState = "provision" | "installed" | "imported";

export interface ManagedCluster extends ClusterBase {
  readonly state: ClusterState;
  /** Hive's base domain is `domain`; its cluster name is the label before it in `baseDomain`. */
  readonly dnsName: string;
  /** True: the control plane runs virtual machines (no node has role worker). */
  readonly isCompact: boolean;
  /** As written, else what the nodes say: `compact` is without workers. */
  readonly topology: "compact" | "workers";
  /**
   * Of an imported cluster: Secret in its namespace on the hub with which ACM imports it (`autoImportRetry` and
   * `kubeconfig`, or `server` and `token`). ACM knows it by this name alone.
   */
  readonly importSecret: "auto-import-secret" | undefined;
  /** Sorted by name. Empty for an imported cluster whose nodes are not described. */
  readonly nodes: readonly Node[];
}

export interface ClusterNetworks {
  /** The node network; `vlan` undefined: untagged. */
  readonly machine: MachineNetwork;
  readonly storage: StorageNetwork | undefined;
  readonly pods: { readonly cidr: string; readonly hostPrefix: number; readonly at: Place };
  readonly services: { readonly cidr: string; readonly at: Place };
}

export interface MachineNetwork {
  readonly cidr: string;
  readonly gateway: string | undefined;
  readonly vlan: number | undefined;
  readonly mtu: number;
  /** Whether `mtu` was written: else it is what the bonds below have. */
  readonly hasOwnMtu: boolean;
  readonly at: Place;
}

export interface StorageNetwork {
  readonly cidr: string;
  readonly vlan: number | undefined;
  readonly mtu: number;
  /** As in a MachineNetwork. */
  readonly hasOwnMtu: boolean;
  readonly at: Place;
}

export interface Hardware {
  readonly name: string;
  readonly at: Place;
  readonly bmc: BmcModel;
  readonly bootMode: "UEFI" | "UEFISecureBoot" | "legacy";
  /** In the order of the model; the first one boots. Rate in bits per second. */
  readonly nics: readonly { readonly name: string; readonly rate: number }[];
  readonly rootDevice: RootDevice;
  readonly capacity: { readonly cores: number; readonly memoryBytes: number } | undefined;
  readonly bonds: readonly Bond[];
}

export interface BmcModel {
  /** Scheme of the BareMetalHost's address: `redfish-virtualmedia`, `idrac-virtualmedia`, `redfish`, `ipmi`. */
  readonly protocol: string;
  readonly path: string;
  readonly verify: boolean;
  /** Name of the Secret in the cluster's namespace on the hub, or with `{node}` resolved per node. */
  readonly credentials: string;
}

/** Hints by which the installation finds its disk; at least one is set. */
export interface RootDevice {
  readonly deviceName: string | undefined;
  readonly minSizeGibibytes: number | undefined;
  readonly rotational: boolean | undefined;
  readonly model: string | undefined;
  readonly serialNumber: string | undefined;
  readonly wwn: string | undefined;
}

export type Traffic = "machine" | "storage" | "vm";

/** Ports that act as one. One port and no mode: the NIC itself. `interface` is its name on the node. */
export interface Bond {
  readonly interface: string;
  readonly ports: readonly string[];
  readonly mode: BondMode | undefined;
  readonly mtu: number;
  readonly carries: readonly Traffic[];
  readonly at: Place;
}

export type BondMode =
  | "802.3ad"
  | "active-backup"
  | "balance-alb"
  | "balance-rr"
  | "balance-tlb"
  | "balance-xor"
  | "broadcast";

export interface Node {
  readonly name: string;
  /** Fully qualified: hostname, node name and Kubernetes hostname label. */
  readonly hostname: string;
  readonly role: "control-plane" | "worker";
  readonly hardware: Hardware;
  /**
   * `address` is the host as written, without scheme and path: those are `hardware.bmc`'s. `credentials` is the name of
   * the Secret, `{node}` resolved. Undefined if the node's management controller is not told (imported clusters).
   */
  readonly bmc: { readonly address: string; readonly credentials: string } | undefined;
  readonly addresses: { readonly machine: string; readonly storage: string | undefined };
  /** MAC of each NIC of the hardware, in its order, lower case. */
  readonly macs: readonly string[];
  readonly at: Place;
}

/** A storage backend as the catalogue describes it. */
export interface Backend {
  readonly name: string;
  readonly at: Place;
  readonly kind: "trident";
  readonly management: string;
  /** Secret in namespace `trident` of each cluster that uses it. */
  readonly credentials: string;
  /** NAS before SAN. */
  readonly protocols: readonly BackendProtocol[];
  /** Volumes that the array allows. */
  readonly maxVolumes: number | undefined;
}

/** One way into a backend: what `netapp-fra/nas` names. It gives one storage class. */
export interface BackendProtocol {
  readonly kind: "nas" | "san";
  /** Of SAN. */
  readonly transport: "iscsi" | "fc" | "nvme" | undefined;
  readonly storageClass: string;
  readonly dataAddress: string | undefined;
  readonly at: Place;
}

export type StorageRole = "default" | "virtualization" | "block";

export interface ClusterStorage {
  /** Classes that the cluster has: those its roles name. */
  readonly classes: readonly ClusterStorageClass[];
  /** Class of each role that is given. `virtualization` falls back to `block`, then `default`. */
  readonly roles: Readonly<Record<StorageRole, ClusterStorageClass | undefined>>;
  readonly at: Place;
}

export interface ClusterStorageClass {
  readonly name: string;
  readonly backend: Backend;
  readonly protocol: BackendProtocol;
  /** Storage virtual machine on the array for this cluster. */
  readonly svm: string;
  readonly isClusterDefault: boolean;
  readonly isVirtualizationDefault: boolean;
  /** How disks of virtual machines are made on it, so that live migration works. */
  readonly volumeMode: "Block" | "Filesystem";
  readonly accessMode: "ReadWriteMany" | "ReadWriteOnce";
}

/** A vCenter from which machines come: also the name of Forklift's Provider in `openshift-mtv`. */
export interface Source {
  readonly name: string;
  readonly at: Place;
  readonly site: Site;
  readonly url: string;
  /** Host of the URL, lower case: what an inventory calls the server. */
  readonly server: string;
  /** Secret in `openshift-mtv` with `user`, `password` and `ca.crt`. */
  readonly credentials: string;
  readonly verify: boolean;
  readonly vddkImage: string | undefined;
}

export interface Mappings {
  readonly networks: readonly NetworkRule[];
  readonly datastores: readonly DatastoreRule[];
}

/** First match wins; `from` is a glob over the name (`*`, `?`). */
export interface NetworkRule {
  readonly from: string;
  readonly to:
    | { readonly kind: "vmNetwork"; readonly network: VmNetwork }
    | { readonly kind: "pod" }
    | { readonly kind: "ignored" };
  readonly at: Place;
}

export interface DatastoreRule {
  readonly from: string;
  readonly to: StorageRole;
  readonly at: Place;
}

export interface Migration {
  readonly at: Place;
  /**
   * ISO date or instant as written; the planner resolves a date in the zone of each window's site. Without a migration
   * in factory.yaml it is `1970-01-01`, and there are no windows and no placement: nothing moves.
   */
  readonly start: string;
  readonly mode: "warm" | "cold";
  readonly windows: readonly MigrationWindow[];
  readonly freezes: readonly Freeze[];
  readonly groups: GroupRules;
  readonly dependencies: readonly GroupDependency[];
  readonly place: readonly PlacementRule[];
  readonly limits: Limits;
  readonly rates: Rates;
}

/** When cutovers may begin and must have ended; wall clock of its zone. Belongs to the day on which it begins. */
export interface MigrationWindow {
  readonly name: string;
  readonly days: readonly Weekday[];
  /** `HH:MM`; `to` at or before `from` is on the next day. */
  readonly from: string;
  readonly to: string;
  readonly site: Site;
  readonly timeZone: string;
  /** Machines at most in one opening. */
  readonly machines: number;
  /** CEL over `machine`; undefined: all. */
  readonly only: string | undefined;
  readonly at: Place;
}

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** Days on which no window opens, both included, in the zone of `site` (undefined: of each window). */
export interface Freeze {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly site: Site | undefined;
  readonly at: Place;
}

/** How machines are told to move together; the first that gives a name wins: tag or attribute, then folder. */
export interface GroupRules {
  /** Tag category or custom attribute whose value is the group. */
  readonly tag: string | undefined;
  // Folder pattern with one `{group}`, as in `/*/apps/{group}`; `*` is one level.
  readonly folder: string | undefined;
  readonly at: Place;
}

/** The window of `then` opens after that of `first` closes. */
export interface GroupDependency {
  readonly first: string;
  readonly then: string;
  readonly at: Place;
}

/** First match wins. `namespace` may hold `{group}`. */
export interface PlacementRule {
  readonly machines: string | undefined;
  readonly cluster: ManagedCluster;
  readonly namespace: string;
  readonly at: Place;
}

export interface Limits {
  /** Forklift's `controller_max_vm_inflight`: slots of one ESXi host (facts: unfinished disks through CDI). */
  readonly slotsPerHost: number;
  /** Machines in one Forklift Plan at most. */
  readonly perPlan: number;
  /** Disks in one Forklift Plan at most (MTV-1203: 500). */
  readonly disksPerPlan: number;
  readonly at: Place;
}

/**
 * What a copy costs, until a pilot tells better. Published numbers are best-case lab values (Red Hat's performance
 * recommendations for MTV 2.7 and 2.10: 12 runs of machines with 35 GiB in use; fitted, they give 128 MiB/s for a disk,
 * 304 MiB/s for an ESXi host, and 79 s of a machine beside its copy). The defaults are half of those rates and twice
 * that time: 64 MiB/s, 152 MiB/s, 160 s. Nothing is published about change: 5 % a day is a guess.
 */
export interface Rates {
  readonly diskMiBps: number;
  readonly hostMiBps: number;
  /** Of a machine beside its copy: power off, conversion, boot. */
  readonly cutoverSeconds: number;
  /** Share of a warm machine's used space that changes in a day. */
  readonly dailyChange: number;
}
