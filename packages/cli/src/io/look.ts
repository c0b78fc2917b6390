import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashOfFile, type Existing } from "@vmfactory/core";
import { attempt, systemCode } from "../failure.ts";

/** No file that we make comes near it: a larger one is somebody else's, and is not read. */
const bytesMax = 64 * 2 ** 20;

/** What stands at paths below a folder, for `planWrite`: links are not followed, and what is not there is left out. */
export function lookAt(root: string, paths: readonly string[]): ReadonlyMap<string, Existing> {
  const found = new Map<string, Existing>();
  for (const path of paths) {
    const existing = attempt(`look at \`${path}\``, () => existingAt(join(root, path)));
    if (existing !== undefined) found.set(path, existing);
  }
  return found;
}

function existingAt(path: string): Existing | undefined {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    if (stats.isDirectory()) return { kind: "folder" };
    if (!stats.isFile()) return { kind: "other" };
    return { kind: "file", hash: stats.size > bytesMax ? "" : hashOfFile(readFileSync(path, "utf8")) };
  } catch (error) {
    // Below something that is no folder there is nothing; that thing is looked at on its own.
    if (systemCode(error) === "ENOTDIR") return undefined;
    throw error;
  }
}
