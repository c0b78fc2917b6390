import { seededRandom, type Random } from "../base/random.ts";
import type { Disk, Inventory, Machine } from "../inventory/inventory.ts";

/** What an estate of a test is like; all of it drawn from the seed. */
export interface EstateOptions {
  readonly seed: number;
  readonly machines: number;
  readonly hosts: number;
  /** Share of machines that are in a group of several. */
  readonly grouped?: number;
  /** Most machines of a group. */
  readonly groupMax?: number;
  /** Median MiB in use of a machine. */
  readonly usedMiB?: number;
  /** Share of machines with something in the way of warm migration. */
  readonly cold?: number;
  /** Share of machines that cannot move yet. */
  readonly broken?: number;
  /** Pairs of machines that share a disk. */
  readonly sharing?: number;
}

export const testVcenter = "vc-1";

/** An estate of one vCenter, `vcenter.fra.test.example`, that fits the factory of `testModel`. */
export function testEstate(options: EstateOptions): Inventory {
  const random = seededRandom(options.seed);
  const hosts = Array.from({ length: options.hosts }, (_, index) => `esx-${String(index + 1).padStart(2, "0")}`);
  const machines = Array.from({ length: options.machines }, (_, index) => drawMachine(random, options, index, hosts));
  return {
    vcenters: [{ key: testVcenter, server: "vcenter.fra.test.example", readBy: "test", coverage: {} }],
    machines: share(machines, options.sharing ?? 0),
    hosts: hosts.map((name) => ({ key: `${testVcenter}/${name}`, vcenter: testVcenter, name, inMaintenance: false })),
    datastores: ["fra-ssd-01", "fra-hdd-01"].map((name, index) => ({
      key: `${testVcenter}/datastore-${index + 1}`,
      vcenter: testVcenter,
      name,
      moref: `datastore-${index + 1}`,
    })),
    networks: ["dvpg-web-210", "dvpg-db-220"].map((name, index) => ({
      key: `${testVcenter}/dvportgroup-${index + 1}`,
      vcenter: testVcenter,
      name,
      moref: `dvportgroup-${index + 1}`,
      kind: "distributed" as const,
      vlan: name.slice(-3),
    })),
  };
}

/** A machine that can move warm, with what is said otherwise. */
export function testMachine(id: number, change: Partial<Machine> = {}): Machine {
  const moref = `vm-${id}`;
  return {
    key: `${testVcenter}/${moref}`,
    vcenter: testVcenter,
    moref,
    name: `vm${String(id).padStart(5, "0")}`,
    isTemplate: false,
    powerState: "poweredOn",
    connectionState: "connected",
    datacenter: "Frankfurt",
    cluster: "c1",
    host: "esx-01",
    folder: "/misc",
    cpus: 2,
    memoryMiB: 4096,
    inUseMiB: 20_480,
    guestOsReported: "Red Hat Enterprise Linux 9 (64-bit)",
    dnsName: `vm${id}.test.example`,
    primaryIp: "10.21.0.10",
    toolsStatus: "toolsOk",
    isChangeTrackingEnabled: true,
    isDiskUuidEnabled: false,
    needsConsolidation: false,
    isFaultTolerant: false,
    hasCpuHotAdd: false,
    hasCpuHotRemove: false,
    hasMemoryHotAdd: false,
    hasPassthrough: false,
    hasTpm: false,
    disks: [testDisk(id, 0, 40_960)],
    nics: [testNic(id)],
    partitions: [{ path: "/", diskKey: 2000, capacityMiB: 40_000, freeMiB: 20_000 }],
    snapshots: [],
    usbDevices: [],
    tags: {},
    attributes: {},
    ...change,
  };
}

export function testDisk(id: number, index: number, capacityMiB: number, change: Partial<Disk> = {}): Disk {
  return {
    label: `Hard disk ${index + 1}`,
    key: 2000 + index,
    capacityMiB,
    datastore: "fra-ssd-01",
    path: `[fra-ssd-01] vm${id}/vm${id}_${index}.vmdk`,
    mode: "persistent",
    isThin: true,
    isRdm: false,
    sharing: "sharingNone",
    sharedBus: "noSharing",
    controller: "NVME controller 0",
    ...change,
  };
}

export function testNic(id: number, network = "dvpg-web-210") {
  const mac = [id >>> 16, id >>> 8, id].map((byte) => (byte & 255).toString(16).padStart(2, "0")).join(":");
  const address = network.includes("db") ? "10.22" : "10.21";
  return {
    label: "Network adapter 1",
    adapter: "Vmxnet3",
    network,
    mac: `00:50:56:${mac}`,
    ipAddresses: [`${address}.${(id >>> 8) & 3}.${id & 255}`],
  };
}

function drawMachine(random: Random, options: EstateOptions, index: number, hosts: readonly string[]): Machine {
  const { grouped = 0.6, groupMax = 8, usedMiB = 40_960, cold = 0.2, broken = 0.05 } = options;
  const id = index + 1;
  const groups = Math.max(1, Math.floor((options.machines * grouped) / ((groupMax + 1) / 2)));
  // The square root makes some groups larger than others.
  const group = random.unit() < grouped ? `app-${Math.floor(groups * Math.sqrt(random.unit()))}` : undefined;
  const used = Math.round(usedMiB * Math.exp(1.1 * (random.unit() + random.unit() + random.unit() - 1.5) * 1.6));
  const disks = 1 + random.below(4);
  const isCold = random.unit() < cold;
  const isBroken = random.unit() < broken;
  return testMachine(id, {
    host: hosts[random.below(hosts.length)] ?? "esx-01",
    inUseMiB: used,
    disks: Array.from({ length: disks }, (_, disk) => testDisk(id, disk, Math.ceil((used * 1.5) / disks))),
    nics: [testNic(id, random.unit() < 0.3 ? "dvpg-db-220" : "dvpg-web-210")],
    isChangeTrackingEnabled: !isCold,
    toolsStatus: isBroken ? "toolsNotRunning" : "toolsOk",
    tags: { ...(group !== undefined && { application: [group] }), env: [random.unit() < 0.5 ? "prod" : "test"] },
  });
}

/** Pairs of neighbours that have one disk in common. */
function share(machines: readonly Machine[], pairs: number): Machine[] {
  return machines.map((machine, index) => {
    const pair = Math.floor(index / 2);
    if (pair >= pairs) return machine;
    const disk = testDisk(0, pair, 10_240, { sharing: "sharingMultiWriter" });
    return { ...machine, disks: [...(machine.disks ?? []), disk] };
  });
}
