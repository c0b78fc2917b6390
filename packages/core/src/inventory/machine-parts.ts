import type { Disk, Nic, Partition, Snapshot, UsbDevice } from "./inventory.ts";
import { PartTable, type TextStore } from "./record-table.ts";

/** What belongs to machines, each kind in a table of its own, by the machine's row. */
export interface MachineParts {
  readonly disks: PartTable<Disk>;
  readonly nics: PartTable<Nic>;
  readonly partitions: PartTable<Partition>;
  readonly snapshots: PartTable<Snapshot>;
  readonly usbDevices: PartTable<UsbDevice>;
}

export function newMachineParts(store: TextStore): MachineParts {
  return {
    disks: new PartTable<Disk>(
      {
        capacityMiB: "count",
        controller: "word",
        datastore: "word",
        isRdm: "flag",
        isThin: "flag",
        key: "count",
        label: "word",
        mode: "word",
        path: "text",
        rdmMode: "word",
        sharedBus: "word",
        sharing: "word",
        unit: "count",
        uuid: "text",
      },
      store,
    ),
    nics: new PartTable<Nic>(
      {
        adapter: "word",
        ipAddresses: "list",
        isConnected: "flag",
        isDirectPath: "flag",
        label: "word",
        mac: "text",
        network: "word",
        startsConnected: "flag",
        switch: "word",
      },
      store,
    ),
    partitions: new PartTable<Partition>(
      { capacityMiB: "count", diskKey: "count", freeMiB: "count", path: "word" },
      store,
    ),
    snapshots: new PartTable<Snapshot>({ createdAt: "text", name: "text", sizeMiB: "count" }, store),
    usbDevices: new PartTable<UsbDevice>({ isConnected: "flag", label: "word" }, store),
  };
}
