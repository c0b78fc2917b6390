import { originOf, type BuildContext, type RowHandler } from "./build-context.ts";
import type { EsxiHost, SourceNetwork } from "./inventory.ts";
import type { Draft } from "./machine-index.ts";
import { memoryOf } from "./read-vinfo.ts";
import type { RowView } from "./row-view.ts";
import { dateOf } from "./source-dates.ts";
import { unknownVcenter, type VcenterDraft } from "./vcenters.ts";

/** Tabs about what is around the machines: vCenters, hosts, datastores, networks. */

export function readVsource(view: RowView, { vcenters }: BuildContext): RowHandler {
  const origin = originOf(view);
  const version = view.column("Version");
  return () => {
    vcenters.note({ ...origin(), version: view.text(version) });
  };
}

export function readVmetadata(view: RowView, { vcenters }: BuildContext): RowHandler {
  const [version, created] = [view.column("RVTools version"), view.column("xlsx creation datetime")];
  const server = view.column("Server");
  return () => {
    const date = created < 0 ? undefined : dateOf(view.cell(created));
    const release = view.text(version);
    vcenters.note({
      server: view.text(server)?.toLowerCase(),
      uuid: undefined,
      readBy: release === undefined ? undefined : `rvtools ${release}`,
      capturedAt: date === undefined || date.kind === "open" ? undefined : date.iso,
    });
  };
}

/** The vCenter of a row that is about no machine; rows of one that vInfo does not know are counted to none. */
function vcenterOf(view: RowView, { vcenters }: BuildContext): () => VcenterDraft | undefined {
  const origin = originOf(view);
  return () => {
    const vcenter = vcenters.find(origin());
    vcenter?.coverage.set(view.tab, (vcenter.coverage.get(view.tab) ?? 0) + 1);
    return vcenter;
  };
}

/** `<vcenter>/<moref>`, else `<vcenter>/<kind>/<name>`. */
function keyOf(vcenter: string, moref: string | undefined, otherwise: string): string {
  return `${vcenter}/${moref ?? otherwise}`;
}

export function readVhost(view: RowView, context: BuildContext): RowHandler {
  const vcenterOfRow = vcenterOf(view, context);
  const { intern, hosts } = context;
  const [name, datacenter, cluster] = [view.column("Host"), view.column("Datacenter"), view.column("Cluster")];
  const [cores, memory, version] = [view.column("# Cores"), view.column("# Memory"), view.column("ESX Version")];
  const [maintenance, id] = [view.column("in Maintenance Mode"), view.column("Object ID")];
  return () => {
    const host = intern(view.text(name));
    if (host === undefined) return;
    const vcenter = vcenterOfRow()?.key ?? unknownVcenter;
    const moref = view.text(id);
    const draft: Draft<EsxiHost> = {
      cluster: intern(view.text(cluster)),
      cores: view.count(cores),
      datacenter: intern(view.text(datacenter)),
      inMaintenance: view.flag(maintenance),
      key: keyOf(vcenter, moref, `host/${host}`),
      memoryMiB: memoryOf(view.count(memory)),
      moref,
      name: host,
      vcenter,
      version: releaseOf(view.text(version)),
      vmkernel: undefined,
    };
    hosts.set(`${vcenter}/${host}`, draft);
  };
}

/** The number of `VMware ESXi 8.0.3 build-24022510`. */
function releaseOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (/\d+\.\d+\.\d+/.exec(text)?.[0] ?? text);
}

export function readVscVmk(view: RowView, context: BuildContext): RowHandler {
  const vcenterOfRow = vcenterOf(view, context);
  const [name, group] = [view.column("Host"), view.column("Port Group")];
  const [ip, mtu] = [view.column("IP Address"), view.column("MTU")];
  return () => {
    const vcenter = vcenterOfRow()?.key ?? unknownVcenter;
    const host = context.hosts.get(`${vcenter}/${view.text(name) ?? ""}`);
    const address = view.text(ip);
    if (host === undefined || address === undefined) return;
    const size = view.count(mtu);
    const port = {
      ip: address,
      ...(size !== undefined && { mtu: size }),
      portGroup: context.intern(view.text(group)) ?? "",
    };
    host.vmkernel = [...(host.vmkernel ?? []), port];
  };
}

export function readVdatastore(view: RowView, context: BuildContext): RowHandler {
  const vcenterOfRow = vcenterOf(view, context);
  const { intern, datastores } = context;
  const [name, type, id] = [view.column("Name"), view.column("Type"), view.column("Object ID")];
  const [capacity, free, hosts] = [view.column("Capacity MiB"), view.column("Free MiB"), view.column("Hosts")];
  return () => {
    const datastore = intern(view.text(name));
    if (datastore === undefined) return;
    const vcenter = vcenterOfRow()?.key ?? unknownVcenter;
    const moref = view.text(id);
    const key = keyOf(vcenter, moref, `datastore/${datastore}`);
    datastores.set(key, {
      capacityMiB: view.count(capacity),
      freeMiB: view.count(free),
      hosts: view
        .text(hosts)
        ?.split(/[,;\n]/)
        .flatMap((host) => intern(host.trim() === "" ? undefined : host.trim()) ?? []),
      key,
      moref,
      name: datastore,
      type: intern(view.text(type)),
      vcenter,
    });
  };
}

/** Port groups of standard switches: one row for each host that has it. */
export function readVport(view: RowView, context: BuildContext): RowHandler {
  return readNetworks(view, context, { header: "Port Group", kind: "standard" });
}

/** Port groups of distributed switches. */
export function readDvport(view: RowView, context: BuildContext): RowHandler {
  return readNetworks(view, context, { header: "Port", kind: "distributed" });
}

function readNetworks(
  view: RowView,
  context: BuildContext,
  { header, kind }: { readonly header: string; readonly kind: SourceNetwork["kind"] },
): RowHandler {
  const vcenterOfRow = vcenterOf(view, context);
  const { intern, networks } = context;
  const [name, device, vlan] = [view.column(header), view.column("Switch"), view.column("VLAN")];
  const id = view.column("Object ID");
  return () => {
    const network = intern(view.text(name));
    if (network === undefined) return;
    const vcenter = vcenterOfRow()?.key ?? unknownVcenter;
    const moref = view.text(id);
    const key = keyOf(vcenter, moref, `network/${network}`);
    const known = networks.get(key);
    const tag = intern(view.text(vlan));
    networks.set(key, {
      key,
      kind,
      moref,
      name: network,
      switch: known?.switch ?? intern(view.text(device)),
      vcenter,
      vlan: joinVlans(known?.vlan, tag),
    });
  };
}

/** Hosts may give one port group different VLANs: all of them, each once. */
function joinVlans(known: string | undefined, next: string | undefined): string | undefined {
  if (known === undefined || next === undefined) return known ?? next;
  return known.split(", ").includes(next) ? known : `${known}, ${next}`;
}
