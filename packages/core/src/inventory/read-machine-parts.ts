import { originOf, type BuildContext, type RowHandler } from "./build-context.ts";
import type { Nic, Disk, Partition, Snapshot, UsbDevice } from "./inventory.ts";
import type { Draft, MachineEntry } from "./machine-index.ts";
import { folderOf, networkOf } from "./read-vinfo.ts";
import type { RowView } from "./row-view.ts";
import { dateOf } from "./source-dates.ts";

/** Tabs whose rows belong to machines of vInfo. */

/** Finds the machine of the current row; a row without one is reported. Counts rows for the coverage. */
function machineOf(view: RowView, { machines, vcenters, findings, intern }: BuildContext): () => MachineEntry | undefined {
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
  return () => {
    const name = view.text(columns.name);
    const moref = view.text(columns.moref);
    const datacenter = view.text(columns.datacenter);
    const found = machines.find({
      vcenter: vcenters.find(origin()),
      name,
      moref,
      uuid: view.text(columns.uuid)?.toLowerCase(),
      datacenter,
      cluster: view.text(columns.cluster),
      host: view.text(columns.host),
      folder: intern(folderOf(view.text(columns.folder), datacenter)),
    });
    if (typeof found !== "string") {
      const { coverage } = found.vcenter;
      coverage.set(view.tab, (coverage.get(view.tab) ?? 0) + 1);
      return found;
    }
    const reason = name === undefined && moref === undefined ? "missing-name" : found;
    findings.skip({ tab: view.tab, row: view.row, reason, name: name ?? moref ?? "" });
    return undefined;
  };
}

export function readVcpu(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const cores = view.column("Cores p/s");
  const add = view.column("Hot Add");
  const remove = view.column("Hot Remove");
  return () => {
    const machine = find()?.draft;
    if (machine === undefined) return;
    machine.coresPerSocket = view.count(cores);
    machine.hasCpuHotAdd = view.flag(add);
    machine.hasCpuHotRemove = view.flag(remove);
  };
}

export function readVmemory(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const add = view.column("Hot Add");
  return () => {
    const machine = find()?.draft;
    if (machine !== undefined) machine.hasMemoryHotAdd = view.flag(add);
  };
}

export function readVtools(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const tools = view.column("Tools");
  return () => {
    const machine = find()?.draft;
    if (machine !== undefined) machine.toolsStatus = context.intern(view.text(tools));
  };
}

export function readVdisk(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const { intern, told } = context;
  const [label, key, uuid] = [view.column("Disk"), view.column("Disk Key"), view.column("Disk UUID")];
  const [capacity, mode, sharing] = [view.column("Capacity MiB"), view.column("Disk Mode"), view.column("Sharing mode")];
  const [thin, raw, rawMode] = [view.column("Thin"), view.column("Raw"), view.column("Raw Comp. Mode")];
  const [controller, unit, bus] = [view.column("Controller"), view.column("Unit #"), view.column("Shared Bus")];
  const pathOf = readDiskPath(view);
  told.add("disks");
  if (capacity >= 0) told.add("diskCapacityMiB");
  return () => {
    const machine = find()?.draft;
    if (machine === undefined) return;
    const path = pathOf();
    const disks = (machine.disks ??= []);
    const disk: Draft<Disk> = {
      capacityMiB: view.count(capacity),
      controller: intern(view.text(controller)),
      datastore: intern(path === undefined ? undefined : datastoreOf(path)),
      isRdm: view.flag(raw),
      isThin: view.flag(thin),
      key: view.count(key),
      label: intern(view.text(label) ?? `Disk ${disks.length + 1}`),
      mode: intern(view.text(mode)),
      path,
      rdmMode: intern(view.text(rawMode)),
      sharedBus: intern(view.text(bus)),
      sharing: intern(view.text(sharing)),
      unit: view.count(unit),
      uuid: view.text(uuid)?.toLowerCase(),
    };
    disks.push(disk);
  };
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
  const [path, key] = [view.column("Disk"), view.column("Disk Key")];
  const [capacity, free] = [view.column("Capacity MiB"), view.column("Free MiB")];
  return () => {
    const machine = find()?.draft;
    const name = view.text(path);
    if (machine === undefined || name === undefined) return;
    const partition: Draft<Partition> = {
      capacityMiB: view.count(capacity),
      diskKey: view.count(key),
      freeMiB: view.count(free),
      path: context.intern(name),
    };
    (machine.partitions ??= []).push(partition);
  };
}

export function readVnetwork(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const { intern, told } = context;
  const [label, adapter, network] = [view.column("NIC label"), view.column("Adapter"), view.column("Network")];
  const [device, mac, direct] = [view.column("Switch"), view.column("Mac Address"), view.column("Direct Path IO")];
  const [connected, starts] = [view.column("Connected"), view.column("Starts Connected")];
  const [ipv4, ipv6] = [view.column("IPv4 Address"), view.column("IPv6 Address")];
  told.add("nics");
  if (network >= 0) told.add("networks");
  return () => {
    const machine = find()?.draft;
    if (machine === undefined) return;
    const nics = (machine.nics ??= []);
    const addresses = [...addressesOf(view.text(ipv4)), ...addressesOf(view.text(ipv6))];
    const nic: Draft<Nic> = {
      adapter: intern(view.text(adapter)),
      ipAddresses: addresses.length === 0 ? undefined : addresses,
      isConnected: view.flag(connected),
      isDirectPath: view.flag(direct),
      label: intern(view.text(label) ?? `Network adapter ${nics.length + 1}`),
      mac: view.text(mac)?.toLowerCase(),
      network: intern(networkOf(view.text(network))),
      startsConnected: view.flag(starts),
      switch: intern(view.text(device)),
    };
    nics.push(nic);
    // SR-IOV is the one kind of passthrough that an export shows; of others it is silent, so nothing is ever denied.
    if (/sriov|sr-iov/i.test(nic.adapter ?? "")) machine.hasPassthrough = true;
  };
}

function addressesOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(/[,;\s]+/).filter((address) => address !== "");
}

export function readVsnapshot(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const [name, date, size] = [view.column("Name"), view.column("Date / time"), view.column("Size MiB (total)")];
  return () => {
    const machine = find()?.draft;
    if (machine === undefined) return;
    const snapshot: Draft<Snapshot> = { createdAt: undefined, name: view.text(name) ?? "", sizeMiB: view.count(size) };
    const parsed = date < 0 ? undefined : dateOf(view.cell(date));
    if (parsed === undefined && view.text(date) !== undefined) view.misfit(date);
    context.dates.set(snapshot, parsed);
    (machine.snapshots ??= []).push(snapshot);
  };
}

export function readVusb(view: RowView, context: BuildContext): RowHandler {
  const find = machineOf(view, context);
  const [label, connected] = [view.column("Device Node"), view.column("Connected")];
  return () => {
    const machine = find()?.draft;
    if (machine === undefined) return;
    const device: Draft<UsbDevice> = { isConnected: view.flag(connected), label: context.intern(view.text(label) ?? "USB") };
    (machine.usbDevices ??= []).push(device);
  };
}
