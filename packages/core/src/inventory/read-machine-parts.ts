import { originOf, type BuildContext, type RowHandler } from "./build-context.ts";
import type { MachineDetails } from "./machine-index.ts";
import { folderOf, networkOf } from "./read-vinfo.ts";
import type { RowView } from "./row-view.ts";
import { dateOf } from "./source-dates.ts";

/** Tabs whose rows belong to machines of vInfo. */

/** Finds the row of the machine that the current row is about; without one that is reported. Counts rows for the coverage. */
function machineOf(view: RowView, { machines, vcenters, findings }: BuildContext): () => number | undefined {
  const columns = {
    name: view.column("VM"),
    moref: view.column("VM ID"),
    uuid: view.column("VM UUID"),
    datacenter: view.column("Datacenter"),
    cluster: view.column("Cluster"),
    host: view.column("Host"),
    folder: view.column("Folder"),
  };
  const origin = originOf(view);
  const details = (): MachineDetails => {
    const datacenter = view.text(columns.datacenter);
    return {
      uuid: view.text(columns.uuid)?.toLowerCase(),
      datacenter,
      cluster: view.text(columns.cluster),
      host: view.text(columns.host),
      folder: folderOf(view.text(columns.folder), datacenter),
    };
  };
  return () => {
    const name = view.text(columns.name);
    const moref = view.text(columns.moref);
    const found = machines.find({ vcenter: vcenters.find(origin()), name, moref, details });
    if (typeof found !== "string") {
      const coverage = machines.vcenterOf(found)?.coverage;
      coverage?.set(view.tab, (coverage.get(view.tab) ?? 0) + 1);
      return found;
    }
    const reason = name === undefined && moref === undefined ? "missing-name" : found;
    findings.skip({ tab: view.tab, row: view.row, reason, name: name ?? moref ?? "" });
    return undefined;
  };
}

export function readVcpu(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const { fields } = context.machines;
  const cores = view.column("Cores p/s");
  const add = view.column("Hot Add");
  const remove = view.column("Hot Remove");
  return () => {
    const machine = find();
    if (machine === undefined) return;
    fields.set(machine, "coresPerSocket", view.count(cores));
    fields.set(machine, "hasCpuHotAdd", view.flag(add));
    fields.set(machine, "hasCpuHotRemove", view.flag(remove));
  };
}

export function readVmemory(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const add = view.column("Hot Add");
  return () => {
    const machine = find();
    if (machine !== undefined) context.machines.fields.set(machine, "hasMemoryHotAdd", view.flag(add));
  };
}

export function readVtools(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const tools = view.column("Tools");
  return () => {
    const machine = find();
    if (machine !== undefined) context.machines.fields.set(machine, "toolsStatus", view.text(tools));
  };
}

export function readVdisk(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const { disks } = context.parts;
  const label = view.column("Disk");
  const uuid = view.column("Disk UUID");
  const pathOf = readDiskPath(view);
  const texts = columnsOf(view, {
    controller: "Controller",
    mode: "Disk Mode",
    rdmMode: "Raw Comp. Mode",
    sharedBus: "Shared Bus",
    sharing: "Sharing mode",
  });
  const counts = columnsOf(view, { capacityMiB: "Capacity MiB", key: "Disk Key", unit: "Unit #" });
  const flags = columnsOf(view, { isRdm: "Raw", isThin: "Thin" });
  context.told.add("disks");
  if (counts.some(([field, column]) => field === "capacityMiB" && column >= 0)) context.told.add("diskCapacityMiB");
  return () => {
    const machine = find();
    if (machine === undefined) return;
    const disk = disks.addTo(machine);
    const path = pathOf();
    for (const [field, column] of texts) disks.set(disk, field, view.text(column));
    for (const [field, column] of counts) disks.set(disk, field, view.count(column));
    for (const [field, column] of flags) disks.set(disk, field, view.flag(column));
    disks.set(disk, "label", view.text(label) ?? `Disk ${disks.rowsOf(machine).length}`);
    disks.set(disk, "uuid", view.text(uuid)?.toLowerCase());
    disks.set(disk, "path", path);
    disks.set(disk, "datastore", path === undefined ? undefined : datastoreOf(path));
  };
}

/** The columns of some headers, by the fields that they fill. */
function columnsOf<K extends string>(view: RowView, headers: Readonly<Record<K, string>>): [K, number][] {
  const found = Object.entries<string>(headers).map(([field, header]) => [field, view.column(header)]);
  return found as [K, number][]; // the fields are the keys of the headers
}

/** Exports have `Path`, `Disk Path` or both; the disk's file is the one that names a datastore. */
function readDiskPath(view: RowView): () => string | undefined {
  const columns = [view.column("Path"), view.column("Disk Path")];
  return () => {
    const found = columns.map((column) => view.text(column));
    return found.find((path) => path?.startsWith("[")) ?? found.find((path) => path !== undefined);
  };
}

/** The datastore of `[fra-ssd-03] erp/erp.vmdk`. */
function datastoreOf(path: string): string | undefined {
  return /^\[([^\]]+)\]/.exec(path)?.[1];
}

export function readVpartition(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const { partitions } = context.parts;
  const path = view.column("Disk");
  const counts = columnsOf(view, { diskKey: "Disk Key", capacityMiB: "Capacity MiB", freeMiB: "Free MiB" });
  return () => {
    const machine = find();
    const name = view.text(path);
    if (machine === undefined || name === undefined) return;
    const partition = partitions.addTo(machine);
    partitions.set(partition, "path", name);
    for (const [field, column] of counts) partitions.set(partition, field, view.count(column));
  };
}

export function readVnetwork(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const { nics } = context.parts;
  const label = view.column("NIC label");
  const network = view.column("Network");
  const mac = view.column("Mac Address");
  const addresses = [view.column("IPv4 Address"), view.column("IPv6 Address")];
  const texts = columnsOf(view, { adapter: "Adapter", switch: "Switch" });
  const flags = columnsOf(view, {
    isConnected: "Connected",
    startsConnected: "Starts Connected",
    isDirectPath: "Direct Path IO",
  });
  context.told.add("nics");
  if (network >= 0) context.told.add("networks");
  return () => {
    const machine = find();
    if (machine === undefined) return;
    const nic = nics.addTo(machine);
    for (const [field, column] of texts) nics.set(nic, field, view.text(column));
    for (const [field, column] of flags) nics.set(nic, field, view.flag(column));
    nics.set(nic, "label", view.text(label) ?? `Network adapter ${nics.rowsOf(machine).length}`);
    nics.set(nic, "mac", view.text(mac)?.toLowerCase());
    nics.set(nic, "network", networkOf(view.text(network)));
    const found = addresses.flatMap((column) => addressesOf(view.text(column)));
    if (found.length > 0) nics.set(nic, "ipAddresses", found);
    // SR-IOV is the one kind of passthrough that an export shows; of others it is silent, so nothing is ever denied.
    const isPassthrough = /sriov|sr-iov/i.test(nics.get(nic, "adapter") ?? "");
    if (isPassthrough) context.machines.fields.set(machine, "hasPassthrough", true);
  };
}

function addressesOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(/[,;\s]+/).filter((address) => address !== "");
}

export function readVsnapshot(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const { snapshots } = context.parts;
  const [name, date, size] = [view.column("Name"), view.column("Date / time"), view.column("Size MiB (total)")];
  return () => {
    const machine = find();
    if (machine === undefined) return;
    const snapshot = snapshots.addTo(machine);
    snapshots.set(snapshot, "name", view.text(name) ?? "");
    snapshots.set(snapshot, "sizeMiB", view.count(size));
    const parsed = date < 0 ? undefined : dateOf(view.cell(date));
    if (parsed === undefined && view.text(date) !== undefined) view.misfit(date);
    context.dates.set(snapshot, parsed);
  };
}

export function readVusb(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const { usbDevices } = context.parts;
  const [label, connected] = [view.column("Device Node"), view.column("Connected")];
  return () => {
    const machine = find();
    if (machine === undefined) return;
    const device = usbDevices.addTo(machine);
    usbDevices.set(device, "label", view.text(label) ?? "USB");
    usbDevices.set(device, "isConnected", view.flag(connected));
  };
}
