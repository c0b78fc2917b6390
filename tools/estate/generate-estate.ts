import {
  compareBy,
  seededRandom,
  type Datastore,
  type Disk,
  type Inventory,
  type Machine,
  type Nic,
  type Snapshot,
} from "@vmfactory/core";
import { annotations } from "./annotations.table.ts";
import { applications, type ApplicationEntry, type Role } from "./applications.table.ts";
import { drawDisks, drawPartitions } from "./draw-disks.ts";
import { Draw } from "./draw.ts";
import { guests, templateGuests, type GuestEntry } from "./guests.table.ts";
import {
  drawInfrastructure,
  pad,
  standardNetwork,
  type Cluster,
  type Infrastructure,
  type Site,
} from "./infrastructure.ts";
import { coverageOf } from "./rvtools-view.ts";

export interface EstateOptions {
  readonly seed: number;
  /** Machines, agents of the platform among them; templates come on top. */
  readonly machines: number;
  /** Server name of the vCenter. */
  readonly vcenter?: string;
  /** When the estate was taken, without an offset. */
  readonly capturedAt?: string;
}

/** The vCenter of the example site. */
export const exampleVcenter = "vcenter.fra.nordwind.example";

/** The day on which the example was taken: two weeks before its migration starts. */
export const exampleCapturedAt = "2026-11-16T06:30:00";

/**
 * Makes an estate such as companies have: applications in environments, on clusters of two sites, with guests, sizes and oddities
 * in the proportions in which they are met. The same options give the same estate, on every machine and for ever.
 */
export function generateEstate(options: EstateOptions): Inventory {
  const draw = new Draw(seededRandom(options.seed));
  const server = options.vcenter ?? exampleVcenter;
  const capturedAt = options.capturedAt ?? exampleCapturedAt;
  const infrastructure = drawInfrastructure(draw, { machines: options.machines, server, capturedAt });
  const maker = new MachineMaker(draw, infrastructure, capturedAt);
  maker.platform(options.machines);
  for (const group of drawGroups(draw)) {
    if (maker.count >= options.machines) break;
    maker.group(group, options.machines);
  }
  const inventory: Inventory = {
    vcenters: [infrastructure.vcenter],
    machines: maker.machines.toSorted(compareBy((one) => one.key)),
    hosts: infrastructure.hosts.toSorted(compareBy((one) => one.key)),
    datastores: withFreeSpace(infrastructure.datastores, maker.machines).sort(compareBy((one) => one.key)),
    networks: infrastructure.networks.toSorted(compareBy((one) => one.key)),
  };
  const vcenters = inventory.vcenters.map((vcenter) => ({ ...vcenter, coverage: coverageOf(inventory, vcenter.key) }));
  return { ...inventory, vcenters };
}

/** Machines that move together. */
interface Group {
  /** `erp-db`, `erp-db-test`. */
  readonly name: string;
  readonly role: Role;
  readonly env: "prod" | "test" | "dev";
  readonly size: number;
  readonly application: ApplicationEntry;
}

/** Groups without end: the catalogue, then the catalogue again as `erp2` and so on. */
function* drawGroups(draw: Draw): Generator<Group> {
  for (let round = 1; ; round += 1) {
    for (const application of applications) {
      const system = round === 1 ? application.name : `${application.name}${round}`;
      const envs = (["prod", "test", "dev"] as const).filter(
        (env) => env === "prod" || draw.chance(env === "dev" ? 0.4 : application.tier === "gold" ? 1 : 0.7),
      );
      for (const env of envs) {
        for (const [role, count] of Object.entries(application.parts) as [Role, number][]) {
          const size = Math.max(1, Math.round(count * (env === "prod" ? 1 : 0.4) * (draw.between(70, 140) / 100)));
          yield { name: `${system}-${role}${env === "prod" ? "" : `-${env}`}`, role, env, size, application };
        }
      }
    }
  }
}

const toolsStates: readonly (readonly [string, number])[] = [
  ["toolsOk", 78],
  ["toolsOld", 15],
  ["toolsNotRunning", 4],
  ["toolsNotInstalled", 3],
];

const toolsStatesOff: readonly (readonly [string, number])[] = [
  ["toolsNotRunning", 9],
  ["toolsNotInstalled", 1],
];

/** How many machines of a tier are on fast storage; of others a quarter. */
const ssdShare: ReadonlyMap<string, number> = new Map([
  ["gold", 0.9],
  ["silver", 0.55],
]);

const costCenters = ["4711", "0815", "1200", "3300", "7001"];

/** What a machine is before its details are drawn. */
interface Blueprint {
  readonly name: string;
  readonly role: Role;
  readonly guest: GuestEntry;
  readonly site: Site;
  readonly kind: "prod" | "test";
  /** The cluster it must be on, if any. */
  readonly home?: Cluster;
  readonly folder: string;
  readonly tags: Machine["tags"];
  readonly tier: string;
}

/** A machine but for what identifies it. */
type Drawn = Omit<Machine, "key" | "vcenter" | "moref" | "name" | "isTemplate">;

class MachineMaker {
  readonly machines: Machine[] = [];
  readonly #draw: Draw;
  readonly #infrastructure: Infrastructure;
  readonly #capturedAt: string;
  #moref = 2000;
  #templates = 0;

  constructor(draw: Draw, infrastructure: Infrastructure, capturedAt: string) {
    this.#draw = draw;
    this.#infrastructure = infrastructure;
    this.#capturedAt = capturedAt;
  }

  /** Machines so far, without templates. */
  get count(): number {
    return this.machines.length - this.#templates;
  }

  /** What is there beside applications: agents of the platform, templates, jump hosts of one name, placeholders. */
  platform(total: number): void {
    const { sites } = this.#infrastructure;
    for (const site of sites) {
      for (const cluster of site.clusters) {
        for (let agent = 0; agent < 3; agent += 1) this.#agent(site, cluster);
      }
    }
    for (const [index, guest] of templateGuests.entries()) {
      if (index < total / 50) this.#template(guest, sites[0], index);
    }
    const places = ["/infra/admins", "/infra/operations", "/infra/partners"];
    for (const folder of total >= 100 ? places : []) {
      this.#add({ ...this.#blueprint("jumphost", "tool", sites[0]), folder, tags: { site: ["fra"], env: ["prod"] } });
    }
    for (let index = 1; index <= Math.floor(total / 400); index += 1)
      this.#placeholder(`dr-replica-${pad(index)}`, sites[1]);
  }

  group(group: Group, total: number): void {
    const { sites } = this.#infrastructure;
    const site = group.role === "dmz" || this.#draw.chance(0.76) ? sites[0] : sites[1];
    const start = this.machines.length;
    for (let number = 1; number <= group.size && this.count < total; number += 1) {
      this.#member(group, number, site);
    }
    const made = this.machines.slice(start);
    const [one, other] = made;
    const isCluster = group.role === "db" && group.env === "prod" && one !== undefined && other !== undefined;
    if (isCluster && this.#draw.chance(0.18)) this.#share(start, this.#draw.chance(0.7) ? "multi-writer" : "rdm");
  }

  #member(group: Group, number: number, site: Site): void {
    const { application, env, role } = group;
    const name = this.#draw.chance(0.003) ? `${group.name}%2f${pad(number)}` : `${group.name}-${pad(number)}`;
    const isTagged = this.#draw.chance(0.93);
    const tier = env === "prod" ? application.tier : "bronze";
    this.#add({
      ...this.#blueprint(name, role, site),
      guest: this.#draw.weighted(guests[application.owner === "sap" && role !== "web" ? "sap" : role]),
      kind: env === "prod" ? "prod" : "test",
      folder: isTagged && this.#draw.chance(0.03) ? "/" : `/apps/${group.name}`,
      tags: {
        ...(isTagged && { application: [group.name], owner: [application.owner] }),
        env: [env],
        site: [site.name],
        tier: [tier],
      },
      tier,
    });
  }

  #blueprint(name: string, role: Role, site: Site): Blueprint {
    const guest = this.#draw.weighted(guests[role]);
    return { name, role, guest, site, kind: "prod", folder: "/", tags: {}, tier: "bronze" };
  }

  #add(blueprint: Blueprint): void {
    const identity = this.#identity(blueprint.name);
    if (!this.#draw.chance(0.0015)) {
      this.machines.push({ ...identity, ...this.#describe(blueprint) });
      return;
    }
    const { folder, site, tags } = blueprint;
    const place = { datacenter: site.datacenter, folder, connectionState: "inaccessible" };
    this.machines.push({ ...identity, ...place, powerState: "poweredOff", attributes: {}, tags });
  }

  #describe(blueprint: Blueprint): Drawn {
    const { guest, role } = blueprint;
    const draw = this.#draw;
    const powerState = draw.weighted([
      ["poweredOn", 915],
      ["poweredOff", 82],
      ["suspended", 3],
    ] as const);
    const isOn = powerState === "poweredOn";
    const toolsStatus = draw.weighted(isOn ? toolsStates : toolsStatesOff);
    const hasTools = toolsStatus === "toolsOk" || toolsStatus === "toolsOld";
    const cluster = draw.one(clustersFor(blueprint));
    const stores = draw.chance(ssdShare.get(blueprint.tier) ?? 0.25) ? cluster.ssd : cluster.hdd;
    const diskSet = drawDisks(draw, { name: blueprint.name, role, guest, datastores: stores });
    const nics = this.#nics(blueprint, hasTools);
    const snapshots = this.#snapshots();
    const compute = this.#compute(blueprint, cluster);
    const disks = this.#oddDisks(diskSet.disks);
    const capacity = disks.reduce((sum, { capacityMiB }) => sum + (capacityMiB ?? 0), 0);
    const snapshotMiB = snapshots.reduce((sum, { sizeMiB }) => sum + (sizeMiB ?? 0), 0);
    const isThick = disks[0]?.isThin === false;
    return {
      ...compute,
      ...identifiers(draw),
      ...(hasTools && { guestOsReported: guest.reported, ...addressesOf(blueprint, nics) }),
      ...(hasTools && draw.chance(0.97) && { partitions: drawPartitions(draw, guest, diskSet) }),
      ...(draw.chance(0.25) && { annotation: draw.one(annotations) }),
      powerState,
      toolsStatus,
      connectionState: "connected",
      provisionedMiB: capacity + snapshotMiB + (isOn ? compute.memoryMiB : 0),
      inUseMiB: (isThick ? capacity : diskSet.usedMiB) + snapshotMiB,
      needsConsolidation: draw.chance(0.01),
      isFaultTolerant: draw.chance(0.001),
      isSrmPlaceholder: false,
      disks,
      nics,
      snapshots,
      usbDevices: draw.chance(0.003) ? [{ label: "USB 1", isConnected: isOn }] : [],
      ...(nics.some(({ adapter }) => adapter === "SriovEthernetCard") && { hasPassthrough: true }),
      tags: blueprint.tags,
      attributes: drawAttributes(draw),
    };
  }

  #compute(blueprint: Blueprint, cluster: Cluster) {
    const { guest, role, site, kind } = blueprint;
    const draw = this.#draw;
    const sizes: readonly (readonly [number, number])[] =
      role === "db"
        ? [
            [4, 3],
            [8, 5],
            [16, 3],
            [32, 1],
          ]
        : [
            [1, 8],
            [2, 45],
            [4, 33],
            [8, 11],
            [12, 1],
            [16, 2],
          ];
    const cpus = draw.weighted(sizes);
    const perCpu = draw.weighted(
      role === "db"
        ? ([
            [8, 5],
            [16, 3],
          ] as const)
        : ([
            [2, 4],
            [4, 5],
            [8, 1],
          ] as const),
    );
    const isEfi = draw.chance(guest.efi);
    const hardwareVersion = draw.one(guest.hardware);
    const isModern = hardwareVersion >= 13;
    return {
      datacenter: site.datacenter,
      cluster: cluster.name,
      host: draw.one(cluster.hosts),
      folder: blueprint.folder,
      resourcePool: `/${site.datacenter}/${cluster.name}/Resources`,
      cpus,
      coresPerSocket: draw.chance(0.5) ? 1 : cpus % 2 === 0 ? 2 : 1,
      memoryMiB: cpus * perCpu * 1024,
      firmware: isEfi ? ("efi" as const) : ("bios" as const),
      secureBoot: isEfi && isModern && draw.chance(0.35),
      hasTpm: isEfi && hardwareVersion >= 19 && guest.family === "windows" && draw.chance(0.1),
      hardwareVersion,
      guestOsConfigured: guest.configured,
      isChangeTrackingEnabled: isModern && draw.chance(kind === "prod" ? 0.72 : 0.3),
      isDiskUuidEnabled: draw.chance(0.2),
      hasCpuHotAdd: draw.chance(0.35),
      hasCpuHotRemove: draw.chance(0.05),
      hasMemoryHotAdd: draw.chance(0.4),
      latencySensitivity: draw.chance(0.004) ? "high" : "normal",
    };
  }

  #nics({ role, site, guest }: Blueprint, hasTools: boolean): Nic[] {
    const draw = this.#draw;
    const own = role === "db" ? "db" : role === "dmz" ? "dmz" : "web";
    const networks = [site.networks[own]];
    if (own !== "dmz" && draw.chance(0.12)) networks.push(site.networks[own === "db" ? "web" : "db"]);
    return networks.map((drawn, index) => {
      const network = draw.chance(0.003) ? standardNetwork : drawn;
      const vlan = Number(/(\d+)$/.exec(drawn)?.[1] ?? 10);
      const third = vlan >= 300 ? 32 : vlan - 189;
      const ip = `10.${third}.${draw.between(0, 3)}.${draw.between(10, 250)}`;
      const isOld = guest.hardware.every((version) => version < 11);
      const adapter = draw.chance(0.002)
        ? "SriovEthernetCard"
        : isOld || draw.chance(0.06)
          ? draw.one(["E1000", "E1000e"])
          : "Vmxnet3";
      return {
        label: `Network adapter ${index + 1}`,
        adapter,
        network,
        switch: network === standardNetwork ? "vSwitch0" : site.distributedSwitch,
        mac: `00:50:56:${draw.hex(2)}:${draw.hex(2)}:${draw.hex(2)}`,
        isConnected: hasTools,
        startsConnected: draw.chance(0.98),
        ...(hasTools && {
          ipAddresses: draw.chance(0.2) ? [ip, `fe80::250:56ff:fe${draw.hex(2)}:${draw.hex(4)}`] : [ip],
        }),
        isDirectPath: adapter === "Vmxnet3" && draw.chance(0.5),
      };
    });
  }

  #snapshots(): Snapshot[] {
    const draw = this.#draw;
    if (!draw.chance(0.13)) return [];
    const count = draw.chance(0.8) ? 1 : draw.between(2, 4);
    return Array.from({ length: count }, (_, index) => ({
      name: draw.one(["before patch", "VEEAM BACKUP TEMPORARY SNAPSHOT", "pre-upgrade", "test", `snap-${index + 1}`]),
      createdAt: draw.pastMoment(this.#capturedAt),
      sizeMiB: Math.round(draw.lognormal(900, 24_000)),
    }));
  }

  /** Now and then a disk that snapshots leave out, or one that is a LUN of the array. */
  #oddDisks(disks: readonly Disk[]): Disk[] {
    const draw = this.#draw;
    return disks.map((disk, index) => {
      if (index > 0 && draw.chance(0.006))
        return { ...disk, mode: draw.one(["independent_persistent", "independent_nonpersistent"]) };
      if (index > 0 && draw.chance(0.003))
        return { ...disk, isRdm: true, isThin: false, rdmMode: draw.one(["physicalMode", "virtualMode"]) };
      return disk;
    });
  }

  /** Gives the first two machines from `start` on the second disk of the first in common, as database clusters have. */
  #share(start: number, way: "multi-writer" | "rdm"): void {
    const [one, other] = [this.machines[start], this.machines[start + 1]];
    const shared = one?.disks?.[1];
    if (one === undefined || other?.disks === undefined || shared === undefined || other.disks.length < 2) return;
    if (one.cluster !== other.cluster) return; // Hosts of different clusters do not see the same disks.
    const special =
      way === "multi-writer"
        ? { sharing: "sharingMultiWriter", isThin: false }
        : { isRdm: true, rdmMode: "physicalMode", sharedBus: "physicalSharing", isThin: false };
    const disk = { ...shared, ...special };
    const withDisk = (machine: Machine): Machine => ({
      ...machine,
      disks: machine.disks?.map((own, index) => (index === 1 ? { ...disk, label: own.label } : own)) ?? [],
    });
    this.machines[start] = withDisk(one);
    this.machines[start + 1] = withDisk(other);
  }

  #agent(site: Site, home: Cluster): void {
    const name = `vCLS-${this.#draw.uuid("")}`;
    const drawn = this.#describe({ ...this.#blueprint(name, "tool", site), home, folder: "/vCLS" });
    const { annotation: _annotation, ...rest } = bare(drawn);
    const small = { capacityMiB: 2048, mode: "persistent", isRdm: false };
    this.machines.push({
      ...rest,
      ...this.#identity(name),
      powerState: "poweredOn",
      cpus: 1,
      coresPerSocket: 1,
      memoryMiB: 128,
      provisionedMiB: 2176,
      inUseMiB: 460,
      disks: drawn.disks?.slice(0, 1).map((disk) => ({ ...disk, ...small })) ?? [],
      nics: [],
      snapshots: [],
      attributes: {},
      guestOsConfigured: "Other 3.x or later Linux (64-bit)",
    });
  }

  #template(guest: GuestEntry, site: Site, index: number): void {
    this.#templates += 1;
    const name = `tpl-${guest.configured.split(" ")[0]?.toLowerCase() ?? "os"}-${pad(index + 1)}`;
    const drawn = bare(this.#describe({ ...this.#blueprint(name, "tool", site), guest, folder: "/templates" }));
    const { resourcePool: _pool, ...rest } = drawn;
    this.machines.push({
      ...rest,
      ...this.#identity(name),
      isTemplate: true,
      powerState: "poweredOff",
      toolsStatus: "toolsNotRunning",
      nics:
        drawn.nics?.map(({ ipAddresses: _addresses, ...nic }) => ({
          ...nic,
          adapter: "Vmxnet3",
          isConnected: false,
        })) ?? [],
      snapshots: [],
    });
  }

  #placeholder(name: string, site: Site): void {
    const drawn = bare(this.#describe({ ...this.#blueprint(name, "app", site), folder: "/dr" }));
    this.machines.push({
      ...drawn,
      ...this.#identity(name),
      isSrmPlaceholder: true,
      powerState: "poweredOff",
      toolsStatus: "toolsNotInstalled",
      disks: [],
      nics: [],
      snapshots: [],
    });
  }

  #identity(name: string): Pick<Machine, "key" | "vcenter" | "moref" | "name" | "isTemplate"> {
    const { key } = this.#infrastructure.vcenter;
    const moref = this.#nextMoref();
    return { key: `${key}/${moref}`, vcenter: key, moref, name, isTemplate: false };
  }

  #nextMoref(): string {
    this.#moref += this.#draw.between(1, 9);
    return `vm-${this.#moref}`;
  }
}

/** Takes away what only a running machine with VMware Tools tells, and what its NICs would tell. */
function bare(drawn: Drawn): Drawn {
  const {
    partitions: _partitions,
    primaryIp: _ip,
    dnsName: _dns,
    guestOsReported: _os,
    hasPassthrough: _passthrough,
    ...rest
  } = drawn;
  return rest;
}

function clustersFor({ site, kind, home }: Blueprint): readonly Cluster[] {
  if (home !== undefined) return [home];
  const own = site.clusters.filter((cluster) => cluster.kind === kind);
  return own.length > 0 ? own : site.clusters;
}

/** The datastores with as much free space as the machines on them leave. */
function withFreeSpace(datastores: readonly Datastore[], machines: readonly Machine[]): Datastore[] {
  const used = new Map<string, number>();
  for (const { disks, inUseMiB } of machines) {
    const name = disks?.[0]?.datastore ?? "";
    used.set(name, (used.get(name) ?? 0) + (inUseMiB ?? 0));
  }
  return datastores.map((one) => {
    const capacityMiB = one.capacityMiB ?? 0;
    return { ...one, freeMiB: Math.max(Math.round(capacityMiB * 0.04), capacityMiB - (used.get(one.name) ?? 0)) };
  });
}

function drawAttributes(draw: Draw): Machine["attributes"] {
  const backup = draw.weighted([
    ["daily", 7],
    ["weekly", 2],
    ["none", 1],
  ] as const);
  return {
    ...(draw.chance(0.8) && { Backup: backup }),
    ...(draw.chance(0.7) && { "Cost Center": draw.one(costCenters) }),
  };
}

function identifiers(draw: Draw): Pick<Machine, "instanceUuid" | "biosUuid"> {
  return { instanceUuid: draw.uuid(`50${draw.hex(2)}`), biosUuid: draw.uuid(`42${draw.hex(2)}`) };
}

function addressesOf({ name, site }: Blueprint, nics: readonly Nic[]): Pick<Machine, "dnsName" | "primaryIp"> {
  const primaryIp = nics[0]?.ipAddresses?.[0];
  return {
    dnsName: `${name.replace("%2f", "-")}.${site.name}.nordwind.example`,
    ...(primaryIp !== undefined && { primaryIp }),
  };
}
