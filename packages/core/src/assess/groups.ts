import { shortHash } from "../base/hash.ts";
import { compare, compareBy } from "../base/order.ts";
import type { Machine } from "../inventory/inventory.ts";
import type { GroupRules } from "../model/model.ts";
import type { MoveGroup } from "./assessment.ts";

/**
 * Machines into groups that move together. A machine's group is the value of the tag or attribute that the rules name,
 * else what stands at `{group}` of the folder pattern, else the machine alone. Groups that share a disk are one, under
 * the first of their names; names that people gave come before names of single machines.
 */
export function groupMachines(machines: readonly Machine[], rules: GroupRules): MoveGroup[] {
  const given = new Map<string, string>();
  const folder = rules.folder === undefined ? undefined : folderSteps(rules.folder);
  for (const machine of machines) {
    const name = groupNameOf(machine, rules.tag, folder);
    if (name !== undefined) given.set(machine.key, name);
  }
  const names = nameAll(machines, given);
  const people = new Set(given.values());
  const joined = joinBySharedDisks(machines, names, people);
  const members = new Map<string, { readonly keys: string[]; readonly aliases: Set<string> }>();
  for (const machine of machines) {
    const own = names.get(machine.key) ?? machine.name;
    const name = joined.get(own) ?? own;
    const group = members.get(name) ?? { keys: [], aliases: new Set([name]) };
    members.set(name, group);
    group.keys.push(machine.key);
    group.aliases.add(own);
  }
  return [...members]
    .map(([name, { keys, aliases }]) => ({
      name,
      aliases: [...aliases].sort(compare),
      isSingle: keys.length === 1 && !people.has(name),
      machines: keys.sort(compare),
    }))
    .sort(compareBy((group) => group.name));
}

/** The name that the rules give a machine's group; undefined if they give none. */
function groupNameOf(
  machine: Machine,
  tag: string | undefined,
  folder: readonly RegExp[] | undefined,
): string | undefined {
  if (tag !== undefined) {
    const tagged = own(machine.tags, tag)?.toSorted(compare)[0];
    const value = tagged ?? own(machine.attributes, tag);
    if (value !== undefined && value.trim() !== "") return value.trim();
  }
  return folder === undefined ? undefined : groupOfFolder(folder, machine);
}

/** A key of data that came from outside: `constructor` is no tag of every machine. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** One pattern for each level of `<level>/apps/{group}`. */
function folderSteps(pattern: string): RegExp[] {
  const steps = pattern.split("/").filter((step) => step !== "");
  return steps.map(
    (step) =>
      new RegExp(
        `^${step
          .split(/(\{group\}|\*)/)
          .map(toPattern)
          .join("")}$`,
        "u",
      ),
  );
}

/**
 * What stands at `{group}`, if the pattern fits the folder or the beginning of it: a machine in a subfolder of a
 * group's folder is of that group. The pattern may begin with the datacenter or below it.
 */
function groupOfFolder(pattern: readonly RegExp[], machine: Machine): string | undefined {
  if (machine.folder === undefined) return undefined;
  const below = machine.folder.split("/").filter((step) => step !== "");
  return matchSteps(pattern, [machine.datacenter ?? "", ...below]) ?? matchSteps(pattern, below);
}

function matchSteps(pattern: readonly RegExp[], steps: readonly string[]): string | undefined {
  let group: string | undefined;
  for (const [index, wanted] of pattern.entries()) {
    const match = wanted.exec(steps[index] ?? "");
    if (match === null || steps[index] === undefined) return undefined;
    group ??= match[1];
  }
  return group;
}

function toPattern(piece: string): string {
  if (piece === "{group}") return "(.+)";
  return piece === "*" ? ".*" : piece.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** A name for each machine's group: single machines bear their own, with a hash where that is another's too. */
function nameAll(machines: readonly Machine[], given: ReadonlyMap<string, string>): Map<string, string> {
  const uses = new Map<string, number>();
  for (const name of new Set(given.values())) uses.set(name, 1);
  const single = machines.filter((machine) => !given.has(machine.key));
  for (const machine of single) uses.set(machine.name, (uses.get(machine.name) ?? 0) + 1);
  const names = new Map(given);
  for (const machine of single) {
    const isUnique = uses.get(machine.name) === 1;
    names.set(machine.key, isUnique ? machine.name : `${machine.name}-${shortHash(machine.key)}`);
  }
  return names;
}

/** From each group's name to that of the group into which shared disks join it. */
function joinBySharedDisks(
  machines: readonly Machine[],
  names: ReadonlyMap<string, string>,
  people: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const find = (name: string): string => {
    let root = name;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  const isBefore = (a: string, b: string): boolean => {
    if (people.has(a) !== people.has(b)) return people.has(a);
    return compare(a, b) < 0;
  };
  for (const sharers of sharersOfDisks(machines).values()) {
    const roots = sharers.map((machine) => find(names.get(machine.key) ?? machine.name));
    for (const root of roots) {
      const [a, b] = [find(roots[0] ?? root), find(root)];
      if (a !== b) parents.set(isBefore(a, b) ? b : a, isBefore(a, b) ? a : b);
    }
  }
  return new Map([...parents.keys()].map((name) => [name, find(name)]));
}

/** Machines of one vCenter by the path of each disk that several of them have. */
export function sharersOfDisks(machines: readonly Machine[]): ReadonlyMap<string, readonly Machine[]> {
  const byPath = new Map<string, Machine[]>();
  for (const machine of machines) {
    for (const path of new Set(machine.disks?.flatMap((disk) => disk.path ?? []))) {
      const key = diskKey(machine, path);
      const sharers = byPath.get(key);
      if (sharers === undefined) byPath.set(key, [machine]);
      else sharers.push(machine);
    }
  }
  for (const [key, sharers] of byPath) if (sharers.length < 2) byPath.delete(key);
  return byPath;
}

/** What a disk is called in `sharersOfDisks`. */
export function diskKey(machine: Machine, path: string): string {
  return `${machine.vcenter}\n${path}`;
}
