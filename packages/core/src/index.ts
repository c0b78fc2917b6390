// base
export { compare, compareBy } from "./base/order.ts";
export { seededRandom, type Random } from "./base/random.ts";

// diagnostics
export type { Diagnostic } from "./diagnostics/diagnostic.ts";
export type { Staged } from "./diagnostics/staged.ts";

// inventory
export { DecimalVote } from "./inventory/cell-values.ts";
export {
  inventoryFormat,
  inventoryLineMax,
  inventoryVersion,
  type InventoryHeader,
  type InventorySource,
} from "./inventory/inventory-format.ts";
export type {
  Datastore,
  Disk,
  EsxiHost,
  Inventory,
  Machine,
  Nic,
  Partition,
  PowerState,
  Snapshot,
  SourceNetwork,
  UsbDevice,
  VCenter,
} from "./inventory/inventory.ts";
export { InventoryReader, type InventoryFile } from "./inventory/read-inventory.ts";
export type { SkippedRows, SkipReason } from "./inventory/row-findings.ts";
export { rvtoolsColumns, type RvtoolsTab } from "./inventory/rvtools-columns.table.ts";
export { RvtoolsBuilder, type ReadInventory, type ReadRvtoolsOptions } from "./inventory/rvtools-builder.ts";
export type { DateOrder } from "./inventory/source-dates.ts";
export type { Cell, NumberDialect, RowReader, SourceTab } from "./inventory/source-row.ts";
export { readTabOf, tabsRead, type ReadTab } from "./inventory/tab-names.ts";
export { totalsOf, type InventoryTotals } from "./inventory/totals.ts";
export { inventoryLines } from "./inventory/write-inventory.ts";

// migrate
export { forkliftObjects } from "./migrate/forklift-objects.ts";

// resources
export { buildResources } from "./resources/build-resources.ts";
export {
  kindsBroughtBy,
  operatorPackages,
  type KindName,
  type OperatorPackage,
  type PackageName,
} from "./resources/operators.table.ts";
export type {
  Built,
  Component,
  ComponentName,
  Dependency,
  KubeMetadata,
  KubeObject,
  Placement,
  RequiredSecret,
  Resource,
  Scope,
} from "./resources/resource.ts";
