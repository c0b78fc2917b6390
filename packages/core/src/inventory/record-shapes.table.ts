import type {
  Datastore,
  Disk,
  EsxiHost,
  Machine,
  Nic,
  Partition,
  Snapshot,
  SourceNetwork,
  UsbDevice,
  VCenter,
} from "./inventory.ts";
import type { RecordKind } from "./inventory-format.ts";

/** The form of a value in an inventory file. */
export type Shape =
  | "string"
  | "number"
  | "boolean"
  | { readonly words: readonly string[] }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly fields: Fields };

/** Fields by name; `required` ones must be there. Fields that are not listed are left as they are. */
export interface Fields {
  readonly required: Readonly<Record<string, Shape>>;
  readonly optional: Readonly<Record<string, Shape>>;
}

type RequiredKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];
type OptionalKeys<T> = Exclude<keyof T, RequiredKeys<T>>;

/** Takes exactly the fields of `T`, so that a field added to the model is missed here by the compiler. */
function fieldsOf<T>(fields: {
  readonly required: Readonly<Record<RequiredKeys<T> & string, Shape>>;
  readonly optional: Readonly<Record<OptionalKeys<T> & string, Shape>>;
}): { readonly fields: Fields } {
  return { fields };
}

const disk = fieldsOf<Disk>({
  required: { label: "string" },
  optional: {
    key: "number",
    uuid: "string",
    capacityMiB: "number",
    datastore: "string",
    path: "string",
    mode: "string",
    isThin: "boolean",
    isRdm: "boolean",
    rdmMode: "string",
    sharing: "string",
    sharedBus: "string",
    controller: "string",
    unit: "number",
  },
});

const nic = fieldsOf<Nic>({
  required: { label: "string" },
  optional: {
    adapter: "string",
    network: "string",
    switch: "string",
    mac: "string",
    isConnected: "boolean",
    startsConnected: "boolean",
    ipAddresses: { list: "string" },
    isDirectPath: "boolean",
  },
});

const partition = fieldsOf<Partition>({
  required: { path: "string" },
  optional: { diskKey: "number", capacityMiB: "number", freeMiB: "number" },
});

const snapshot = fieldsOf<Snapshot>({
  required: { name: "string" },
  optional: { createdAt: "string", sizeMiB: "number" },
});

const usbDevice = fieldsOf<UsbDevice>({ required: { label: "string" }, optional: { isConnected: "boolean" } });

const machine = fieldsOf<Machine>({
  required: {
    key: "string",
    vcenter: "string",
    name: "string",
    isTemplate: "boolean",
    tags: { map: { list: "string" } },
    attributes: { map: "string" },
  },
  optional: {
    moref: "string",
    instanceUuid: "string",
    biosUuid: "string",
    powerState: { words: ["poweredOn", "poweredOff", "suspended"] },
    connectionState: "string",
    datacenter: "string",
    cluster: "string",
    host: "string",
    folder: "string",
    resourcePool: "string",
    vApp: "string",
    cpus: "number",
    coresPerSocket: "number",
    memoryMiB: "number",
    provisionedMiB: "number",
    inUseMiB: "number",
    firmware: { words: ["bios", "efi"] },
    secureBoot: "boolean",
    hardwareVersion: "number",
    guestOsConfigured: "string",
    guestOsReported: "string",
    dnsName: "string",
    primaryIp: "string",
    toolsStatus: "string",
    isChangeTrackingEnabled: "boolean",
    isDiskUuidEnabled: "boolean",
    needsConsolidation: "boolean",
    isFaultTolerant: "boolean",
    hasCpuHotAdd: "boolean",
    hasCpuHotRemove: "boolean",
    hasMemoryHotAdd: "boolean",
    hasPassthrough: "boolean",
    hasTpm: "boolean",
    latencySensitivity: "string",
    isSrmPlaceholder: "boolean",
    annotation: "string",
    disks: { list: disk },
    nics: { list: nic },
    partitions: { list: partition },
    snapshots: { list: snapshot },
    usbDevices: { list: usbDevice },
  },
});

/** The form of each kind of record. */
export const recordShapes: Readonly<Record<RecordKind, { readonly fields: Fields }>> = {
  vcenter: fieldsOf<VCenter>({
    required: { key: "string", readBy: "string", coverage: { map: "number" } },
    optional: { server: "string", instanceUuid: "string", version: "string", capturedAt: "string" },
  }),
  host: fieldsOf<EsxiHost>({
    required: { key: "string", vcenter: "string", name: "string" },
    optional: {
      moref: "string",
      datacenter: "string",
      cluster: "string",
      cores: "number",
      memoryMiB: "number",
      version: "string",
      inMaintenance: "boolean",
      vmkernel: { list: { fields: { required: { portGroup: "string", ip: "string" }, optional: { mtu: "number" } } } },
    },
  }),
  datastore: fieldsOf<Datastore>({
    required: { key: "string", vcenter: "string", name: "string" },
    optional: { moref: "string", type: "string", capacityMiB: "number", freeMiB: "number", hosts: { list: "string" } },
  }),
  network: fieldsOf<SourceNetwork>({
    required: {
      key: "string",
      vcenter: "string",
      name: "string",
      kind: { words: ["standard", "distributed", "unknown"] },
    },
    optional: { moref: "string", switch: "string", vlan: "string" },
  }),
  machine,
};
