import {
  check,
  compile,
  parse,
  type Compiled,
  type Document,
  type Diagnostic,
  type FileTree,
  type SourceText,
} from "@vmfactory/core";
import type { Deps } from "./deps.ts";
import { isComplete, listExtras, readFactory, type FactoryTexts } from "./io/read-factory.ts";
import type { FindingGroup } from "./report.ts";

/** The factory that a command is about, read and checked. */
export interface LoadedFactory {
  readonly factory: FactoryTexts;
  readonly document: Document | undefined;
  readonly model: Compiled["model"];
  /** What is wrong with it. */
  readonly findings: FindingGroup;
}

export interface CompiledFactory extends LoadedFactory {
  /** The repository; undefined if a finding is an error. */
  readonly files: FileTree | undefined;
}

/** Reads and checks factory.yaml, for commands that need to know the site. */
export function loadFactory({ config }: Pick<Deps, "config">, named: string | undefined): LoadedFactory {
  return load(config.cwd, named, (sources) => ({ ...check({ factory: sources }), files: undefined }));
}

/** Reads and compiles factory.yaml. */
export function compileFactory({ config }: Pick<Deps, "config">, named: string | undefined): CompiledFactory {
  return load(config.cwd, named, (sources, root) => compile({ factory: sources, extras: listExtras(root) }));
}

/**
 * If one of the files is missing, only what each of the others says for itself is told: everything else would be said
 * because of the missing one.
 */
function load(
  cwd: string,
  named: string | undefined,
  run: (sources: readonly [SourceText, ...SourceText[]], root: string) => Compiled,
): CompiledFactory {
  const factory = readFactory(cwd, named);
  if (factory.sources === undefined) return loaded(factory, nothing);
  if (!isComplete(factory)) return loaded(factory, { ...nothing, diagnostics: parse(factory.sources).diagnostics });
  return loaded(factory, run(factory.sources, factory.root));
}

const nothing: Compiled = { document: undefined, model: undefined, files: undefined, diagnostics: [] };

function loaded(factory: FactoryTexts, { document, model, files, diagnostics }: Compiled): CompiledFactory {
  const all: readonly Diagnostic[] = [...factory.diagnostics, ...diagnostics];
  const findings = {
    diagnostics: all,
    documents: document === undefined ? [] : [document],
    sources: factory.sources ?? [],
    root: factory.root,
  };
  return { factory, document, model, files, findings };
}
