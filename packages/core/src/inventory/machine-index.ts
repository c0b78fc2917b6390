import { compare } from "../base/order.ts";
import type { Machine } from "./inventory.ts";
import { RecordTable, type Columns, type TextStore } from "./record-table.ts";
import type { VcenterDraft } from "./vcenters.ts";

/** A record while it is built: every field is there, and undefined is unknown. */
export type Draft<T> = { -readonly [K in keyof T]-?: T[K] | undefined };

type MachineParts = "disks" | "nics" | "partitions" | "snapshots" | "usbDevices";

/** What vInfo says about a machine, and what other tabs add that is no list. */
export interface MachineFields extends Omit<Machine, MachineParts> {
  /** How many disks and NICs vInfo counts: what it means that a tab has no row for a machine. */
  readonly diskCount?: number;
  readonly nicCount?: number;
  /** `Network #1` and so on, for exports without vNetwork. */
  readonly networks?: readonly string[];
}

const machineColumns: Columns<MachineFields> = {
  annotation: "text",
  attributes: "map",
  biosUuid: "text",
  cluster: "word",
  connectionState: "word",
  coresPerSocket: "count",
  cpus: "count",
  datacenter: "word",
  diskCount: "count",
  dnsName: "text",
  firmware: "word",
  folder: "word",
  guestOsConfigured: "word",
  guestOsReported: "word",
  hardwareVersion: "count",
  hasCpuHotAdd: "flag",
  hasCpuHotRemove: "flag",
  hasMemoryHotAdd: "flag",
  hasPassthrough: "flag",
  hasTpm: "flag",
  host: "word",
  inUseMiB: "count",
  instanceUuid: "text",
  isChangeTrackingEnabled: "flag",
  isDiskUuidEnabled: "flag",
  isFaultTolerant: "flag",
  isSrmPlaceholder: "flag",
  isTemplate: "flag",
  key: "text",
  latencySensitivity: "word",
  memoryMiB: "count",
  moref: "text",
  name: "text",
  needsConsolidation: "flag",
  networks: "list",
  nicCount: "count",
  powerState: "word",
  primaryIp: "text",
  provisionedMiB: "count",
  resourcePool: "word",
  secureBoot: "flag",
  tags: "map",
  toolsStatus: "word",
  vApp: "word",
  vcenter: "word",
};

/** What a row of another tab says about the machine that it belongs to. */
export interface MachineReference {
  readonly vcenter: VcenterDraft | undefined;
  readonly moref: string | undefined;
  readonly name: string | undefined;
  /** What else the row says; only asked where ids and names do not decide. */
  details(): MachineDetails;
}

export interface MachineDetails {
  readonly uuid: string | undefined;
  readonly folder: string | undefined;
  readonly datacenter: string | undefined;
  readonly cluster: string | undefined;
  readonly host: string | undefined;
}

/** The machine's row, or why there is none. */
type Found = number | "unknown-machine" | "conflicting-machine";

/**
 * The machines of vInfo, found by what rows of other tabs say. The managed object id within its vCenter decides wherever
 * both sides have it; names are asked only where one side has none, for names repeat and are changed between exports.
 */
export class MachineIndex {
  readonly fields: RecordTable<MachineFields>;
  readonly #vcenters: VcenterDraft[] = [];
  readonly #pathKeys = new Set<string>();
  readonly #byMoref = new Map<string, number | number[]>();
  readonly #byName = new Map<string, number | number[]>();

  constructor(store: TextStore) {
    this.fields = new RecordTable(machineColumns, store);
  }

  /** Adds a machine, whose row it gives; undefined if it is there already. */
  add(
    vcenter: VcenterDraft,
    { key, moref, name }: { key: string; moref: string | undefined; name: string },
  ): number | undefined {
    const isKnown =
      moref === undefined
        ? this.#pathKeys.has(key)
        : listOf(this.#byMoref.get(moref)).some((row) => this.#vcenters[row] === vcenter);
    if (isKnown) return undefined;
    const row = this.fields.add();
    this.#vcenters.push(vcenter);
    if (moref === undefined) this.#pathKeys.add(key);
    else push(this.#byMoref, moref, row);
    push(this.#byName, name, row);
    this.fields.set(row, "key", key);
    this.fields.set(row, "moref", moref);
    this.fields.set(row, "name", name);
    this.fields.set(row, "vcenter", vcenter.key);
    return row;
  }

  vcenterOf(row: number): VcenterDraft | undefined {
    return this.#vcenters[row];
  }

  /** All rows, in the order of the machines' keys. */
  inOrder(): Int32Array {
    const keys = Array.from({ length: this.fields.count }, (_, row) => this.fields.get(row, "key") ?? "");
    return Int32Array.from(keys.keys()).sort((a, b) => compare(keys[a] ?? "", keys[b] ?? ""));
  }

  find(reference: MachineReference): Found {
    const { moref, name, vcenter } = reference;
    const isOwn = (row: number): boolean => vcenter === undefined || this.#vcenters[row] === vcenter;
    if (moref !== undefined) {
      const found = this.#byMoref.get(moref);
      if (typeof found === "number" && isOwn(found)) return found;
      const several = listOf(found).filter(isOwn);
      if (several.length > 0) return this.#narrow(several, reference);
    }
    if (name === undefined) return "unknown-machine";
    const { uuid } = reference.details();
    const named = listOf(this.#byName.get(name)).filter((row) => {
      const hasOtherId = moref !== undefined && this.fields.get(row, "moref") !== undefined;
      return isOwn(row) && !hasOtherId && !this.#contradicts(row, uuid);
    });
    return this.#narrow(named, reference);
  }

  /** Picks among machines of one name by what else the row says; a difference decides only if it leaves one over. */
  #narrow(rows: readonly number[], reference: MachineReference): Found {
    let left = rows;
    const details = reference.details();
    const { uuid } = details;
    const distinctions: readonly ((row: number) => boolean)[] = [
      (row) => this.fields.get(row, "name") === reference.name,
      (row) =>
        uuid !== undefined &&
        (this.fields.get(row, "biosUuid") === uuid || this.fields.get(row, "instanceUuid") === uuid),
      ...(["datacenter", "folder", "cluster", "host"] as const).map(
        (field) => (row: number) => this.fields.get(row, field) === details[field],
      ),
    ];
    for (const isSame of distinctions) {
      if (left.length <= 1) break;
      const matching = left.filter(isSame);
      if (matching.length > 0) left = matching;
    }
    return left.length > 1 ? "conflicting-machine" : (left[0] ?? "unknown-machine");
  }

  /** Both sides have an UUID and it is another one. */
  #contradicts(row: number, uuid: string | undefined): boolean {
    const own = [this.fields.get(row, "biosUuid"), this.fields.get(row, "instanceUuid")];
    return uuid !== undefined && own.some((one) => one !== undefined) && !own.includes(uuid);
  }
}

function push(map: Map<string, number | number[]>, key: string, row: number): void {
  const before = map.get(key);
  if (before === undefined) map.set(key, row);
  else if (typeof before === "number") map.set(key, [before, row]);
  else before.push(row);
}

function listOf(found: number | readonly number[] | undefined): readonly number[] {
  if (found === undefined) return [];
  return typeof found === "number" ? [found] : found;
}
