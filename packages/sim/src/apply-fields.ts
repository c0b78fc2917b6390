import { isRecord } from "./fields.ts";
import type { Tree } from "./tree.ts";

/** Paths of the fields that each manager applied; a path is its keys as JSON. */
export type Owners = ReadonlyMap<string, ReadonlySet<string>>;

type Path = readonly string[];
type Fields = Record<string, unknown>;

/**
 * Server-side apply, forced: sets the fields that a manager gives, takes away those that it gave before, gives no longer
 * and nobody else owns, and leaves all others alone.
 * Unlike the real one it knows no schema: every list is one field, whoever applies it owns it whole.
 */
export function applyFields(
  current: { readonly fields: Tree; readonly owners: Owners },
  applied: Tree,
  manager: string,
): { readonly fields: Tree; readonly owners: Owners } {
  const leaves = leavesOf(applied, []);
  const mine = new Set(leaves.map(([path]) => JSON.stringify(path)));
  const others = [...current.owners].filter(([name]) => name !== manager);
  const fields = thaw(current.fields);
  for (const key of current.owners.get(manager) ?? []) {
    if (!mine.has(key) && !others.some(([, paths]) => paths.has(key))) take(fields, pathOf(key));
  }
  const lost = new Set<string>();
  for (const [path, value] of leaves) {
    const key = JSON.stringify(path);
    if (put(fields, path, value)) lost.add(key);
  }
  const owners = new Map<string, ReadonlySet<string>>();
  for (const [name, paths] of others) {
    const kept = [...paths].filter((key) => !lost.has(key) && has(fields, pathOf(key)));
    if (kept.length > 0) owners.set(name, new Set(kept));
  }
  return { fields, owners: owners.set(manager, mine) };
}

const pathOf = (key: string): Path => JSON.parse(key) as Path; // Keys are made of paths, here alone.

function leavesOf(value: unknown, path: Path): readonly (readonly [Path, unknown])[] {
  if (!isRecord(value)) return value === undefined || value === null ? [] : [[path, value]];
  const entries = Object.entries(value);
  if (entries.length === 0) return path.length === 0 ? [] : [[path, value]];
  return entries.flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

/** A copy whose maps may be changed; lists and scalars are shared. */
function thaw(value: Tree): Fields {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, isRecord(one) ? thaw(one) : one]));
}

/** Sets a field, making maps on the way; says whether another value stood there, which its owners lose. */
function put(fields: Fields, path: Path, value: unknown): boolean {
  let at = fields;
  for (const key of path.slice(0, -1)) {
    const below = at[key];
    const next: Fields = isRecord(below) ? below : {};
    at[key] = next;
    at = next;
  }
  const last = path.at(-1) ?? "";
  const before = at[last];
  if (isRecord(value) && isRecord(before)) return false;
  at[last] = isRecord(value) ? {} : value;
  return before !== undefined && JSON.stringify(before) !== JSON.stringify(value);
}

/** Takes a field away, and the maps that are empty without it. */
function take(fields: Fields, path: Path): void {
  const [key = "", ...rest] = path;
  const below = fields[key];
  if (rest.length === 0) {
    if (!isRecord(below) || Object.keys(below).length === 0) delete fields[key];
    return;
  }
  if (!isRecord(below)) return;
  take(below, rest);
  if (Object.keys(below).length === 0) delete fields[key];
}

function has(fields: Tree, path: Path): boolean {
  let at: unknown = fields;
  for (const key of path) at = isRecord(at) ? at[key] : undefined;
  return at !== undefined;
}
