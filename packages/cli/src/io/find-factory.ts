import { statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { attempt, OperatingError, systemCode } from "../failure.ts";

/** Where the factory is. */
export interface FactoryPath {
  /** Absolute path of the folder in which the file lies: the root of the user's repository. */
  readonly root: string;
  /** Name of the file in it: `factory.yaml`. */
  readonly file: string;
}

const defaultName = "factory.yaml";

/**
 * The factory's file: the one that was named, else the nearest factory.yaml from the current folder upwards, as Git
 * finds its repository.
 */
export function findFactory(cwd: string, named: string | undefined): FactoryPath {
  if (named === undefined) return findUpwards(cwd);
  const path = resolve(cwd, named);
  const stats = attempt(`read \`${named}\``, () => statSync(path));
  if (!stats.isDirectory()) return { root: dirname(path), file: basename(path) };
  if (isThere(join(path, defaultName))) return { root: path, file: defaultName };
  throw new OperatingError(
    "not-found",
    `\`${named}\` is a folder, and there is no ${defaultName} in it.`,
    "Name the file itself.",
  );
}

function findUpwards(cwd: string): FactoryPath {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (isThere(join(folder, defaultName))) return { root: folder, file: defaultName };
    if (dirname(folder) === folder) break;
  }
  const message = `There is no ${defaultName} in this folder or one above it.`;
  throw new OperatingError(
    "not-found",
    message,
    "Go to the folder of your factory, name the file with `--factory FILE`, or make one with `vmf init`.",
  );
}

/** What is there and cannot be looked at (a link in a circle) counts as there: reading it says what is wrong. */
function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (systemCode(error) !== undefined) return true;
    throw error;
  }
}

/** How a path is shown to a person in a folder: relative where that is shorter to read, else as it is. */
export function shown(cwd: string, path: string): string {
  const short = relative(cwd, path);
  if (short === "") return ".";
  return short.startsWith("..") || isAbsolute(short) ? path : short;
}
