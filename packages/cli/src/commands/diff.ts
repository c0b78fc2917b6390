import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  diffTrees,
  emptyManifest,
  formatDiff,
  formatDiffJson,
  manifestPath,
  readManifest,
  type FileTree,
} from "@vmfactory/core";
import { exitCodes, type Deps, type ExitCode } from "../deps.ts";
import { attempt } from "../failure.ts";
import { shown } from "../io/find-factory.ts";
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
  const root = out === undefined ? factory.root : resolve(deps.config.cwd, out);
  const changes = diffTrees(readTree(root, shown(deps.config.cwd, root), files), files);
  const { width, hasColor } = deps.config.stdout;
  deps.stdout.write(format === "json" ? formatDiffJson(changes) : formatDiff(changes, { width, color: hasColor }));
  return Promise.resolve(changes.length === 0 ? exitCodes.clean : exitCodes.findings);
}

/** What of a compiled repository is on the disk: files that compile wrote, and those that it would overwrite. */
function readTree(root: string, name: string, next: FileTree): FileTree {
  const manifest = existsSync(join(root, manifestPath))
    ? readManifest(read(root, manifestPath, name)).value
    : undefined;
  const known = manifest ?? emptyManifest;
  const paths = [...new Set([...known.files.keys(), ...known.pending.keys(), ...next.keys()])];
  return new Map(paths.filter((path) => existsSync(join(root, path))).map((path) => [path, read(root, path, name)]));
}

function read(root: string, path: string, name: string): string {
  return attempt(`read \`${name}/${path}\``, () => readFileSync(join(root, path), "utf8"));
}
