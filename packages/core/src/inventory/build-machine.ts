import { compare } from "../base/order.ts";
import type { Machine } from "./inventory.ts";
import type { MachineIndex } from "./machine-index.ts";
import type { MachineParts } from "./machine-parts.ts";
import type { PartTable } from "./record-table.ts";
import type { ReadTab } from "./tab-names.ts";
import type { ToldColumn } from "./totals.ts";

/** What machines are made of when all tabs are read. */
export interface MachineSource {
  readonly machines: MachineIndex;
  readonly parts: MachineParts;
  readonly tabs: ReadonlySet<ReadTab>;
  readonly told: ReadonlySet<ToldColumn>;
}

/** The machine of a row, as JSON with its keys sorted: in this form an estate passes through without becoming objects. */
export function machineJson(row: number, { machines, parts, tabs, told }: MachineSource): string {
  const { fields } = machines;
  const counts = {
    disks: told.has("diskCount") ? fields.get(row, "diskCount") : 0,
    nics: told.has("nicCount") ? fields.get(row, "nicCount") : 0,
  };
  const isReadable = !/^(inaccessible|invalid|orphaned)$/i.test(fields.get(row, "connectionState") ?? "");
  const nics = partsJson(parts.nics, parts.nics.rowsOf(row), tabs.has("vNetwork") && counts.nics === 0);
  return fields.json(
    row,
    new Map([
      ["disks", partsJson(parts.disks, disksOf(row, parts.disks), tabs.has("vDisk") && counts.disks === 0)],
      ["nics", tabs.has("vNetwork") ? nics : namedNics(fields.get(row, "networks"), fields.get(row, "nicCount"))],
      // Filled by VMware Tools: silence is never "none".
      ["partitions", partsJson(parts.partitions, parts.partitions.rowsOf(row), false)],
      ["snapshots", partsJson(parts.snapshots, parts.snapshots.rowsOf(row), tabs.has("vSnapshot") && isReadable)],
      ["usbDevices", partsJson(parts.usbDevices, parts.usbDevices.rowsOf(row), tabs.has("vUSB") && isReadable)],
      ...asides,
    ]),
  );
}

/** The machine of a row. */
export function buildMachine(row: number, source: MachineSource): Machine {
  return JSON.parse(machineJson(row, source)) as Machine; // the tables have the fields of a machine
}

/** Fields that are kept with a machine and are not of it. */
const asides: readonly (readonly [string, undefined])[] = [
  ["diskCount", undefined],
  ["nicCount", undefined],
  ["networks", undefined],
];

/**
 * A list of parts. What it means that a tab has no row for a machine: none, if the tab is there, vInfo does not count any, and
 * vCenter could read the machine; else unknown.
 */
function partsJson<T extends object>(
  table: PartTable<T>,
  rows: readonly number[],
  isNone: boolean,
): string | undefined {
  if (rows.length === 0) return isNone ? "[]" : undefined;
  return `[${rows.map((part) => table.json(part)).join(",")}]`;
}

function disksOf(row: number, disks: MachineParts["disks"]): number[] {
  const keyOf = (disk: number): number => disks.get(disk, "key") ?? 0;
  const labelOf = (disk: number): string => disks.get(disk, "label") ?? "";
  return disks.rowsOf(row).sort((a, b) => keyOf(a) - keyOf(b) || compare(labelOf(a), labelOf(b)));
}

/** Without vNetwork the networks of vInfo still say which ones a machine is on, if they are all of them. */
function namedNics(networks: readonly string[] | undefined, count: number | undefined): string | undefined {
  if (networks === undefined || (count !== undefined && count !== networks.length)) return undefined;
  return JSON.stringify(networks.map((network, index) => ({ label: `Network adapter ${index + 1}`, network })));
}
