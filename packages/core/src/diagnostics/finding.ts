import { codes, type Code } from "./codes.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";

/** A finding with the severity that the registry gives its code, unless it says its own. */
export function finding(
  code: Code,
  parts: Omit<Diagnostic, "code" | "severity"> & { readonly severity?: Severity },
): Diagnostic {
  return { code, severity: codes[code].severity, ...parts };
}
