import { compare } from "../base/order.ts";
import type { Disk, Machine, Nic, Partition, Snapshot, UsbDevice } from "./inventory.ts";
import type { VcenterDraft } from "./vcenters.ts";

/** A record while it is built: every field is there, and undefined is unknown. */
export type Draft<T> = { -readonly [K in keyof T]-?: T[K] | undefined };

export type MachineDraft = Omit<Draft<Machine>, "key" | "name" | "vcenter" | "isTemplate" | MachineParts> & {
  readonly key: string;
  readonly name: string;
  readonly vcenter: string;
  isTemplate: boolean;
  disks: Draft<Disk>[] | undefined;
  nics: Draft<Nic>[] | undefined;
  partitions: Draft<Partition>[] | undefined;
  snapshots: Draft<Snapshot>[] | undefined;
  usbDevices: Draft<UsbDevice>[] | undefined;
};

type MachineParts = "disks" | "nics" | "partitions" | "snapshots" | "usbDevices";

/** A machine and what vInfo says about its parts, which decides what a tab without rows for it means. */
export interface MachineEntry {
  readonly draft: MachineDraft;
  readonly vcenter: VcenterDraft;
  readonly diskCount: number | undefined;
  readonly nicCount: number | undefined;
  /** `Network #1` and so on, for exports without vNetwork. */
  readonly networks: readonly string[] | undefined;
}

/** What a row of another tab says about the machine that it belongs to. */
export interface MachineReference {
  readonly vcenter: VcenterDraft | undefined;
  readonly moref: string | undefined;
  readonly name: string | undefined;
  readonly uuid: string | undefined;
  readonly folder: string | undefined;
  readonly datacenter: string | undefined;
  readonly cluster: string | undefined;
  readonly host: string | undefined;
}

type Found = MachineEntry | "unknown-machine" | "conflicting-machine";

/**
 * The machines of vInfo, found by what rows of other tabs say. The managed object id within its vCenter decides wherever
 * both sides have it; names are asked only where one side has none, for names repeat and are changed between exports.
 */
export class MachineIndex {
  readonly entries: MachineEntry[] = [];
  readonly #keys = new Set<string>();
  readonly #byMoref = new Map<string, MachineEntry | MachineEntry[]>();
  readonly #byName = new Map<string, MachineEntry | MachineEntry[]>();

  /** Adds a machine; false if one with this key is there already. */
  add(entry: MachineEntry): boolean {
    const { key, moref, name } = entry.draft;
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    this.entries.push(entry);
    if (moref !== undefined) push(this.#byMoref, moref, entry);
    push(this.#byName, name, entry);
    return true;
  }

  find(reference: MachineReference): Found {
    const { moref, name, vcenter } = reference;
    const isOwn = (one: MachineEntry): boolean => vcenter === undefined || one.vcenter === vcenter;
    if (moref !== undefined) {
      const found = listOf(this.#byMoref.get(moref)).filter(isOwn);
      if (found.length > 0) return this.#narrow(found, reference);
    }
    if (name === undefined) return "unknown-machine";
    const named = listOf(this.#byName.get(name)).filter((one) => {
      const hasOtherId = moref !== undefined && one.draft.moref !== undefined;
      return isOwn(one) && !hasOtherId && !contradicts(one.draft, reference.uuid);
    });
    return this.#narrow(named, reference);
  }

  /** Gives the machines away, in the order of their keys, and forgets them: the index is of no use afterwards. */
  release(): MachineEntry[] {
    this.#keys.clear();
    this.#byMoref.clear();
    this.#byName.clear();
    return this.entries.splice(0).sort((a, b) => compare(a.draft.key, b.draft.key));
  }

  /** Picks among machines of one name by what else the row says; a difference decides only if it leaves one over. */
  #narrow(machines: readonly MachineEntry[], reference: MachineReference): Found {
    let left = machines;
    for (const distinguish of distinctions) {
      if (left.length <= 1) break;
      const matching = left.filter((one) => distinguish(one.draft, reference));
      if (matching.length > 0) left = matching;
    }
    return left.length > 1 ? "conflicting-machine" : (left[0] ?? "unknown-machine");
  }
}

const distinctions: readonly ((machine: MachineDraft, reference: MachineReference) => boolean)[] = [
  (machine, { name }) => machine.name === name,
  (machine, { uuid }) => uuid !== undefined && (machine.biosUuid === uuid || machine.instanceUuid === uuid),
  (machine, { datacenter }) => machine.datacenter === datacenter,
  (machine, { folder }) => machine.folder === folder,
  (machine, { cluster }) => machine.cluster === cluster,
  (machine, { host }) => machine.host === host,
];

/** Both sides have an UUID and it is another one. */
function contradicts(machine: MachineDraft, uuid: string | undefined): boolean {
  if (uuid === undefined || (machine.biosUuid === undefined && machine.instanceUuid === undefined)) return false;
  return machine.biosUuid !== uuid && machine.instanceUuid !== uuid;
}

function push(map: Map<string, MachineEntry | MachineEntry[]>, key: string, entry: MachineEntry): void {
  const before = map.get(key);
  if (before === undefined) map.set(key, entry);
  else if (Array.isArray(before)) before.push(entry);
  else map.set(key, [before, entry]);
}

function listOf(found: MachineEntry | MachineEntry[] | undefined): MachineEntry[] {
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}
