import type { Machine } from "./inventory.ts";

/** What can be told of the estate, if the source has the column or tab for it. */
export type ToldColumn =
  | "powerState"
  | "cpus"
  | "memoryMiB"
  | "provisionedMiB"
  | "inUseMiB"
  | "host"
  | "cluster"
  | "datacenter"
  | "disks"
  | "diskCapacityMiB"
  | "nics"
  | "networks";

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

/** Adds the machines up. `told` are the columns and tabs that the source has. */
export function totalsOf(all: readonly Machine[], told: ReadonlySet<string>): InventoryTotals {
  const machines = all.filter((machine) => !machine.isTemplate);
  const disks = machines.flatMap((machine) => machine.disks ?? []);
  const nics = machines.flatMap((machine) => machine.nics ?? []);
  const ifTold = (column: ToldColumn, value: () => number): number | null => (told.has(column) ? value() : null);
  const sum = (values: readonly (number | undefined)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const distinct = (values: readonly (string | undefined)[]): number => new Set(values.filter((value) => value !== undefined)).size;
  const inState = (state: Machine["powerState"]): number => machines.filter(({ powerState }) => powerState === state).length;
  return {
    machines: machines.length,
    templates: all.length - machines.length,
    poweredOn: ifTold("powerState", () => inState("poweredOn")),
    poweredOff: ifTold("powerState", () => inState("poweredOff")),
    suspended: ifTold("powerState", () => inState("suspended")),
    cpus: ifTold("cpus", () => sum(machines.map(({ cpus }) => cpus))),
    memoryMiB: ifTold("memoryMiB", () => sum(machines.map(({ memoryMiB }) => memoryMiB))),
    provisionedMiB: ifTold("provisionedMiB", () => sum(machines.map(({ provisionedMiB }) => provisionedMiB))),
    hosts: ifTold("host", () => distinct(machines.map(({ host }) => host))),
    clusters: ifTold("cluster", () => distinct(machines.map(({ cluster }) => cluster))),
    datacenters: ifTold("datacenter", () => distinct(machines.map(({ datacenter }) => datacenter))),
    disks: ifTold("disks", () => disks.length),
    diskCapacityMiB: ifTold("diskCapacityMiB", () => sum(disks.map(({ capacityMiB }) => capacityMiB))),
    nics: ifTold("nics", () => nics.length),
    networks: ifTold("networks", () => distinct(nics.map(({ network }) => network))),
  };
}
