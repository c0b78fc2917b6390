import { startTextHash } from "../base/hash.ts";
import { compareBy } from "../base/order.ts";
import { inventoryFormat, inventoryVersion, recordKinds, type InventoryHeader } from "./inventory-format.ts";
import type { Inventory } from "./inventory.ts";
import { sortedJson } from "./sorted-json.ts";

/**
 * The lines of an inventory file, each with its line feed. The same inventory and header give the same bytes, whatever
 * order its records and fields are in.
 */
export function* inventoryLines(inventory: Inventory, header: InventoryHeader): Generator<string> {
  const hash = startTextHash();
  const line = (value: unknown): string => {
    const text = `${sortedJson(value)}\n`;
    hash.add(text);
    return text;
  };
  const capturedAt = inventory.vcenters.flatMap((vcenter) => vcenter.capturedAt ?? []).sort().at(-1);
  yield line({ ...(capturedAt !== undefined && { capturedAt }), format: inventoryFormat, sources: header.sources, version: inventoryVersion });
  const counts: Record<string, number> = {};
  for (const [kind, field] of recordKinds) {
    const records: readonly { readonly key: string }[] = inventory[field];
    counts[kind] = records.length;
    for (const record of records.toSorted(compareBy((one) => one.key))) yield line({ [kind]: record });
  }
  yield `${sortedJson({ end: { counts, sha256: hash.digest() } })}\n`;
}
