import { readdirSync } from "node:fs";
import { join } from "node:path";
import { compare } from "@vmfactory/core";
import { attempt, describeSystemError, OperatingError, systemCode } from "../failure.ts";

/** How many files and folders are looked at below one folder: beyond it, the folder is not what it is taken for. */
export const entriesMax = 100_000;

/**
 * Paths of the files below a folder, relative to it, with forward slashes, sorted. Links are files if they lead to one and
 * are not followed into folders, so no circle of links is walked. Nothing if the folder is not there.
 */
export function listFiles(folder: string, name: string): string[] {
  const files: string[] = [];
  let seen = 0;
  const walk = (below: string): void => {
    for (const entry of entriesOf(join(folder, below), below === "" ? name : `${name}/${below}`)) {
      seen += 1;
      if (seen > entriesMax)
        throw new OperatingError("too-large", `\`${name}\` holds more than ${entriesMax} files and folders.`);
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() || entry.isSymbolicLink()) files.push(path);
    }
  };
  walk("");
  return files.sort(compare);
}

function entriesOf(path: string, name: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(path, name);
  } catch (error) {
    if (error instanceof OperatingError && error.kind === "not-found") return [];
    throw error;
  }
}

function readEntries(path: string, name: string) {
  return attempt(`list \`${name}\``, () => readdirSync(path, { withFileTypes: true }));
}

/** Names in a folder, sorted; undefined if it is not there or is no folder. `name` is how messages call it. */
export function namesIn(folder: string, name: string): string[] | undefined {
  try {
    return readdirSync(folder).sort(compare);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(systemCode(error) ?? "")) return undefined;
    throw describeSystemError(error, `list \`${name}\``);
  }
}
