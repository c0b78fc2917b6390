import { compare, compareBy } from "../base/order.ts";
import type { Staged } from "../diagnostics/staged.ts";
import { SnapshotDates, type BuildContext, type RowHandler, type TabHandler } from "./build-context.ts";
import type { Datastore, EsxiHost, Inventory, Machine, Nic, SourceNetwork } from "./inventory.ts";
import { MachineIndex, type Draft, type MachineEntry } from "./machine-index.ts";
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
import { RowFindings, type SkippedRows } from "./row-findings.ts";
import { RowView } from "./row-view.ts";
import type { DateOrder } from "./source-dates.ts";
import type { Cell, RowReader, SourceTab } from "./source-row.ts";
import { readTabOf, tabsRead, type ReadTab } from "./tab-names.ts";
import { totalsOf, type InventoryTotals } from "./totals.ts";
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
  readonly inventory: Inventory;
  readonly totals: InventoryTotals;
  readonly skipped: readonly SkippedRows[];
}

/**
 * Builds an inventory from the rows of an RVTools export, fed one at a time. In: tabs and rows in the order of `tabsRead`
 * (the machines before what belongs to them). Out: the inventory, sorted by key, its totals, and what was refused and why.
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
    const copies = new Map<string, string>();
    this.#context = {
      findings: new RowFindings(options.file),
      vcenters: new Vcenters(options.vcenter),
      machines: new MachineIndex(),
      hosts: new Map(),
      datastores: new Map(),
      networks: new Map(),
      dates: new SnapshotDates(),
      told: new Set(),
      intern: (text) => {
        if (text === undefined) return undefined;
        const copy = copies.get(text);
        if (copy === undefined) copies.set(text, text);
        return copy ?? text;
      },
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
    const { findings, machines, vcenters, told } = this.#context;
    this.#reportWhole();
    if (!this.#tabs.has("vInfo")) return { value: undefined, diagnostics: findings.diagnostics };
    for (const entry of machines.entries) settleParts(entry, this.#tabs);
    const networks = sorted<SourceNetwork>(this.#withNamedNetworks(machines.entries));
    const finished = finishMachines(machines.release());
    const tabs = tabsRead.filter((tab) => this.#tabs.has(tab));
    const inventory: Inventory = {
      vcenters: vcenters.finish("rvtools", tabs),
      machines: finished,
      hosts: sorted<EsxiHost>(this.#context.hosts),
      datastores: sorted<Datastore>(this.#context.datastores),
      networks,
    };
    const value = { inventory, totals: totalsOf(finished, told), skipped: findings.skipped };
    return { value, diagnostics: findings.diagnostics };
  }

  #reportWhole(): void {
    const { findings, dates, machines } = this.#context;
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
    if (machines.entries.some(({ vcenter }) => vcenter.key === unknownVcenter)) {
      findings.add({
        code: "inventory/missing-vcenter",
        severity: "warning",
        message: `\`${this.#options.file}\` does not say which vCenter its machines come from; their keys begin with \`${unknownVcenter}\`.`,
        at,
        on: "value",
        why: "machines of different vCenters can then not be told apart.",
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

  /** Networks that NICs name and no tab lists are there too, of unknown kind. */
  #withNamedNetworks(entries: readonly MachineEntry[]): ReadonlyMap<string, Draft<SourceNetwork>> {
    const all = new Map(this.#context.networks);
    const listed = new Set([...all.values()].map(({ vcenter, name }) => `${vcenter}/${name}`));
    for (const { draft } of entries) {
      for (const { network } of draft.nics ?? []) {
        const id = `${draft.vcenter}/${network}`;
        if (network === undefined || listed.has(id)) continue;
        listed.add(id);
        const key = `${draft.vcenter}/network/${network}`;
        all.set(key, { key, kind: "unknown", moref: undefined, name: network, switch: undefined, vcenter: draft.vcenter, vlan: undefined });
      }
    }
    return all;
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

/**
 * Decides what it means that a tab has no row for a machine: none, if the tab is there and vInfo does not count any;
 * else unknown. vPartition is filled by VMware Tools, so silence there is never "none".
 */
function settleParts({ draft, diskCount, nicCount, networks }: MachineEntry, tabs: ReadonlySet<ReadTab>): void {
  if (tabs.has("vDisk") && (diskCount ?? 0) === 0) draft.disks ??= [];
  if (tabs.has("vNetwork") && (nicCount ?? 0) === 0) draft.nics ??= [];
  if (tabs.has("vSnapshot")) draft.snapshots ??= [];
  if (tabs.has("vUSB")) draft.usbDevices ??= [];
  if (!tabs.has("vNetwork") && networks !== undefined) draft.nics = namedNics(networks, nicCount);
  draft.disks?.sort((a, b) => (a.key ?? 0) - (b.key ?? 0) || compare(a.label ?? "", b.label ?? ""));
}

/** Without vNetwork the networks of vInfo still say which ones a machine is on, if they are all of them. */
function namedNics(networks: readonly string[], count: number | undefined): Draft<Nic>[] | undefined {
  if (count !== undefined && count !== networks.length) return undefined;
  const unknown = { adapter: undefined, ipAddresses: undefined, isConnected: undefined, isDirectPath: undefined };
  const rest = { mac: undefined, startsConnected: undefined, switch: undefined };
  return networks.map((network, index) => ({ ...unknown, ...rest, label: `Network adapter ${index + 1}`, network }));
}

/** Makes records of drafts, one after the other and letting each draft go, so that the estate is in memory once. */
function finishMachines(entries: MachineEntry[]): Machine[] {
  const finished: Machine[] = [];
  entries.reverse();
  for (let entry = entries.pop(); entry !== undefined; entry = entries.pop()) {
    finished.push(withoutUnknown<Machine>(entry.draft));
  }
  return finished;
}

function sorted<T extends { readonly key: string }>(drafts: ReadonlyMap<string, object>): T[] {
  return [...drafts.values()].map((draft) => withoutUnknown<T>(draft)).sort(compareBy((one) => one.key));
}

/** A record without the fields that are undefined; through JSON, which also gives it the smallest form in memory. */
function withoutUnknown<T>(draft: object): T {
  return JSON.parse(JSON.stringify(draft)) as T; // a draft has the fields of its record
}
