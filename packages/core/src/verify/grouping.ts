import { shortHash } from "../base/hash.ts";
import type { Machine } from "../inventory/inventory.ts";

interface GroupSpec {
  readonly tag?: string | undefined;
  readonly folder?: string | undefined;
}

export interface Grouping {
  /** By key of the machine. */
  readonly groups: ReadonlyMap<string, string>;
  /** From every name a group has had to the name of the group that its machines are in. */
  readonly aliases: ReadonlyMap<string, string>;
}

/**
 * What must move together, from the inventory and factory.yaml alone: machines with one value of the tag, in one folder of
 * the pattern, or with a disk in common.
 */
export function groupsOf(machines: readonly Machine[], written: GroupSpec): Grouping {
  const given = new Map(machines.map((machine) => [machine.key, givenName(machine, written)]));
  const people = new Set([...given.values()].filter((name) => name !== undefined));
  const singles = new Map<string, number>();
  for (const { key, name } of machines)
    if (given.get(key) === undefined) singles.set(name, (singles.get(name) ?? 0) + 1);
  const own = new Map(
    machines.map((machine) => {
      const name = given.get(machine.key);
      if (name !== undefined) return [machine.key, name];
      const isTaken = people.has(machine.name) || (singles.get(machine.name) ?? 0) > 1;
      return [machine.key, isTaken ? `${machine.name}-${shortHash(machine.key)}` : machine.name];
    }),
  );
  const neighbours = namesThatShare(machines, own);
  const aliases = new Map<string, string>();
  for (const name of new Set(own.values())) {
    if (aliases.has(name)) continue;
    const all = reachable(name, neighbours);
    const named = all.filter((one) => people.has(one));
    const chief = least(named.length > 0 ? named : all);
    for (const one of all) aliases.set(one, chief);
  }
  return { groups: new Map([...own].map(([key, name]) => [key, aliases.get(name) ?? name])), aliases };
}

function givenName(machine: Machine, { tag, folder }: GroupSpec): string | undefined {
  if (tag !== undefined) {
    const tags = Object.entries(machine.tags).find(([category]) => category === tag)?.[1] ?? [];
    const attribute = Object.entries(machine.attributes).find(([name]) => name === tag)?.[1];
    const value = (tags.length > 0 ? least(tags) : (attribute ?? "")).trim();
    if (value !== "") return value;
  }
  if (folder === undefined || machine.folder === undefined) return undefined;
  return folderName(folder, `/${machine.datacenter ?? ""}${machine.folder}`) ?? folderName(folder, machine.folder);
}

/** The part of a folder's path that stands at `{group}`; the path may go on below what the pattern names. */
function folderName(pattern: string, path: string): string | undefined {
  const escaped = pattern.replace(/\/+$/, "").replaceAll(/[.+?^$()[\]|\\]/g, "\\$&");
  const level = escaped.replaceAll("*", "[^/]*").replace("{group}", "([^/]+)");
  return new RegExp(`^${level}(?:/.*)?$`, "u").exec(path)?.[1];
}

/** From each name to the names of groups that have a disk in common with it. */
function namesThatShare(
  machines: readonly Machine[],
  own: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const machine of machines) {
    for (const disk of machine.disks ?? []) {
      if (disk.path === undefined) continue;
      const id = JSON.stringify([machine.vcenter, disk.path]);
      owners.set(id, (owners.get(id) ?? new Set<string>()).add(own.get(machine.key) ?? ""));
    }
  }
  const neighbours = new Map<string, Set<string>>();
  for (const names of owners.values()) {
    if (names.size < 2) continue;
    for (const name of names) neighbours.set(name, new Set([...(neighbours.get(name) ?? []), ...names]));
  }
  return neighbours;
}

function reachable(name: string, neighbours: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const found = new Set([name]);
  for (const one of found) for (const next of neighbours.get(one) ?? []) found.add(next); // A Set is walked while it grows.
  return [...found];
}

function least(names: readonly string[]): string {
  return names.reduce((a, b) => (b < a ? b : a), names[0] ?? "");
}
