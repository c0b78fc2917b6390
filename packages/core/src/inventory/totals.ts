import type { Disk, Machine, Nic } from "./inventory.ts";

const toldColumns = [
  "powerState",
  "cpus",
  "memoryMiB",
  "provisionedMiB",
  "host",
  "cluster",
  "datacenter",
  "disks",
  "diskCapacityMiB",
  "nics",
  "networks",
  // `Disks` and `NICs` of vInfo.
  "diskCount",
  "nicCount",
] as const;

/** What can be told of the estate, if the source has the column or tab for it. */
export type ToldColumn = (typeof toldColumns)[number];

export function isToldColumn(field: string): field is ToldColumn {
  return (toldColumns as readonly string[]).includes(field);
}

/**
 * Sums over the machines that are no template; `null` where the source has no tab or column that tells it. `hosts`,
 * `clusters`, `datacenters` and `networks` count the distinct names that these machines name. `disks`, `diskCapacityMiB`,
 * `nics` and `networks` come from the tabs of their own, in which a machine may be missing.
 */
export interface InventoryTotals {
  readonly machines: number;
  readonly templates: number;
  readonly poweredOn: number | null;
  readonly poweredOff: number | null;
  readonly suspended: number | null;
  readonly cpus: number | null;
  readonly memoryMiB: number | null;
  readonly provisionedMiB: number | null;
  readonly hosts: number | null;
  readonly clusters: number | null;
  readonly datacenters: number | null;
  readonly disks: number | null;
  readonly diskCapacityMiB: number | null;
  readonly nics: number | null;
  readonly networks: number | null;
}

type OrUnknown<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What totals look at in a machine; every machine has it. */
export interface CountedMachine extends OrUnknown<
  Pick<Machine, "powerState" | "cpus" | "memoryMiB" | "provisionedMiB" | "host" | "cluster" | "datacenter">
> {
  readonly isTemplate: boolean;
  readonly disks?: readonly OrUnknown<Pick<Disk, "capacityMiB">>[] | undefined;
  readonly nics?: readonly OrUnknown<Pick<Nic, "network">>[] | undefined;
}

/** Adds the machines up, one at a time. `told` are the columns and tabs that the source has. */
export function totalsOf(all: Iterable<CountedMachine>, told: ReadonlySet<ToldColumn>): InventoryTotals {
  const sums = new Sums();
  for (const machine of all) sums.add(machine);
  const ifTold = (column: ToldColumn, value: number): number | null => (told.has(column) ? value : null);
  return {
    machines: sums.machines,
    templates: sums.templates,
    poweredOn: ifTold("powerState", sums.states.poweredOn),
    poweredOff: ifTold("powerState", sums.states.poweredOff),
    suspended: ifTold("powerState", sums.states.suspended),
    cpus: ifTold("cpus", sums.counts.cpus),
    memoryMiB: ifTold("memoryMiB", sums.counts.memoryMiB),
    provisionedMiB: ifTold("provisionedMiB", sums.counts.provisionedMiB),
    hosts: ifTold("host", sums.names.host.size),
    clusters: ifTold("cluster", sums.names.cluster.size),
    datacenters: ifTold("datacenter", sums.names.datacenter.size),
    disks: ifTold("disks", sums.disks),
    diskCapacityMiB: ifTold("diskCapacityMiB", sums.diskCapacityMiB),
    nics: ifTold("nics", sums.nics),
    networks: ifTold("networks", sums.networks.size),
  };
}

class Sums {
  machines = 0;
  templates = 0;
  readonly states = { poweredOn: 0, poweredOff: 0, suspended: 0 };
  readonly counts = { cpus: 0, memoryMiB: 0, provisionedMiB: 0 };
  readonly names = { host: new Set<string>(), cluster: new Set<string>(), datacenter: new Set<string>() };
  readonly networks = new Set<string>();
  disks = 0;
  diskCapacityMiB = 0;
  nics = 0;

  add(machine: CountedMachine): void {
    if (machine.isTemplate) {
      this.templates += 1;
      return;
    }
    this.machines += 1;
    if (machine.powerState !== undefined) this.states[machine.powerState] += 1;
    for (const field of ["cpus", "memoryMiB", "provisionedMiB"] as const) this.counts[field] += machine[field] ?? 0;
    for (const field of ["host", "cluster", "datacenter"] as const) addTo(this.names[field], machine[field]);
    this.#addParts(machine.disks ?? [], machine.nics ?? []);
  }

  #addParts(disks: NonNullable<CountedMachine["disks"]>, nics: NonNullable<CountedMachine["nics"]>): void {
    this.disks += disks.length;
    this.nics += nics.length;
    for (const { capacityMiB } of disks) this.diskCapacityMiB += capacityMiB ?? 0;
    for (const { network } of nics) addTo(this.networks, network);
  }
}

function addTo(names: Set<string>, name: string | undefined): void {
  if (name !== undefined) names.add(name);
}
