import type { FindingFormat } from "@vmfactory/core";
import type { Deps, ExitCode } from "../deps.ts";
import { compileFactory } from "../load-factory.ts";
import { buildReport, codeOf, printReport } from "../report.ts";

export interface CheckOptions {
  readonly factory?: string;
  readonly format: FindingFormat;
}

/** `vmf check`: all findings of the factory, those among them that only show when it is compiled. Writes nothing. */
export function runCheck(deps: Deps, { factory, format }: CheckOptions): Promise<ExitCode> {
  const report = buildReport(deps, [compileFactory(deps, factory).findings]);
  deps.stdout.write(printReport(deps, report, format));
  return Promise.resolve(codeOf(report));
}
