import type { MachineIndex } from "./machine-index.ts";
import type { RowFindings } from "./row-findings.ts";
import type { RowView } from "./row-view.ts";
import type { DateOrder, SourceDate } from "./source-dates.ts";
import type { ToldColumn } from "./totals.ts";
import type { Origin, Vcenters } from "./vcenters.ts";
import type { Draft } from "./machine-index.ts";
import type { Datastore, EsxiHost, Snapshot, SourceNetwork } from "./inventory.ts";
import type { MachineParts } from "./machine-parts.ts";
import type { PartTable } from "./record-table.ts";

/** What the readers of tabs share while an inventory is built. */
export interface BuildContext {
  readonly findings: RowFindings;
  readonly vcenters: Vcenters;
  readonly machines: MachineIndex;
  readonly parts: MachineParts;
  readonly hosts: Map<string, Draft<EsxiHost>>;
  readonly datastores: Map<string, Draft<Datastore>>;
  readonly networks: Map<string, Draft<SourceNetwork>>;
  readonly dates: SnapshotDates;
  /** Columns and tabs that were there, as far as anybody asks. */
  readonly told: Set<ToldColumn>;
  /** Gives one copy of a text that many rows repeat. */
  intern(text: string | undefined): string | undefined;
}

/** Reads one row that the view stands on. */
export type RowHandler = () => void;

/** Reads a tab: finds its columns, and gives what to do with each row. */
export type TabHandler = (view: RowView, context: BuildContext) => RowHandler;

/** Snapshots whose dates can be read in two ways wait here until the whole export has been seen. */
export class SnapshotDates {
  readonly #snapshots: PartTable<Snapshot>;
  readonly #open: { readonly row: number; readonly dayFirst: string; readonly monthFirst: string }[] = [];
  readonly #proven = new Set<DateOrder>();

  constructor(snapshots: PartTable<Snapshot>) {
    this.#snapshots = snapshots;
  }

  set(row: number, date: SourceDate | undefined): void {
    if (date === undefined) return;
    if (date.kind === "open") this.#open.push({ row, dayFirst: date.dayFirst, monthFirst: date.monthFirst });
    else this.#snapshots.set(row, "createdAt", date.iso);
    if (date.kind === "proof") this.#proven.add(date.order);
  }

  /** Settles the open dates by what the user says, else by what other dates prove. Gives how many stay unknown. */
  settle(said: DateOrder | undefined): number {
    const proven = this.#proven.size === 1 ? [...this.#proven][0] : undefined;
    const order = said ?? proven;
    if (order === undefined) return this.#open.length;
    for (const { row, dayFirst, monthFirst } of this.#open) {
      this.#snapshots.set(row, "createdAt", order === "day-first" ? dayFirst : monthFirst);
    }
    return 0;
  }
}

/** Finds the vCenter that rows of a tab name. Most rows name the one that the row before them named. */
export function originOf(view: RowView): () => Origin {
  const columns = { server: view.column("VI SDK Server"), uuid: view.column("VI SDK UUID") };
  let last: Origin = { server: undefined, uuid: undefined };
  let origin = last;
  return () => {
    const next = { server: view.text(columns.server), uuid: view.text(columns.uuid) };
    if (next.server === last.server && next.uuid === last.uuid) return origin;
    last = next;
    origin = { server: next.server?.toLowerCase(), uuid: next.uuid?.toLowerCase() };
    return origin;
  };
}
