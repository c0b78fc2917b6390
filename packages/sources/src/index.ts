export { readInventoryFile } from "./inventory-file/read-inventory-file.ts";
export { writeInventoryFile } from "./inventory-file/write-inventory-file.ts";
export {
  importRvtools,
  readRvtools,
  type ImportRvtoolsOptions,
  type ReadRvtoolsRun,
} from "./rvtools/import-rvtools.ts";
export { defaultLimits, type SourceLimits } from "./rvtools/limits.ts";
export type { ImportProgress } from "./rvtools/run.ts";
export { SourceError, type SourceErrorKind } from "./source-error.ts";
