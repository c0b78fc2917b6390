import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Inventory, Machine } from "./inventory.ts";
import type { SkippedRows } from "./row-findings.ts";
import { RvtoolsBuilder, toInventory, type ReadRvtoolsOptions } from "./rvtools-builder.ts";
import type { Cell } from "./source-row.ts";
import { readTabOf, tabsRead } from "./tab-names.ts";
import type { InventoryTotals } from "./totals.ts";

/** Tabs by name; the first line of each is its header. */
export type Tabs = Readonly<Record<string, readonly (readonly Cell[])[]>>;

export interface ReadTabs {
  readonly inventory: Inventory;
  readonly totals: InventoryTotals;
  readonly skipped: readonly SkippedRows[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Feeds tabs to a builder as a reader of workbooks does. Throws if there is no inventory. */
export function readTabs(tabs: Tabs, options: Partial<ReadRvtoolsOptions> = {}): ReadTabs {
  const { value, diagnostics } = feed(tabs, options);
  if (value === undefined) throw new Error(`no inventory: ${JSON.stringify(diagnostics)}`);
  return { inventory: toInventory(value.records), totals: value.totals, skipped: value.skipped, diagnostics };
}

/** The same, with whatever comes out. */
export function feed(tabs: Tabs, options: Partial<ReadRvtoolsOptions> = {}) {
  const builder = new RvtoolsBuilder({ file: "export.xlsx", ...options });
  const inOrder = tabsRead.flatMap((tab) => Object.entries(tabs).filter(([name]) => readTabOf(name) === tab));
  for (const [name, [headers = [], ...rows]] of inOrder) {
    const texts = headers.map((header) => (header === undefined ? "" : String(header)));
    const wanted = new Set(
      builder.tab({ file: "export.xlsx", name, headers: texts, dialect: { decimalSign: undefined } }),
    );
    rows.forEach((cells, index) => {
      const seen = cells.map((cell, column) => (wanted.has(column) ? cell : undefined));
      if (seen.some((cell) => cell !== undefined)) builder.row(index + 2, seen);
    });
  }
  return builder.finish();
}

/** The only machine of some tabs. */
export function onlyMachine(tabs: Tabs): Machine {
  const { inventory } = readTabs(tabs);
  const [machine, ...others] = inventory.machines;
  if (machine === undefined || others.length > 0) throw new Error(`${inventory.machines.length} machines`);
  return machine;
}
