import { isRecord } from "./fields.ts";

/** A map of fields, as in a Kubernetes object: values are maps, lists and scalars. */
export type Tree = Readonly<Record<string, unknown>>;

/** A copy that shares nothing with the value and cannot be changed. Keys whose value is undefined or null are left out. */
export function frozenCopy<T>(value: T): T {
  return copied(value) as T; // The copy has the shape of what it is a copy of.
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(copied));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  return Object.freeze(Object.fromEntries(entries.map(([key, one]) => [key, copied(one)])));
}

/** Whether two values hold the same, whatever the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, index) => isSame(one, b[index]));
  }
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

/** A merge patch (RFC 7386): maps are merged, anything else is replaced, and null takes a field away. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const merged: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === undefined) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}
