import { open, rename, rm } from "node:fs/promises";
import { inventoryLines, type InventoryHeader, type InventoryRecords } from "@vmfactory/core";
import { fromSystem } from "../source-error.ts";

/** Characters that are written at once. */
const batchChars = 64 * 1024;

/**
 * Writes an inventory file. It appears whole or not at all: the text goes to `<path>.part`, which takes the name when all of it
 * is on the disk, and goes away if it cannot be written. Throws `SourceError`.
 */
export async function writeInventoryFile(
  path: string,
  inventory: InventoryRecords,
  header: InventoryHeader,
): Promise<void> {
  const part = `${path}.part`;
  let isOurs = false;
  try {
    const file = await open(part, "w");
    isOurs = true;
    try {
      let batch = "";
      for (const line of inventoryLines(inventory, header)) {
        batch += line;
        if (batch.length < batchChars) continue;
        await file.write(batch);
        batch = "";
      }
      await file.write(batch);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    if (isOurs) await rm(part, { force: true });
    throw fromSystem(error, path);
  }
}
