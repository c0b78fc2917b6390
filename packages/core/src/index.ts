// base
export { matchGlob, matchPath } from "./base/glob.ts";
export { compare, compareBy } from "./base/order.ts";
export { formatPointer, type Place, type Pointer } from "./base/pointer.ts";
export { seededRandom, type Random } from "./base/random.ts";
export type { Span, TextPosition } from "./base/text.ts";

// diagnostics
export { codes, isCode, type Code, type CodeEntry } from "./diagnostics/codes.ts";
export type { Diagnostic, Fix, Related, Severity } from "./diagnostics/diagnostic.ts";
export { didYouMean } from "./diagnostics/did-you-mean.ts";
export { explain, pageName, type Explained } from "./diagnostics/explain.ts";
export { findingFormats, formatFindings, type FindingFormat } from "./diagnostics/format/format.ts";
export { findingsJson, type FindingJson, type FindingsJson } from "./diagnostics/format/json.ts";
export type { FormatOptions } from "./diagnostics/format/options.ts";
export { columnsOf, cutToColumns, visible, wrap } from "./diagnostics/format/terminal-text.ts";
export { locate, type Located, type LocatedRelated, type Locator } from "./diagnostics/locate.ts";
export { countSeverities, hasErrors } from "./diagnostics/severity.ts";
export type { Staged } from "./diagnostics/staged.ts";

// parse
export { applyAllowances } from "./parse/apply-allowances.ts";
export { exceedsSize } from "./parse/check-text.ts";
export type { Allowance, Document, SourceText } from "./parse/document.ts";
export { includesOf, missingInclude } from "./parse/includes.ts";
export { planBytesMax, yamlBytesMax } from "./parse/limits.ts";
export { parseDocument } from "./parse/parse-document.ts";
export { parse } from "./parse/parse.ts";

// expressions
export {
  compileExpression,
  machineFields,
  type Expression,
  type ExpressionError,
  type MachineFacts,
} from "./expressions/expression.ts";

// spec
export { decodeSpec } from "./spec/decode-spec.ts";
export { decodePlanRecord, decodeWaves, type DecodedPlanRecord, type DecodedWaves } from "./spec/decode-waves.ts";
export { factoryJsonSchema } from "./spec/factory-json-schema.ts";
export { factorySchema, type Spec } from "./spec/factory-schema.ts";
export { fieldReference, type FieldRow } from "./spec/field-reference.ts";
export { jsonSchema, type JsonSchema, type JsonSchemaOptions } from "./spec/json-schema.ts";
export { planRecordJsonSchema, waveJsonSchema } from "./spec/plan-json-schemas.ts";
export { planRecordSchema, waveSchema } from "./spec/wave-schema.ts";

// model
export { buildModel } from "./model/build-model.ts";
export type {
  Backend,
  BackendProtocol,
  Bond,
  ClusterBase,
  ClusterNetworks,
  ClusterStorage,
  ClusterStorageClass,
  DatastoreRule,
  Freeze,
  Git,
  GroupDependency,
  GroupRules,
  Hardware,
  Hub,
  Limits,
  ManagedCluster,
  Mappings,
  Migration,
  MigrationWindow,
  Model,
  NetworkRule,
  Node,
  OpenShift,
  Operators,
  PlacementRule,
  Rates,
  Site,
  Source,
  StorageRole,
  VmNetwork,
  VmNetworkOnCluster,
  Weekday,
} from "./model/model.ts";
export { timeZones } from "./model/time-zones.table.ts";
export { openshiftLines } from "./model/versions.table.ts";

// rules
export { checkModel } from "./rules/check-model.ts";

// inventory
export { DecimalVote } from "./inventory/cell-values.ts";
export {
  inventoryFormat,
  inventoryLineMax,
  inventoryVersion,
  type InventoryHeader,
  type InventoryRecords,
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
export {
  RvtoolsBuilder,
  toInventory,
  type ReadInventory,
  type ReadRvtoolsOptions,
} from "./inventory/rvtools-builder.ts";
export type { DateOrder } from "./inventory/source-dates.ts";
export type { Cell, NumberDialect, RowReader, SourceTab } from "./inventory/source-row.ts";
export { readTabOf, tabsRead, type ReadTab } from "./inventory/tab-names.ts";
export { totalsOf, type InventoryTotals, type ToldColumn } from "./inventory/totals.ts";
export { inventoryLines } from "./inventory/write-inventory.ts";

// assess
export { assess } from "./assess/assess.ts";
export {
  verdicts,
  type Assessment,
  type Category,
  type Concern,
  type CopyCost,
  type Destination,
  type Effect,
  type MachineAssessment,
  type MappedDatastore,
  type MappedNetwork,
  type MoveGroup,
  type SourceThing,
  type Tally,
  type Unanswered,
  type Verdict,
} from "./assess/assessment.ts";
export { criteria, undecidable } from "./assess/criteria.ts";

// waves
export { planWaves, type Planned, type PlanInput } from "./waves/plan-waves.ts";
export type {
  DatastoreMapping,
  LowerBound,
  NetworkMapping,
  PlanRecord,
  SourceRef,
  UnplannedMachine,
  Wave,
  WaveMachine,
  WavePlanEntry,
  WaveSpec,
  WaveState,
  WaveWindow,
  WindowInstance,
  ZoneRules,
} from "./waves/wave.ts";
export { expandWindows, zoneSpanOf, type Horizon, type Opening } from "./waves/windows.ts";
export { unpackZone, zoneRulesFor, type PackedZones, type UnpackedZone, type ZoneSpan } from "./waves/zone-rules.ts";

// verify
export { verifyPlan, type VerifyInput } from "./verify/verify-plan.ts";

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

// order
export { orderResources } from "./order/order-resources.ts";
export type { Bootstrap, Need, Ordered, OrderedApplication, OrderedResource } from "./order/ordered.ts";

// files
export { checkExtras, readExtras, type Extras, type ExtrasPatch, type ExtrasScope } from "./files/extras.ts";
export { fileTree, foldersOf, isSafePath, relativePath, type FileTree } from "./files/file-tree.ts";
export { layout, type LayoutInput } from "./files/layout.ts";
export {
  emptyManifest,
  isWritten,
  manifestDuring,
  manifestOf,
  manifestPath,
  printManifest,
  readManifest,
  type Manifest,
} from "./files/manifest.ts";
export {
  conflictFindings,
  hashOfFile,
  pathsToLook,
  planWrite,
  type Conflict,
  type Existing,
  type WriteInput,
  type WritePlan,
} from "./files/ownership.ts";
export { printYaml } from "./files/yaml.ts";

// diff
export type { Action, Change, FieldChange, FileChange, ObjectChange, ObjectName } from "./diff/change.ts";
export { diffTrees } from "./diff/diff-trees.ts";
export { formatDiff, formatDiffJson, type FormatDiffOptions } from "./diff/format-diff.ts";

// compile
export { check, compile, type Compiled, type CompileInput } from "./compile.ts";
