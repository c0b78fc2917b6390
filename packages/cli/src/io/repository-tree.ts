import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { emptyManifest, isSafePath, manifestPath, readManifest, type FileTree } from "@vmfactory/core";
import { attempt, describeSystemError, OperatingError, systemCode } from "../failure.ts";
import { shown } from "./find-factory.ts";
import { listExtras } from "./read-factory.ts";
import { readWholeText } from "./read-text.ts";

/** A repository on its way to a folder. */
export interface Target {
  /** Absolute path of the folder. */
  readonly root: string;
  /** How messages call it. */
  readonly name: string;
  readonly tree: FileTree;
}

/** No manifest comes near it. */
const fileBytesMax = 64 * 2 ** 20;

/**
 * Where a compiled factory goes, and all that goes there: beside factory.yaml, or into the folder that was named. A
 * repository that lies elsewhere gets copies of people's extras too, for its kustomizations name them.
 */
export function targetOf(
  files: FileTree,
  from: { readonly root: string; readonly cwd: string },
  out: string | undefined,
): Target {
  const root = out === undefined ? from.root : resolve(from.cwd, out);
  const isBeside = realPath(root) === realPath(from.root);
  return { root, name: shown(from.cwd, root), tree: isBeside ? files : new Map([...files, ...readExtras(from.root)]) };
}

/** Two ways of writing one folder are one folder: else a repository would take over the extras that lie in it. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // It is not there yet.
  }
}

function readExtras(root: string): readonly (readonly [string, string])[] {
  return listExtras(root).map((path) => {
    const text = readWholeText(join(root, path), path, fileBytesMax);
    const remedy = "Compile into the folder of factory.yaml, or keep it out of extras/.";
    if (!isSafePath(path))
      throw new OperatingError(
        "other",
        `\`${path}\` has a name that not every file system can hold, so it is not copied.`,
        remedy,
      );
    if (text.includes("\uFFFD"))
      throw new OperatingError("not-text", `\`${path}\` is no UTF-8 text, so it is not copied.`, remedy);
    return [path, text] as const;
  });
}

/** What of a repository is on the disk: files that vmf wrote, and those that it would overwrite; CR LF as LF. */
export function readRepository({ root, name, tree: next }: Target): FileTree {
  const manifest = isFile(root, manifestPath) ? readManifest(read(root, manifestPath, name)).value : undefined;
  const { files, pending } = manifest ?? emptyManifest;
  const paths = [...new Set([...files.keys(), ...pending.keys(), ...next.keys()])];
  return new Map(
    paths.filter((path) => isFile(root, path)).map((path) => [path, read(root, path, name).replaceAll("\r\n", "\n")]),
  );
}

/** What is something else than a file stands in the way: compile says so, and a difference it is in any case. */
function isFile(root: string, path: string): boolean {
  try {
    const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size <= fileBytesMax;
  } catch (error) {
    if (systemCode(error) === "ENOTDIR") return false;
    throw describeSystemError(error, `look at \`${path}\``);
  }
}

function read(root: string, path: string, name: string): string {
  return attempt(`read \`${name}/${path}\``, () => readFileSync(join(root, path), "utf8"));
}
