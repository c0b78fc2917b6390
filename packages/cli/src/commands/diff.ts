import { diffTrees, formatDiff, formatDiffJson } from "@vmfactory/core";
import { exitCodes, type Deps, type ExitCode } from "../deps.ts";
import { readRepository, targetOf } from "../io/repository-tree.ts";
import { compileFactory } from "../load-factory.ts";
import { buildReport, codeOf, printReport } from "../report.ts";

export interface DiffOptions {
  readonly factory?: string;
  readonly out?: string;
  readonly format: "pretty" | "json";
}

/** `vmf diff`: what compile would change, as a person reviews it: objects on clusters and their fields. Writes nothing. */
export function runDiff(deps: Deps, { factory: named, out, format }: DiffOptions): Promise<ExitCode> {
  const { factory, files, findings } = compileFactory(deps, named);
  if (files === undefined) {
    const report = buildReport(deps, [findings]);
    deps.stdout.write(printReport(deps, report, format));
    return Promise.resolve(codeOf(report));
  }
  const target = targetOf(files, { root: factory.root, cwd: deps.config.cwd }, out);
  const changes = diffTrees(readRepository(target), target.tree);
  const { width, hasColor } = deps.config.stdout;
  deps.stdout.write(format === "json" ? formatDiffJson(changes) : formatDiff(changes, { width, color: hasColor }));
  return Promise.resolve(changes.length === 0 ? exitCodes.clean : exitCodes.findings);
}
