import { compareBy } from "../base/order.ts";
import type { EsxiHost, Inventory, Machine } from "../inventory/inventory.ts";
import type { ManagedCluster, Model, Source } from "../model/model.ts";
import type { MoveGroup } from "./assessment.ts";
import { diskKey, sharersOfDisks } from "./groups.ts";
import { factsOf } from "./machine-facts.ts";
import { namespaceOf, toDnsLabel, withHash } from "./names.ts";
import type { Resolver } from "./resolve.ts";
import type { Others, Placed, Subject } from "./subject.ts";

export interface SubjectInput {
  readonly inventory: Inventory;
  readonly model: Model;
  /** Machines that are not ignored, sorted by key. */
  readonly machines: readonly Machine[];
  readonly groups: readonly MoveGroup[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly resolver: Resolver;
}

/** Each machine with what its names resolve to and what others have to do with it, in the order given. */
export function buildSubjects(input: SubjectInput): Subject[] {
  const { inventory, model, machines, sources, resolver } = input;
  const groupOf = new Map(
    input.groups.flatMap((group) => group.machines.map((key): [string, string] => [key, group.name])),
  );
  const placed = placeAll(machines, groupOf, resolver);
  const othersOf = findOthers(machines, placed);
  const hosts = new Map(inventory.hosts.map((host): [string, EsxiHost] => [`${host.vcenter}\n${host.name}`, host]));
  const servers = new Map(inventory.vcenters.map((vcenter) => [vcenter.key, vcenter.server ?? vcenter.key]));
  return machines.map((machine) => {
    const placement = placed.get(machine.key);
    return {
      machine,
      model,
      source: sources.get(machine.vcenter),
      server: servers.get(machine.vcenter) ?? machine.vcenter,
      host: hosts.get(`${machine.vcenter}\n${machine.host ?? ""}`),
      group: groupOf.get(machine.key) ?? machine.name,
      placement,
      nics: resolver.nicsOf(machine, placement?.cluster),
      disks: resolver.disksOf(machine, placement?.cluster),
      others: othersOf(machine),
    };
  });
}

interface Spot {
  readonly machine: Machine;
  readonly cluster: ManagedCluster;
  readonly namespace: string;
  readonly label: string;
}

/** Cluster, namespace and a name that no other machine of the namespace has. */
function placeAll(
  machines: readonly Machine[],
  groupOf: ReadonlyMap<string, string>,
  resolver: Resolver,
): ReadonlyMap<string, Placed> {
  const spots = machines.flatMap((machine): Spot[] => {
    const rule = resolver.placementOf(factsOf(machine));
    if (rule === undefined) return [];
    const namespace = namespaceOf(rule.namespace, groupOf.get(machine.key) ?? machine.name);
    return [{ machine, cluster: rule.cluster, namespace, label: toDnsLabel(machine.name) }];
  });
  const nameOf = (spot: Spot): string => `${spot.cluster.name}/${spot.namespace}/${spot.label}`;
  const uses = countBy(spots.map(nameOf));
  return new Map(
    spots.map((spot) => {
      // All of one name are renamed, so that who comes first in an export does not matter.
      const isRenamed = (uses.get(nameOf(spot)) ?? 0) > 1;
      const targetName = isRenamed ? withHash(spot.label, spot.machine.key) : spot.label;
      return [spot.machine.key, { cluster: spot.cluster, namespace: spot.namespace, targetName, isRenamed }];
    }),
  );
}

function findOthers(machines: readonly Machine[], placed: ReadonlyMap<string, Placed>): (machine: Machine) => Others {
  const names = countBy(machines.map((machine) => `${machine.vcenter}\n${machine.name}`));
  const sharersByDisk = sharersOfDisks(machines);
  const macs = ownersOfMacs(machines, placed);
  const spotOf = (machine: Machine): string => {
    const spot = placed.get(machine.key);
    return spot === undefined ? `nowhere ${machine.key}` : `${spot.cluster.name}/${spot.namespace}`;
  };
  return (machine) => {
    const paths = machine.disks?.flatMap((disk) => disk.path ?? []) ?? [];
    const sharers = without(
      machine,
      paths.flatMap((path) => sharersByDisk.get(diskKey(machine, path)) ?? []),
    );
    const cluster = placed.get(machine.key)?.cluster.name ?? "";
    const sameMac = (machine.nics ?? []).flatMap((nic) => macs.get(`${cluster}\n${nic.mac ?? ""}`) ?? []);
    return {
      sameName: (names.get(`${machine.vcenter}\n${machine.name}`) ?? 1) - 1,
      sharers,
      sharersElsewhere: sharers.filter((sharer) => spotOf(sharer) !== spotOf(machine)),
      sameMac: without(machine, sameMac),
    };
  };
}

/** Machines by target cluster and MAC address. */
function ownersOfMacs(
  machines: readonly Machine[],
  placed: ReadonlyMap<string, Placed>,
): ReadonlyMap<string, readonly Machine[]> {
  const owners = new Map<string, Machine[]>();
  for (const machine of machines) {
    const cluster = placed.get(machine.key)?.cluster.name;
    if (cluster === undefined) continue;
    for (const nic of machine.nics ?? []) {
      if (nic.mac === undefined) continue;
      const key = `${cluster}\n${nic.mac}`;
      const known = owners.get(key);
      if (known === undefined) owners.set(key, [machine]);
      else known.push(machine);
    }
  }
  return owners;
}

function without(machine: Machine, machines: readonly Machine[]): readonly Machine[] {
  const others = new Map(machines.map((one) => [one.key, one]));
  others.delete(machine.key);
  return [...others.values()].sort(compareBy((one) => one.name));
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
