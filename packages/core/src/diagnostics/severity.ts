import type { Diagnostic, Severity } from "./diagnostic.ts";

/** Whether a finding of severity error is among them: then nothing is written and the exit code is 1. */
export function hasErrors(diagnostics: readonly Pick<Diagnostic, "severity">[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** How many findings there are of each severity. */
export function countSeverities(
  diagnostics: readonly Pick<Diagnostic, "severity">[],
): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}
