import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { join, resolve } from "node:path";
import { compare, inventoryFormat, type InventoryFile, type Staged } from "@vmfactory/core";
import { readInventoryFile } from "@vmfactory/sources";
import type { Deps } from "./deps.ts";
import { describeSystemError, OperatingError } from "./failure.ts";
import { shown } from "./io/find-factory.ts";
import { namesIn } from "./io/list-files.ts";
import { refuseSpecial } from "./io/read-text.ts";

/** Where inventories are kept below a factory, and how their files end. */
export const inventoryFolder = "inventory";
export const inventorySuffix = ".ndjson";

export interface LoadedInventory extends Staged<InventoryFile> {
  /** As it is shown. */
  readonly name: string;
  /** SHA-256 of the file, 64 hex digits. */
  readonly hash: string;
}

/** Reads the inventory that was named, else the newest in inventory/ of the factory. */
export async function loadInventory(
  { config }: Pick<Deps, "config">,
  named: string | undefined,
  root: string,
): Promise<LoadedInventory> {
  const path = named === undefined ? newest(root, config.cwd) : resolve(config.cwd, named);
  const name = shown(config.cwd, path);
  refuseSpecial(path, name);
  const read = await readInventoryFile(name); // The program runs in `cwd`, and messages call the file so.
  return { ...read, name, hash: await hashOf(path, name) };
}

/** By the time at which its data were taken, then by name. */
function newest(root: string, cwd: string): string {
  const folder = join(root, inventoryFolder);
  const names = (namesIn(folder, shown(cwd, folder)) ?? []).filter((name) => name.endsWith(inventorySuffix));
  const dated = names.map((name) => ({ name, capturedAt: capturedAtOf(join(folder, name)) }));
  const last = dated.sort((a, b) => compare(a.capturedAt, b.capturedAt) || compare(a.name, b.name)).at(-1);
  if (last !== undefined) return join(folder, last.name);
  const message = `There is no inventory in \`${shown(cwd, folder)}\`.`;
  throw new OperatingError(
    "not-found",
    message,
    "Make one with `vmf import rvtools PATH`, or name one with `--inventory FILE`.",
  );
}

const headerBytesMax = 64 * 1024;

/** From the header, which is the first line. Of what is no inventory: nothing, so that it comes last. */
function capturedAtOf(path: string): string {
  try {
    refuseSpecial(path, path);
    const descriptor = openSync(path, "r");
    try {
      const buffer = Buffer.alloc(headerBytesMax);
      const header: unknown = JSON.parse(buffer.toString("utf8", 0, readSync(descriptor, buffer)).split("\n")[0] ?? "");
      if (typeof header !== "object" || header === null || !("format" in header) || header.format !== inventoryFormat)
        return "";
      return "capturedAt" in header && typeof header.capturedAt === "string" ? header.capturedAt : "";
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return ""; // If it is the only one, reading it tells what is wrong with it.
  }
}

async function hashOf(path: string, name: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  } catch (error) {
    throw describeSystemError(error, `read \`${name}\``);
  }
  return hash.digest("hex");
}
