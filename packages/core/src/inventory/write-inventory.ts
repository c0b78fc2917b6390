import { startTextHash } from "../base/hash.ts";
import { compareBy } from "../base/order.ts";
import {
  inventoryFormat,
  inventoryVersion,
  recordKinds,
  type InventoryHeader,
  type InventoryRecords,
} from "./inventory-format.ts";
import { sortedJson } from "./sorted-json.ts";

/**
 * The lines of an inventory file, each with its line feed. The same inventory and header give the same bytes, whatever
 * order its records and fields are in.
 */
export function* inventoryLines(inventory: InventoryRecords, header: InventoryHeader): Generator<string> {
  const hash = startTextHash();
  const line = (json: string): string => {
    const text = `${json}\n`;
    hash.add(text);
    return text;
  };
  const capturedAt = inventory.vcenters
    .flatMap((vcenter) => vcenter.capturedAt ?? [])
    .sort()
    .at(-1);
  yield line(
    sortedJson({
      ...(capturedAt !== undefined && { capturedAt }),
      format: inventoryFormat,
      sources: header.sources,
      version: inventoryVersion,
    }),
  );
  const counts: Record<string, number> = {};
  for (const [kind, field] of recordKinds) {
    const made = field === "machines" ? inventory.machineJson : undefined;
    let count = 0;
    for (const json of made ?? recordsJson(inventory[field])) {
      count += 1;
      yield line(`{"${kind}":${json}}`);
    }
    counts[kind] = count;
  }
  yield `${sortedJson({ end: { counts, sha256: hash.digest() } })}\n`;
}

function* recordsJson(records: Iterable<{ readonly key: string }>): Generator<string> {
  const inOrder = Array.isArray(records)
    ? records.toSorted(compareBy((one: { readonly key: string }) => one.key))
    : records;
  for (const record of inOrder) yield sortedJson(record);
}
