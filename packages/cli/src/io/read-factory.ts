import { join } from "node:path";
import {
  exceedsSize,
  hasErrors,
  includesOf,
  missingInclude,
  yamlBytesMax,
  type Diagnostic,
  type SourceText,
} from "@vmfactory/core";
import { expandPattern } from "./expand-pattern.ts";
import { findFactory, shown, type FactoryPath } from "./find-factory.ts";
import { listFiles } from "./list-files.ts";
import { readTextFile } from "./read-text.ts";

/** factory.yaml and what it includes, as they lie on the disk. */
export interface FactoryTexts extends FactoryPath {
  /** The root file first. Undefined if the root file cannot be read as a text at all. */
  readonly sources: readonly [SourceText, ...SourceText[]] | undefined;
  /** What is wrong with reading them; what is wrong with their content the compiler says. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the factory that a command is about: see `findFactory`. Throws an OperatingError if a file cannot be read. */
export function readFactory(cwd: string, named: string | undefined): FactoryTexts {
  const path = findFactory(cwd, named);
  const read = (file: string): SourceText | Diagnostic => readSource(path.root, file, cwd);
  const root = read(path.file);
  if ("code" in root) return { ...path, sources: undefined, diagnostics: [root] };
  const included: SourceText[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const pattern of includesOf(root)) {
    const expanded = expandPattern(path.root, pattern);
    if (expanded.kind === "outside") diagnostics.push(outsideInclude(root, pattern, expanded.path));
    else if (expanded.files.length === 0) diagnostics.push(missingInclude(root, pattern));
    else {
      for (const file of expanded.files) {
        if (file === path.file) continue;
        const source = read(file);
        if ("code" in source) diagnostics.push(source);
        else included.push(source);
      }
    }
  }
  return { ...path, sources: [root, ...included], diagnostics };
}

/** Whether the texts are all there, so that what the compiler says about them is not said because of a missing one. */
export function isComplete(
  factory: FactoryTexts,
): factory is FactoryTexts & { readonly sources: readonly [SourceText, ...SourceText[]] } {
  return factory.sources !== undefined && !hasErrors(factory.diagnostics);
}

/** Paths of the files below extras/, relative to the factory's root. */
export function listExtras(root: string): string[] {
  return listFiles(join(root, "extras"), "extras").map((file) => `extras/${file}`);
}

function readSource(root: string, file: string, cwd: string): SourceText | Diagnostic {
  const path = join(root, file);
  const read = readTextFile(path, shown(cwd, path), yamlBytesMax);
  return read.kind === "text" ? { file, text: read.text } : exceedsSize(file, `${read.bytes} bytes`, yamlBytesMax);
}

function outsideInclude(root: SourceText, pattern: string, path: string): Diagnostic {
  return {
    ...missingInclude(root, pattern),
    message: `\`${root.file}\` includes \`${path}\`, which is outside of its folder.`,
    why: "What is outside is not in the repository, so nobody else would compile the same.",
    fix: { sentence: `Move the file below the folder of \`${root.file}\`.` },
  };
}
