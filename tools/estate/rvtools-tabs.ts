import {
  rvtoolsColumns,
  type Datastore,
  type Disk,
  type EsxiHost,
  type Inventory,
  type Machine,
  type RvtoolsTab,
  type VCenter,
} from "@vmfactory/core";
import { rvtoolsRelease } from "./rvtools-view.ts";

/** A moment in a workbook: a number with the style of a date, or its text. */
export interface Moment {
  readonly moment: string;
}

export type TabCell = string | number | Moment | undefined;

/** One tab of an export: its header and its rows, made as they are asked for. */
export interface Tab {
  readonly name: RvtoolsTab;
  readonly headers: readonly string[];
  rows(): Iterable<readonly TabCell[]>;
}

/** What to put into a column, by the column's header. Columns that are not named stay empty. */
type Cells<T> = Readonly<Record<string, (item: T) => TabCell>>;

/** The 27 tabs of an RVTools export of an inventory, in RVTools' order. */
export function rvtoolsTabs(inventory: Inventory): Tab[] {
  const book = new Book(inventory);
  const tabs = [...book.machineTabs(), ...book.otherTabs()];
  return (Object.keys(rvtoolsColumns) as RvtoolsTab[]).map((name) => {
    const tab = tabs.find((one) => one.name === name);
    return tab ?? { name, headers: rvtoolsColumns[name], rows: () => [] };
  });
}

interface OfMachine {
  readonly machine: Machine;
}

/** RVTools writes yes and no as words, in every language. */
const flag = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? "True" : "False";

const isOn = ({ machine }: OfMachine): boolean => machine.powerState === "poweredOn";

/** Knows the inventory's vCenters and the columns that the customer added. */
class Book {
  readonly #inventory: Inventory;
  readonly #vcenters: ReadonlyMap<string, VCenter>;
  readonly #attributes: readonly string[];
  readonly #tags: readonly string[];

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
    this.#vcenters = new Map(inventory.vcenters.map((vcenter) => [vcenter.key, vcenter]));
    const names = (of: (machine: Machine) => object): string[] =>
      [...new Set(inventory.machines.flatMap((machine) => Object.keys(of(machine))))].sort();
    this.#attributes = names((machine) => machine.attributes);
    this.#tags = names((machine) => machine.tags);
  }

  machineTabs(): Tab[] {
    return [
      this.#info(),
      this.#cpu(),
      this.#memory(),
      this.#disks(),
      this.#partitions(),
      this.#networks(),
      this.#cds(),
      this.#usb(),
      this.#snapshots(),
      this.#tools(),
    ];
  }

  otherTabs(): Tab[] {
    return [
      this.#sources(),
      this.#pools(),
      this.#clusters(),
      this.#hosts(),
      this.#adapters(),
      this.#uplinks(),
      this.#switches(),
      this.#portGroups(),
      this.#distributedSwitches(),
      this.#distributedPorts(),
      this.#vmkernels(),
      this.#datastores(),
      this.#paths(),
      this.#licenses(),
      this.#files(),
      this.#health(),
      this.#metadata(),
    ];
  }

  #info(): Tab {
    return this.#machineTab("vInfo", eachMachine, {
      "Config status": () => "green",
      "DNS Name": ({ machine }) => machine.dnsName,
      "Connection state": ({ machine }) => machine.connectionState,
      "Guest state": (of) => (isOn(of) ? "running" : "notRunning"),
      Heartbeat: (of) => (isOn(of) ? "green" : "gray"),
      "Consolidation Needed": ({ machine }) => flag(machine.needsConsolidation),
      PowerOn: (of) => (isOn(of) ? moment("2026-09-20T03:12:44") : undefined),
      "Suspended To Memory": () => "False",
      "Suspend Interval": () => 0,
      "Creation date": () => moment("2021-04-07T11:02:19"),
      "Change Version": () => moment("2026-11-01T02:00:03"),
      CPUs: ({ machine }) => machine.cpus,
      "Overall Cpu Readiness": (of) => (isOn(of) ? "0%" : undefined),
      Memory: ({ machine }) => machine.memoryMiB,
      "Active Memory": (of) => (isOn(of) ? Math.round((of.machine.memoryMiB ?? 0) / 10) : 0),
      NICs: ({ machine }) => machine.nics?.length,
      Disks: ({ machine }) => machine.disks?.length,
      "Total disk capacity MiB": ({ machine }) =>
        machine.disks?.reduce((sum, { capacityMiB }) => sum + (capacityMiB ?? 0), 0),
      "Fixed Passthru HotPlug": () => "False",
      "Latency Sensitivity": ({ machine }) => machine.latencySensitivity,
      EnableUUID: ({ machine }) => flag(machine.isDiskUuidEnabled),
      CBT: ({ machine }) => flag(machine.isChangeTrackingEnabled),
      "Primary IP Address": ({ machine }) => machine.primaryIp,
      ...Object.fromEntries(
        [0, 1, 2, 3, 4, 5, 6, 7].map((index) => [
          `Network #${index + 1}`,
          ({ machine }: OfMachine) => machine.nics?.[index]?.network,
        ]),
      ),
      "Num Monitors": () => 1,
      "Video Ram KiB": () => 8192,
      "Resource pool": ({ machine }) => machine.resourcePool,
      "Folder ID": () => "group-v4",
      Folder: ({ machine }) =>
        machine.folder === undefined
          ? undefined
          : `/${machine.datacenter ?? ""}/vm${machine.folder === "/" ? "" : machine.folder}`,
      vApp: ({ machine }) => machine.vApp,
      "FT State": ({ machine }) =>
        machine.isFaultTolerant === undefined ? undefined : machine.isFaultTolerant ? "running" : "notConfigured",
      "FT Latency": () => "gray",
      "FT Bandwidth": () => -1,
      "FT Sec. Latency": () => -1,
      "Vm Failover In Progress": () => "False",
      "Provisioned MiB": ({ machine }) => machine.provisionedMiB,
      "In Use MiB": ({ machine }) => machine.inUseMiB,
      "Unshared MiB": ({ machine }) => machine.inUseMiB,
      "HA Restart Priority": () => "medium",
      "HA Isolation Response": () => "none",
      "HA VM Monitoring": () => "vmMonitoringDisabled",
      "Boot Required": () => "False",
      "Boot delay": () => 0,
      "Boot retry delay": () => 10_000,
      "Boot retry enabled": () => "False",
      "Boot BIOS setup": () => "False",
      "Reboot PowerOff": () => "False",
      "EFI Secure boot": ({ machine }) => flag(machine.secureBoot),
      Firmware: ({ machine }) => machine.firmware,
      "HW version": ({ machine }) => machine.hardwareVersion,
      "HW upgrade status": () => "none",
      "HW upgrade policy": () => "never",
      Path: ({ machine }) => machine.disks?.[0]?.path?.replace(/\.vmdk$/, ".vmx"),
      "Customization Info": () => "IDLE",
      "SMBIOS UUID": ({ machine }) => machine.biosUuid,
      "VI SDK Server type": ({ machine }) =>
        `VMware vCenter Server ${this.#vcenters.get(machine.vcenter)?.version ?? ""} build-24322831`,
      "VI SDK API Version": ({ machine }) => `${this.#vcenters.get(machine.vcenter)?.version ?? ""}.0`,
    });
  }

  #cpu(): Tab {
    return this.#machineTab("vCPU", eachMachine, {
      CPUs: ({ machine }) => machine.cpus,
      Sockets: ({ machine }) => (machine.cpus === undefined ? undefined : machine.cpus / (machine.coresPerSocket ?? 1)),
      "Cores p/s": ({ machine }) => machine.coresPerSocket,
      Max: ({ machine }) => (machine.cpus ?? 0) * 2295,
      Overall: (of) => (isOn(of) ? (of.machine.cpus ?? 0) * 190 : 0),
      Level: () => "normal",
      Shares: ({ machine }) => (machine.cpus ?? 0) * 1000,
      Reservation: () => 0,
      Entitlement: () => 0,
      "DRS Entitlement": () => 0,
      Limit: () => -1,
      "Hot Add": ({ machine }) => flag(machine.hasCpuHotAdd),
      "Hot Remove": ({ machine }) => flag(machine.hasCpuHotRemove),
      "Numa Hotadd Exposed": () => "False",
    });
  }

  #memory(): Tab {
    return this.#machineTab("vMemory", eachMachine, {
      "Size MiB": ({ machine }) => machine.memoryMiB,
      "Memory Reservation Locked To Max": () => "False",
      Overhead: (of) => (isOn(of) ? 84 : 0),
      Max: ({ machine }) => machine.memoryMiB,
      Consumed: (of) => (isOn(of) ? of.machine.memoryMiB : 0),
      "Consumed Overhead": () => 51,
      Private: (of) => (isOn(of) ? of.machine.memoryMiB : 0),
      Shared: () => 0,
      Swapped: () => 0,
      Ballooned: () => 0,
      Active: (of) => (isOn(of) ? Math.round((of.machine.memoryMiB ?? 0) / 10) : 0),
      Level: () => "normal",
      Shares: ({ machine }) => (machine.memoryMiB ?? 0) * 10,
      Reservation: () => 0,
      Limit: () => -1,
      "Hot Add": ({ machine }) => flag(machine.hasMemoryHotAdd),
    });
  }

  #disks(): Tab {
    const each = (machine: Machine) => (machine.disks ?? []).map((disk, index) => ({ machine, disk, index }));
    const shown = (of: (disk: Disk) => TabCell) => (item: { readonly disk: Disk }) => of(item.disk);
    return this.#machineTab("vDisk", each, {
      Disk: shown((disk) => disk.label),
      "Disk Key": shown((disk) => disk.key?.toString()),
      "Disk UUID": shown((disk) => disk.uuid?.toUpperCase()),
      "Disk Path": shown((disk) => disk.path),
      "Capacity MiB": shown((disk) => disk.capacityMiB),
      Raw: shown((disk) => flag(disk.isRdm)),
      "Disk Mode": shown((disk) => disk.mode),
      "Sharing mode": shown((disk) => disk.sharing),
      Thin: shown((disk) => flag(disk.isThin)),
      "Eagerly Scrub": shown((disk) => flag(disk.sharing === "sharingMultiWriter")),
      Split: () => "False",
      "Write Through": () => "False",
      Level: () => "normal",
      Shares: () => 1000,
      Reservation: () => 0,
      Limit: () => -1,
      Controller: shown((disk) => disk.controller),
      Label: shown((disk) => `SCSI controller ${Math.floor(((disk.key ?? 2000) - 2000) / 16)}`),
      "SCSI Unit #": () => 7,
      "Unit #": shown((disk) => disk.unit),
      "Shared Bus": shown((disk) => disk.sharedBus),
      Path: shown((disk) => disk.path),
      "Raw LUN ID": shown((disk) =>
        disk.isRdm === true ? `vml.0200${disk.uuid?.replaceAll("-", "") ?? ""}` : undefined,
      ),
      "Raw Comp. Mode": shown((disk) => disk.rdmMode),
      "Internal Sort Column": ({ machine, index }) => `${machine.name}${index}`,
    });
  }

  #partitions(): Tab {
    const each = (machine: Machine) => (machine.partitions ?? []).map((partition) => ({ machine, partition }));
    return this.#machineTab("vPartition", each, {
      "Disk Key": ({ partition }) => partition.diskKey?.toString(),
      Disk: ({ partition }) => partition.path,
      "Capacity MiB": ({ partition }) => partition.capacityMiB,
      "Consumed MiB": ({ partition }) => (partition.capacityMiB ?? 0) - (partition.freeMiB ?? 0),
      "Free MiB": ({ partition }) => partition.freeMiB,
      "Free %": ({ partition }) =>
        Math.round(((partition.freeMiB ?? 0) * 100) / Math.max(1, partition.capacityMiB ?? 1)),
      "Internal Sort Column": ({ machine, partition }) => `${machine.name}${partition.path}`,
    });
  }

  #networks(): Tab {
    const each = (machine: Machine) => (machine.nics ?? []).map((nic) => ({ machine, nic }));
    return this.#machineTab("vNetwork", each, {
      "NIC label": ({ nic }) => nic.label,
      Adapter: ({ nic }) => nic.adapter,
      Network: ({ nic }) => nic.network,
      Switch: ({ nic }) => nic.switch,
      Connected: ({ nic }) => flag(nic.isConnected),
      "Starts Connected": ({ nic }) => flag(nic.startsConnected),
      "Mac Address": ({ nic }) => nic.mac,
      Type: () => "assigned",
      "IPv4 Address": ({ nic }) => addresses(nic.ipAddresses, (address) => !address.includes(":")),
      "IPv6 Address": ({ nic }) => addresses(nic.ipAddresses, (address) => address.includes(":")),
      "Direct Path IO": ({ nic }) => flag(nic.isDirectPath),
      "Internal Sort Column": ({ machine, nic }) => `${machine.name}${nic.label}`,
    });
  }

  #cds(): Tab {
    return this.#machineTab("vCD", eachMachine, {
      "Device Node": () => "CD/DVD drive 1",
      Connected: () => "False",
      "Starts Connected": () => "False",
      "Device Type": () => "Remote device",
      VMRef: ({ machine }) => `VirtualMachine-${machine.moref ?? ""}`,
    });
  }

  #usb(): Tab {
    const each = (machine: Machine) => (machine.usbDevices ?? []).map((device) => ({ machine, device }));
    return this.#machineTab("vUSB", each, {
      "Device Node": ({ device }) => device.label,
      "Device Type": () => "vid:0529 pid:0001",
      Connected: ({ device }) => flag(device.isConnected),
      Family: () => "security",
      Speed: () => "low",
      "EHCI enabled": () => "True",
      "Auto connect": () => "True",
      VMRef: ({ machine }) => `VirtualMachine-${machine.moref ?? ""}`,
    });
  }

  #snapshots(): Tab {
    const each = (machine: Machine) =>
      (machine.snapshots ?? []).map((snapshot, index) => ({ machine, snapshot, index }));
    return this.#machineTab("vSnapshot", each, {
      Name: ({ snapshot }) => snapshot.name,
      "Date / time": ({ snapshot }) => (snapshot.createdAt === undefined ? undefined : moment(snapshot.createdAt)),
      Filename: ({ machine, index }) => `${machine.name}-Snapshot${index + 1}.vmsn`,
      "Size MiB (vmsn)": () => 1,
      "Size MiB (total)": ({ snapshot }) => snapshot.sizeMiB,
      Quiesced: () => "False",
      State: () => "poweredOff",
    });
  }

  #tools(): Tab {
    return this.#machineTab("vTools", eachMachine, {
      "VM Version": ({ machine }) =>
        machine.hardwareVersion === undefined ? undefined : `vmx-${machine.hardwareVersion}`,
      Tools: ({ machine }) => machine.toolsStatus,
      "Tools Version": ({ machine }) => (machine.toolsStatus === "toolsOld" ? 11_333 : 12_389),
      "Required Version": () => 12_389,
      Upgradeable: ({ machine }) => (machine.toolsStatus === "toolsOld" ? "Yes" : "No"),
      "Upgrade Policy": () => "manual",
      "Sync time": () => "False",
      "App status": () => "none",
      "Heartbeat status": (of) => (isOn(of) ? "appStatusGreen" : "appStatusGray"),
      "Operation Ready": (of) => flag(isOn(of)),
      VMRef: ({ machine }) => `VirtualMachine-${machine.moref ?? ""}`,
    });
  }

  #sources(): Tab {
    return this.#tab("vSource", this.#inventory.vcenters, (one) => one.key, {
      Name: () => "VMware vCenter Server",
      "OS type": () => "linux-x64",
      "API type": () => "VirtualCenter",
      "API version": ({ version }) => `${version ?? ""}.0`,
      Version: ({ version }) => version,
      "Patch level": () => "00400",
      Build: () => "24322831",
      Fullname: ({ version }) => `VMware vCenter Server ${version ?? ""} build-24322831`,
      "Product name": () => "VMware vCenter Server",
      Vendor: () => "VMware, Inc.",
    });
  }

  #pools(): Tab {
    const pools = [
      ...new Map(
        this.#inventory.machines.flatMap((machine) =>
          machine.resourcePool === undefined ? [] : [[machine.resourcePool, machine] as const],
        ),
      ).values(),
    ];
    return this.#tab("vRP", pools, (one) => one.vcenter, {
      "Resource Pool name": () => "Resources",
      "Resource Pool path": ({ resourcePool }) => resourcePool,
      Status: () => "green",
    });
  }

  #clusters(): Tab {
    const clusters = [
      ...new Map(this.#inventory.hosts.map((host) => [`${host.vcenter} ${host.cluster ?? ""}`, host])).values(),
    ];
    const inside = ({ vcenter, cluster }: EsxiHost): EsxiHost[] =>
      this.#inventory.hosts.filter((one) => one.vcenter === vcenter && one.cluster === cluster);
    return this.#tab("vCluster", clusters, (one) => one.vcenter, {
      Name: ({ cluster }) => cluster,
      "Config status": () => "green",
      OverallStatus: () => "green",
      NumHosts: (one) => inside(one).length,
      numEffectiveHosts: (one) => inside(one).filter((host) => host.inMaintenance !== true).length,
      NumCpuCores: (one) => inside(one).reduce((sum, { cores }) => sum + (cores ?? 0), 0),
      TotalMemory: (one) => inside(one).reduce((sum, { memoryMiB }) => sum + (memoryMiB ?? 0), 0),
      "HA enabled": () => "True",
      "DRS enabled": () => "True",
      "DRS default VM behavior": () => "fullyAutomated",
    });
  }

  #hosts(): Tab {
    const { machines, hosts } = this.#inventory;
    const counts = new Map<string, number>();
    for (const { vcenter, host } of machines)
      counts.set(`${vcenter} ${host ?? ""}`, (counts.get(`${vcenter} ${host ?? ""}`) ?? 0) + 1);
    return this.#tab("vHost", hosts, (one) => one.vcenter, {
      ...hostPlace,
      "Config status": () => "green",
      "in Maintenance Mode": ({ inMaintenance }) => flag(inMaintenance),
      "in Quarantine Mode": () => "False",
      "CPU Model": () => "Intel(R) Xeon(R) Gold 6430",
      Speed: () => 2100,
      "HT Available": () => "True",
      "HT Active": () => "True",
      "# CPU": () => 2,
      "Cores per CPU": ({ cores }) => (cores ?? 0) / 2,
      "# Cores": ({ cores }) => cores,
      "# Memory": ({ memoryMiB }) => memoryMiB,
      "# NICs": () => 4,
      "# HBAs": () => 2,
      "# VMs total": ({ vcenter, name }) => counts.get(`${vcenter} ${name}`) ?? 0,
      "ESX Version": ({ version }) => `VMware ESXi ${version ?? ""} build-24022510`,
      "Boot time": () => moment("2026-08-30T22:41:07"),
      "NTP Server(s)": () => "10.10.0.123",
      Vendor: () => "HPE",
      Model: () => "ProLiant DL380 Gen11",
      "Object ID": ({ moref }) => moref,
    });
  }

  #adapters(): Tab {
    const rows = this.#inventory.hosts.flatMap((host) => [0, 1].map((number) => ({ ...host, number })));
    return this.#tab("vHBA", rows, (one) => one.vcenter, {
      ...hostPlace,
      Device: ({ number }) => `vmhba${number}`,
      Type: () => "Fibre Channel",
      Status: () => "online",
      Driver: () => "lpfc",
    });
  }

  #uplinks(): Tab {
    const rows = this.#inventory.hosts.flatMap((host) => [0, 1, 2, 3].map((number) => ({ ...host, number })));
    return this.#tab("vNIC", rows, (one) => one.vcenter, {
      ...hostPlace,
      "Network Device": ({ number }) => `vmnic${number}`,
      Driver: () => "bnxtnet",
      Speed: () => 25_000,
      Duplex: () => "True",
      Switch: ({ number }) => (number < 2 ? "vSwitch0" : undefined),
    });
  }

  #switches(): Tab {
    return this.#tab("vSwitch", this.#inventory.hosts, (one) => one.vcenter, {
      ...hostPlace,
      Switch: () => "vSwitch0",
      "# Ports": () => 9216,
      MTU: () => 1500,
    });
  }

  /** Port groups of standard switches stand there once for each host. */
  #portGroups(): Tab {
    const { hosts, networks } = this.#inventory;
    const rows = hosts.flatMap((host) =>
      networks
        .filter((one) => one.kind === "standard" && one.vcenter === host.vcenter)
        .map((network) => ({ ...host, network })),
    );
    return this.#tab("vPort", rows, (one) => one.vcenter, {
      ...hostPlace,
      "Port Group": ({ network }) => network.name,
      Switch: ({ network }) => network.switch,
      VLAN: ({ network }) => number(network.vlan),
    });
  }

  #distributedSwitches(): Tab {
    const groups = this.#inventory.networks.filter(({ kind }) => kind === "distributed");
    const switches = [
      ...new Map(groups.map((network) => [`${network.vcenter} ${network.switch ?? ""}`, network])).values(),
    ];
    return this.#tab("dvSwitch", switches, (one) => one.vcenter, {
      Switch: (one) => one.switch,
      Name: (one) => one.switch,
      Vendor: () => "VMware, Inc.",
      Version: () => "8.0.3",
      "Max MTU": () => 9000,
    });
  }

  #distributedPorts(): Tab {
    const groups = this.#inventory.networks.filter(({ kind }) => kind === "distributed");
    return this.#tab("dvPort", groups, (one) => one.vcenter, {
      Port: ({ name }) => name,
      Switch: (one) => one.switch,
      Type: () => "earlyBinding",
      "# Ports": () => 128,
      VLAN: ({ vlan }) => number(vlan),
      "Object ID": ({ moref }) => moref,
    });
  }

  #vmkernels(): Tab {
    const rows = this.#inventory.hosts.flatMap((host) =>
      (host.vmkernel ?? []).map((port, index) => ({ ...host, port, index })),
    );
    return this.#tab("vSC_VMK", rows, (one) => one.vcenter, {
      ...hostPlace,
      "Port Group": ({ port }) => port.portGroup,
      Device: ({ index }) => `vmk${index}`,
      DHCP: () => "False",
      "IP Address": ({ port }) => port.ip,
      "Subnet mask": () => "255.255.255.0",
      MTU: ({ port }) => port.mtu,
    });
  }

  #datastores(): Tab {
    return this.#tab("vDatastore", this.#inventory.datastores, (one) => one.vcenter, {
      Name: ({ name }) => name,
      "Config status": () => "green",
      Accessible: () => "True",
      Type: ({ type }) => type,
      "Capacity MiB": ({ capacityMiB }) => capacityMiB,
      "In Use MiB": ({ capacityMiB, freeMiB }) => (capacityMiB ?? 0) - (freeMiB ?? 0),
      "Free MiB": ({ freeMiB }) => freeMiB,
      "# Hosts": ({ hosts }) => hosts?.length,
      Hosts: ({ hosts }) => hosts?.join(", "),
      "Major Version": () => 6,
      Version: () => "6.82",
      URL: ({ moref }) => `ds:///vmfs/volumes/${moref ?? ""}/`,
      "Object ID": ({ moref }) => moref,
    });
  }

  #paths(): Tab {
    const { hosts, datastores } = this.#inventory;
    const seen = new Map<string, Datastore[]>();
    for (const datastore of datastores) {
      for (const name of datastore.type === "VMFS" ? (datastore.hosts ?? []) : []) {
        const key = `${datastore.vcenter} ${name}`;
        seen.set(key, [...(seen.get(key) ?? []), datastore]);
      }
    }
    const rows = hosts.flatMap((host) =>
      (seen.get(`${host.vcenter} ${host.name}`) ?? []).map((datastore) => ({ ...host, datastore })),
    );
    return this.#tab("vMultiPath", rows, (one) => one.vcenter, {
      ...hostPlace,
      Datastore: ({ datastore }) => datastore.name,
      Policy: () => "VMW_PSP_RR",
      "Oper. State": () => "ok",
      "Path 1": () => "vmhba0:C0:T0:L1",
      "Path 1 state": () => "active",
    });
  }

  #licenses(): Tab {
    return this.#tab("vLicense", this.#inventory.vcenters, (one) => one.key, {
      Name: () => "vSphere 8 Enterprise Plus",
      "Cost Unit": () => "cpuPackage:32core",
      Total: () => 256,
    });
  }

  /** Files are only listed if RVTools is asked for them; here those of the machines' configurations and disks. */
  #files(): Tab {
    const rows = this.#inventory.machines.flatMap((machine) =>
      (machine.disks ?? []).slice(0, 2).map((disk) => ({ machine, disk })),
    );
    return this.#tab("vFileInfo", rows, (one) => one.machine.vcenter, {
      "Friendly Path Name": ({ disk }) => disk.path,
      "File Name": ({ disk }) => disk.path?.split("/").at(-1),
      "File Type": () => "VmDiskFileInfo",
      "File Size in bytes": ({ disk }) => (disk.capacityMiB ?? 0) * 2 ** 20,
      Path: ({ disk }) => disk.path,
    });
  }

  #health(): Tab {
    const rows = this.#inventory.machines.filter(({ snapshots }) => (snapshots?.length ?? 0) > 1);
    return this.#tab("vHealth", rows, (one) => one.vcenter, {
      Name: ({ name }) => name,
      Message: ({ snapshots }) => `VM has ${snapshots?.length ?? 0} snapshots`,
      "Message type": () => "Snapshot",
    });
  }

  #metadata(): Tab {
    return this.#tab("vMetaData", this.#inventory.vcenters, (one) => one.key, {
      "RVTools major version": () => rvtoolsRelease.slice(0, 3),
      "RVTools version": () => rvtoolsRelease,
      "xlsx creation datetime": ({ capturedAt }) => (capturedAt === undefined ? undefined : moment(capturedAt)),
      Server: ({ server }) => server,
    });
  }

  /** A tab of machines: what all of them have, the customer's columns, and the tab's own. */
  #machineTab<T extends OfMachine>(name: RvtoolsTab, each: (machine: Machine) => readonly T[], own: Cells<T>): Tab {
    const { machines } = this.#inventory;
    const tags = name === "vInfo" ? this.#tags : [];
    const custom = [...tags.map((tag) => `vInfo_tags_${tag}`), ...this.#attributes];
    const customCells = [
      ...tags.map(
        (tag) =>
          ({ machine }: OfMachine): TabCell =>
            Object.hasOwn(machine.tags, tag) ? machine.tags[tag]?.join(", ") : undefined,
      ),
      ...this.#attributes.map(
        (key) =>
          ({ machine }: OfMachine): TabCell =>
            Object.hasOwn(machine.attributes, key) ? machine.attributes[key] : undefined,
      ),
    ];
    const common: Cells<OfMachine> = {
      VM: ({ machine }) => machine.name,
      Powerstate: ({ machine }) => machine.powerState,
      Template: ({ machine }) => flag(machine.isTemplate),
      "SRM Placeholder": ({ machine }) => flag(machine.isSrmPlaceholder),
      Annotation: ({ machine }) => machine.annotation,
      Datacenter: ({ machine }) => machine.datacenter,
      Cluster: ({ machine }) => machine.cluster,
      Host: ({ machine }) => machine.host,
      "OS according to the configuration file": ({ machine }) => machine.guestOsConfigured,
      "OS according to the VMware Tools": ({ machine }) => machine.guestOsReported,
      "OS according to the VMware tools": ({ machine }) => machine.guestOsReported,
      "VM ID": ({ machine }) => machine.moref,
      "VM UUID": ({ machine }) => machine.instanceUuid,
    };
    const folder: Cells<OfMachine> = { Folder: ({ machine }) => machine.folder };
    const builtIn: readonly string[] = rvtoolsColumns[name];
    const cells = { ...common, ...folder, ...this.#origin((item: T) => item.machine.vcenter), ...own };
    checkHeaders(name, own);
    const at = builtIn.indexOf("Annotation") + 1;
    const makers = builtIn.map((header) => cells[header] ?? nothing);
    const ordered = [...makers.slice(0, at), ...customCells, ...makers.slice(at)];
    return {
      name,
      headers: [...builtIn.slice(0, at), ...custom, ...builtIn.slice(at)],
      *rows() {
        for (const machine of machines) for (const item of each(machine)) yield ordered.map((cell) => cell(item));
      },
    };
  }

  #tab<T>(name: RvtoolsTab, items: readonly T[], vcenterOf: (item: T) => string, own: Cells<T>): Tab {
    checkHeaders(name, own);
    const cells = { ...this.#origin(vcenterOf), ...own };
    const makers = rvtoolsColumns[name].map((header) => cells[header] ?? nothing);
    return {
      name,
      headers: rvtoolsColumns[name],
      *rows() {
        for (const item of items) yield makers.map((cell) => cell(item));
      },
    };
  }

  #origin<T>(vcenterOf: (item: T) => string): Cells<T> {
    return {
      "VI SDK Server": (item) => this.#vcenters.get(vcenterOf(item))?.server,
      "VI SDK UUID": (item) => this.#vcenters.get(vcenterOf(item))?.instanceUuid,
    };
  }
}

const nothing = (): undefined => undefined;

const hostPlace: Cells<EsxiHost> = {
  Host: ({ name }) => name,
  Datacenter: ({ datacenter }) => datacenter,
  Cluster: ({ cluster }) => cluster,
};

function eachMachine(machine: Machine): readonly OfMachine[] {
  return [{ machine }];
}

/** A header that is misspelt here would be a column that is silently empty. */
function checkHeaders(name: RvtoolsTab, cells: object): void {
  const known: readonly string[] = rvtoolsColumns[name];
  const wrong = Object.keys(cells).filter((header) => !known.includes(header));
  if (wrong.length > 0) throw new Error(`${name} has no column ${wrong.join(", ")}`);
}

function moment(text: string): Moment {
  return { moment: text };
}

function number(text: string | undefined): TabCell {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : text;
}

function addresses(all: readonly string[] | undefined, isWanted: (address: string) => boolean): string | undefined {
  const wanted = (all ?? []).filter(isWanted);
  return wanted.length === 0 ? undefined : wanted.join(", ");
}
