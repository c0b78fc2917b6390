import { compareBy } from "../base/order.ts";
import type { Staged } from "../diagnostics/staged.ts";
import { SnapshotDates, type BuildContext, type RowHandler, type TabHandler } from "./build-context.ts";
import { buildMachine, machineJson, type MachineSource } from "./build-machine.ts";
import type { Datastore, EsxiHost, Inventory, SourceNetwork } from "./inventory.ts";
import type { InventoryRecords } from "./inventory-format.ts";
import { MachineIndex } from "./machine-index.ts";
import { newMachineParts } from "./machine-parts.ts";
import {
  readVcpu,
  readVdisk,
  readVmemory,
  readVnetwork,
  readVpartition,
  readVsnapshot,
  readVtools,
  readVusb,
} from "./read-machine-parts.ts";
import {
  readDvport,
  readVdatastore,
  readVhost,
  readVmetadata,
  readVport,
  readVscVmk,
  readVsource,
} from "./read-surroundings.ts";
import { readVinfo } from "./read-vinfo.ts";
import { newTextStore } from "./record-table.ts";
import { RowFindings, type SkippedRows } from "./row-findings.ts";
import { RowView } from "./row-view.ts";
import type { DateOrder } from "./source-dates.ts";
import type { Cell, RowReader, SourceTab } from "./source-row.ts";
import { readTabOf, tabsRead, type ReadTab } from "./tab-names.ts";
import { totalsOf, type CountedMachine, type InventoryTotals } from "./totals.ts";
import { unknownVcenter, Vcenters } from "./vcenters.ts";

/** What the user may have to add to what an export says. */
export interface ReadRvtoolsOptions {
  /** The workbook or folder, as the user named it: where findings point. */
  readonly file: string;
  /** Server name for machines whose export names no vCenter. */
  readonly vcenter?: string;
  /** How to read `3/4/2026` where no other date of the export proves it. */
  readonly dateOrder?: DateOrder;
}

/** What came out of an export. */
export interface ReadInventory {
  /** `toInventory` makes a plain inventory of it. */
  readonly records: InventoryRecords;
  readonly totals: InventoryTotals;
  readonly skipped: readonly SkippedRows[];
}

/**
 * Builds an inventory from the rows of an RVTools export, fed one at a time. In: tabs and rows in the order of `tabsRead`
 * (the machines before what belongs to them). Out: its records, sorted by key, their totals, and what was refused and why.
 * Afterwards a field that is absent is one that the export does not tell. Memory is that of the machines themselves.
 */
export class RvtoolsBuilder implements RowReader {
  readonly #options: ReadRvtoolsOptions;
  readonly #context: BuildContext & { readonly findings: RowFindings };
  readonly #tabs = new Set<ReadTab>();
  #view: RowView | undefined;
  #handle: RowHandler | undefined;

  constructor(options: ReadRvtoolsOptions) {
    this.#options = options;
    const store = newTextStore();
    const parts = newMachineParts(store);
    this.#context = {
      findings: new RowFindings(options.file),
      vcenters: new Vcenters(options.vcenter),
      machines: new MachineIndex(store),
      parts,
      hosts: new Map(),
      datastores: new Map(),
      networks: new Map(),
      dates: new SnapshotDates(parts.snapshots),
      told: new Set(),
      intern: (text) => (text === undefined ? undefined : store.words.text(store.words.id(text))),
    };
  }

  tab(tab: SourceTab): readonly number[] {
    this.#view = undefined;
    this.#handle = undefined;
    const name = readTabOf(tab.name);
    if (name === undefined) return [];
    this.#tabs.add(name);
    const view = new RowView(name, tab, this.#context.findings);
    this.#handle = handlers[name](view, this.#context);
    this.#view = view;
    return view.wanted;
  }

  row(row: number, cells: readonly Cell[]): void {
    if (this.#view?.moveTo(row, cells) === true) this.#handle?.();
  }

  /** Ends the reading. `value` is undefined if the export has no machines' tab that can be read. */
  finish(): Staged<ReadInventory> {
    const { findings, machines, parts, vcenters, told } = this.#context;
    this.#reportWhole();
    if (!this.#tabs.has("vInfo")) return { value: undefined, diagnostics: findings.diagnostics };
    const tabs = tabsRead.filter((tab) => this.#tabs.has(tab) && tab !== "vSource" && tab !== "vMetaData");
    const rows = machines.inOrder();
    const source: MachineSource = { machines, parts, tabs: this.#tabs, told };
    const records: InventoryRecords = {
      vcenters: vcenters.finish("rvtools", tabs),
      machines: iterate(rows, (row) => buildMachine(row, source)),
      machineJson: iterate(rows, (row) => machineJson(row, source)),
      hosts: sorted<EsxiHost>(this.#context.hosts),
      datastores: sorted<Datastore>(this.#context.datastores),
      networks: sorted<SourceNetwork>(withNamedNetworks(this.#context.networks, source)),
    };
    const totals = totalsOf(
      iterate(rows, (row) => countedMachine(row, source)),
      told,
    );
    const value = { records, totals, skipped: findings.skipped };
    return { value, diagnostics: findings.diagnostics };
  }

  #reportWhole(): void {
    const { findings, dates, vcenters } = this.#context;
    const at = findings.place([]);
    if (!this.#tabs.has("vInfo")) {
      findings.add({
        code: "inventory/missing-tab",
        severity: "error",
        message: `\`${this.#options.file}\` has no tab vInfo, which is the one that lists the machines.`,
        at,
        on: "value",
        fix: { sentence: "Export all tabs with RVTools (`-c ExportAll2xlsx`), or at least vInfo." },
      });
    }
    if (vcenters.has(unknownVcenter)) {
      findings.add({
        code: "inventory/missing-vcenter",
        severity: "warning",
        message: `\`${this.#options.file}\` does not say which vCenter its machines come from; their keys begin with \`${unknownVcenter}\`.`,
        at,
        on: "value",
        why: "Machines of different vCenters can then not be told apart.",
        fix: { sentence: "Say the vCenter's name with `--vcenter NAME`." },
      });
    }
    const open = dates.settle(this.#options.dateOrder);
    if (open > 0) {
      findings.add({
        code: "inventory/conflicting-dates",
        severity: "warning",
        message: `${open} dates of snapshots can be read as day/month or as month/day, and nothing in the export decides it; they count as unknown.`,
        at: findings.place(["vSnapshot"]),
        on: "value",
        fix: { sentence: "Say `--date-order day-first` or `--date-order month-first`." },
      });
    }
  }
}

const handlers: Readonly<Record<ReadTab, TabHandler>> = {
  vSource: readVsource,
  vMetaData: readVmetadata,
  vInfo: readVinfo,
  vCPU: readVcpu,
  vMemory: readVmemory,
  vDisk: readVdisk,
  vPartition: readVpartition,
  vNetwork: readVnetwork,
  vUSB: readVusb,
  vSnapshot: readVsnapshot,
  vTools: readVtools,
  vHost: readVhost,
  vSC_VMK: readVscVmk,
  vDatastore: readVdatastore,
  vPort: readVport,
  dvPort: readDvport,
};

/** What totals look at in a machine, without making all of it. */
function countedMachine(row: number, { machines, parts }: MachineSource): CountedMachine {
  const { fields } = machines;
  return {
    isTemplate: fields.get(row, "isTemplate") === true,
    powerState: fields.get(row, "powerState"),
    cpus: fields.get(row, "cpus"),
    memoryMiB: fields.get(row, "memoryMiB"),
    provisionedMiB: fields.get(row, "provisionedMiB"),
    host: fields.get(row, "host"),
    cluster: fields.get(row, "cluster"),
    datacenter: fields.get(row, "datacenter"),
    disks: parts.disks.rowsOf(row).map((disk) => ({ capacityMiB: parts.disks.get(disk, "capacityMiB") })),
    nics: parts.nics.rowsOf(row).map((nic) => ({ network: parts.nics.get(nic, "network") })),
  };
}

/** Goes through rows anew each time that it is asked. */
function iterate<T>(rows: Iterable<number>, make: (row: number) => T): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (const row of rows) yield make(row);
    },
  };
}

/** Networks that NICs name and no tab lists are there too, of unknown kind. */
function withNamedNetworks(
  listed: ReadonlyMap<string, object>,
  { machines, parts }: MachineSource,
): ReadonlyMap<string, object> {
  const all = new Map<string, object>(listed);
  const known = new Set([...listed.values()].map((one) => nameOf(one as SourceNetwork))); // what readNetworks made
  for (let row = 0; row < machines.fields.count; row += 1) {
    const vcenter = machines.fields.get(row, "vcenter") ?? unknownVcenter;
    for (const nic of parts.nics.rowsOf(row)) {
      const name = parts.nics.get(nic, "network");
      if (name === undefined || known.has(nameOf({ vcenter, name }))) continue;
      known.add(nameOf({ vcenter, name }));
      const key = `${vcenter}/network/${name}`;
      all.set(key, { key, kind: "unknown", name, vcenter });
    }
  }
  return all;
}

function nameOf({ vcenter, name }: Pick<SourceNetwork, "vcenter" | "name">): string {
  return `${vcenter}/${name}`;
}

/** An inventory with all of its machines at hand. */
export function toInventory(records: InventoryRecords): Inventory {
  const { vcenters, hosts, datastores, networks, machines } = records;
  return { vcenters, hosts, datastores, networks, machines: [...machines] };
}

function sorted<T extends { readonly key: string }>(drafts: ReadonlyMap<string, object>): T[] {
  const finished = [...drafts.values()].map((draft) => withoutUnknown(draft) as T); // a draft has the fields of its record
  return finished.sort(compareBy((one) => one.key));
}

/** A record without the fields that are undefined. */
function withoutUnknown(draft: object): unknown {
  return JSON.parse(JSON.stringify(draft));
}
