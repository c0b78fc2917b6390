import { compare } from "../base/order.ts";

/** JSON without blanks, keys sorted at every depth: the same value gives the same text, however it was put together. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(isSorted(value) ? value : sortKeys(value));
}

function isSorted(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let before = "";
  for (const [key, child] of Object.entries(value)) {
    if (key < before || !isSorted(child)) return false;
    before = key;
  }
  return true;
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = Object.entries(value).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([key, child]) => [key, sortKeys(child)]));
}
