import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";

/** The repository's root folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** One import or re-export of a module, static or dynamic. */
export interface Import {
  readonly from: string;
  /** As written: `./x.ts`, `node:fs`, `@vmfactory/core`. */
  readonly specifier: string;
  /** Path of the module meant, relative to the root, where the specifier is relative. */
  readonly target: string | undefined;
  readonly isTypeOnly: boolean;
}

/** Files with source text below a folder, relative to the root, sorted; folders of other people's code left out. */
export function sourceFiles(folder: string, pattern: RegExp = /\.(ts|tsx|mts|mjs)$/): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(node_modules|dist|out|expected)\//.test(file))
    .sort();
}

/** The imports of a module. Its text is an argument, so that a test can ask about a module that is not there. */
export function importsOf(file: string, text: string = readFileSync(join(root, file), "utf8")): Import[] {
  const { module: record, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? "does not parse"}`);
  const found: Import[] = [];
  const add = (specifier: string, isTypeOnly: boolean): void => {
    const target = specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : undefined;
    found.push({ from: file, specifier, target, isTypeOnly });
  };
  for (const one of record.staticImports) {
    add(one.moduleRequest.value, one.entries.length > 0 && one.entries.every((entry) => entry.isType));
  }
  for (const one of record.staticExports) {
    for (const entry of one.entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
  }
  for (const one of record.dynamicImports) {
    const written = text.slice(one.moduleRequest.start, one.moduleRequest.end);
    const literal = /^(["'`])(.*)\1$/.exec(written)?.[2];
    if (literal !== undefined) add(literal, false);
  }
  return found;
}
