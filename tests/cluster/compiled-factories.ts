import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile, hasErrors, type Compiled, type Model, type SourceText } from "@vmfactory/core";
import { readRepository, type Repository } from "@vmfactory/testbed";
import { root as here } from "../../tools/imports.ts";
import { compileFolder } from "../golden/golden-case.ts";

/** A factory with its model and the repository that it compiles to at this moment. */
export interface CompiledFactory {
  readonly name: string;
  readonly model: Model;
  readonly repository: Repository;
}

/** Folders of all factories that compile: golden cases and examples. */
export function factoryFolders(): readonly string[] {
  return ["tests/golden", "examples"].flatMap((parent) =>
    readdirSync(join(here, parent))
      .map((name) => join(parent, name))
      .filter((folder) => existsSync(join(here, folder, "factory.yaml")))
      .filter((folder) => !hasErrors(compileFolder(join(here, folder)).diagnostics))
      .sort(),
  );
}

/** Compiles a factory's folder, relative to this repository, into a folder below `base`. */
export function compileInto(base: string, folder: string): CompiledFactory {
  const root = join(base, folder);
  if (existsSync(join(here, folder, "extras")))
    cpSync(join(here, folder, "extras"), join(root, "extras"), { recursive: true });
  return writeCompiled(root, folder, compileFolder(join(here, folder)));
}

/** Compiles texts of a factory into a folder of their own. */
export function compileTexts(base: string, factory: [SourceText, ...SourceText[]]): CompiledFactory {
  return writeCompiled(mkdtempSync(join(base, "factory-")), "factory", compile({ factory, extras: [] }));
}

function writeCompiled(root: string, name: string, { files, model, diagnostics }: Compiled): CompiledFactory {
  if (files === undefined || model === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { name, model, repository: readRepository(root) };
}
