import type { Diagnostic } from "./diagnostic.ts";

/** What a stage of the pipeline returns. `value` is undefined only if the next stage could do nothing useful. */
export interface Staged<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}
