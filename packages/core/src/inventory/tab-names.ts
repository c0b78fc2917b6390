import { rvtoolsColumns, type RvtoolsTab } from "./rvtools-columns.table.ts";

/**
 * The tabs that mean something to the inventory, in the order in which they must be read: where the data come from,
 * then the machines, then what belongs to machines, then the rest.
 */
export const tabsRead = [
  "vSource",
  "vMetaData",
  "vInfo",
  "vCPU",
  "vMemory",
  "vDisk",
  "vPartition",
  "vNetwork",
  "vUSB",
  "vSnapshot",
  "vTools",
  "vHost",
  "vSC_VMK",
  "vDatastore",
  "vPort",
  "dvPort",
] as const satisfies readonly RvtoolsTab[];

export type ReadTab = (typeof tabsRead)[number];

const tabByLowerName = new Map(Object.keys(rvtoolsColumns).map((name) => [name.toLowerCase(), name as RvtoolsTab])); // keys of the table
const isRead = new Set<string>(tabsRead);

/**
 * The RVTools tab that a worksheet or file name means, in any of the spellings met: `vInfo`, `tabvInfo`,
 * `RVTools_tabvInfo`, `RVTools_tabvInfo.csv`, `RVTools_export_all_2026-01-01_10.00.00_tabvInfo.csv`.
 */
export function tabOf(name: string): RvtoolsTab | undefined {
  const bare = name
    .trim()
    .toLowerCase()
    .replace(/\.csv$/, "");
  const own = tabByLowerName.get(bare);
  if (own !== undefined) return own;
  const prefixed = /^(?:rvtools.*?_)?(?:tab)?(d?v[a-z]+(?:_vmk)?)$/.exec(bare);
  return prefixed?.[1] === undefined ? undefined : tabByLowerName.get(prefixed[1]);
}

/** The tab if the inventory reads it. */
export function readTabOf(name: string): ReadTab | undefined {
  const tab = tabOf(name);
  return tab !== undefined && isRead.has(tab) ? (tab as ReadTab) : undefined; // the set holds exactly the names of ReadTab
}
