import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import {
  compile,
  decodeWaves,
  forkliftObjects,
  includesOf,
  matchPath,
  printYaml,
  type Compiled,
  type KubeObject,
  type SourceText,
} from "@vmfactory/core";
import { root } from "../../tools/imports.ts";

/**
 * A golden case is a folder with a factory.yaml and the repository that it must compile to, as a real tree:
 * `expected/` is what `vmf compile` writes, `rendered/<wave>.yaml` what `vmf wave render` prints of each of its waves.
 */
const folder = join(root, "tests/golden");

/** Names of the cases, sorted. */
export function goldenCases(): string[] {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "factory.yaml"))).sort();
}

/** Paths of the files below a folder, relative to it, with forward slashes, sorted. None if it is not there. */
export function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .sort();
}

/** Compiles the factory in a folder (absolute), includes and extras as they lie there. */
export function compileFolder(path: string): Compiled {
  return compile({ factory: readFactory(path), extras: filesBelow(join(path, "extras")).map((file) => `extras/${file}`) });
}

/** factory.yaml of a folder and the files it includes. */
export function readFactory(path: string): [SourceText, ...SourceText[]] {
  const first = readText(path, "factory.yaml");
  const patterns = includesOf(first);
  const names = filesBelow(path).filter((file) => patterns.some((pattern) => matchPath(pattern, file)));
  return [first, ...names.map((name) => readText(path, name))];
}

/** What `expected/` and `rendered/` of a case hold, by path relative to the case, as the code makes it today. */
export function actualFiles(name: string): Map<string, string> {
  const path = join(folder, name);
  const compiled = compileFolder(path);
  if (compiled.files === undefined || compiled.model === undefined) {
    throw new Error(`${name} does not compile: ${compiled.diagnostics.map((one) => one.message).join("; ")}`);
  }
  const made = new Map([...compiled.files].map(([file, text]) => [`expected/${file}`, text]));
  const waves = filesBelow(join(path, "waves")).filter((file) => file.endsWith(".yaml"));
  const decoded = decodeWaves(waves.map((file) => readText(path, `waves/${file}`)));
  for (const wave of decoded.value ?? []) {
    made.set(`rendered/${wave.metadata.name}.yaml`, printObjects(forkliftObjects(wave, compiled.model)));
  }
  return made;
}

/** What the case's folder says it should be. */
export function expectedFiles(name: string): Map<string, string> {
  const path = join(folder, name);
  const files = ["expected", "rendered"].flatMap((part) => filesBelow(join(path, part)).map((file) => `${part}/${file}`));
  return new Map(files.map((file) => [file, readFileSync(join(path, file), "utf8")]));
}

/** Writes what the code makes today into the case's folder: only `npm run golden` does. */
export function writeExpected(name: string): void {
  for (const [file, text] of actualFiles(name)) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function readText(path: string, file: string): SourceText {
  return { file, text: readFileSync(join(path, file), "utf8") };
}

function printObjects(objects: readonly KubeObject[]): string {
  return objects.map((object) => `---\n${printYaml(object)}`).join("");
}
