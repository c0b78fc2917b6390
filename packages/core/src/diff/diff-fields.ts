import { compare, compareBy } from "../base/order.ts";
import type { FieldChange } from "./change.ts";

/** The fields in which two values differ, sorted by path. */
export function diffFields(before: unknown, after: unknown): readonly FieldChange[] {
  return [...differences("", before, after)].sort(compareBy(({ path }) => path));
}

function differences(path: string, before: unknown, after: unknown): readonly FieldChange[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ action: "add", path, old: before, new: after }];
  if (after === undefined) return [{ action: "remove", path, old: before, new: after }];
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(path, before, after);
  if (isMap(before) && isMap(after)) return mapDifferences(path, before, after);
  return isSame(before, after) ? [] : [{ action: "change", path, old: before, new: after }];
}

type PlainMap = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is PlainMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapDifferences(path: string, before: PlainMap, after: PlainMap): readonly FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => differences(step(path, key), own(before, key), own(after, key)));
}

const own = (map: PlainMap, key: string): unknown => (Object.hasOwn(map, key) ? map[key] : undefined);

function step(path: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

function listDifferences(path: string, before: readonly unknown[], after: readonly unknown[]): readonly FieldChange[] {
  const names = namesOf([...before], [...after]);
  if (names !== undefined) return namedDifferences(path, names.before, names.after);
  if ([...before, ...after].every(isScalar)) return scalarDifferences(path, before, after);
  return numberedDifferences(path, before, after);
}

const isScalar = (value: unknown): boolean => typeof value !== "object" || value === null;

/** Items by a name of theirs, in their order. */
type Named = ReadonlyMap<string, unknown>;

/** How items of the lists that we write are told apart; the first that gives every item of both lists its own name. */
const naming: readonly (readonly [label: string, name: (item: PlainMap) => unknown])[] = [
  ["name", (item) => item["name"]],
  ["metadata.name", (item) => nested(item, "metadata", "name")],
  [
    "objectDefinition",
    (item) =>
      [nested(item, "objectDefinition", "kind"), nested(item, "objectDefinition", "metadata", "name")]
        .filter((part) => typeof part === "string")
        .join("/"),
  ],
  ["key", (item) => item["key"]],
];

function nested(value: unknown, ...keys: readonly string[]): unknown {
  let here = value;
  for (const key of keys) here = isMap(here) ? own(here, key) : undefined;
  return here;
}

function namesOf(
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly before: Named; readonly after: Named } | undefined {
  for (const [label, name] of naming) {
    const old = nameItems(before, label, name);
    const now = nameItems(after, label, name);
    if (old !== undefined && now !== undefined) return { before: old, after: now };
  }
  return undefined;
}

function nameItems(items: readonly unknown[], label: string, name: (item: PlainMap) => unknown): Named | undefined {
  const named = new Map<string, unknown>();
  for (const item of items) {
    const text = isMap(item) ? name(item) : undefined;
    if (typeof text !== "string" || text === "") return undefined;
    named.set(`[${label}=${text}]`, item);
  }
  return named.size === items.length ? named : undefined;
}

function namedDifferences(path: string, before: Named, after: Named): readonly FieldChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const kept = keys.filter((key) => before.has(key) && after.has(key));
  const order = [...after.keys()].filter((key) => before.has(key));
  const moved =
    kept.join("\n") === order.join("\n")
      ? []
      : [{ action: "change" as const, path: `${path}[order]`, old: kept, new: order }];
  return [...keys.flatMap((key) => differences(path + key, before.get(key), after.get(key))), ...moved];
}

/** Lists of plain values: what is new, what is gone, or that only the order changed. */
function scalarDifferences(
  path: string,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly FieldChange[] {
  const gone = without(before, after);
  const come = without(after, before);
  if (gone.length + come.length === 0)
    return isSame(before, after) ? [] : [{ action: "change", path, old: before, new: after }];
  return [
    ...gone.map((value): FieldChange => ({ action: "remove", path: `${path}[]`, old: value, new: undefined })),
    ...come.map((value): FieldChange => ({ action: "add", path: `${path}[]`, old: undefined, new: value })),
  ];
}

/** Items of a list that another does not have as often. */
function without(items: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const left = new Map<unknown, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return items.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  });
}

/** Items without names: equal ones at both ends are set aside, the rest is compared by number. */
function numberedDifferences(
  path: string,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly FieldChange[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isSame(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSame(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1;
  const count = Math.max(before.length, after.length) - tail - head;
  return Array.from({ length: count }, (_, index) => head + index).flatMap((index) =>
    differences(
      `${path}[${index}]`,
      index < before.length - tail ? before[index] : undefined,
      index < after.length - tail ? after[index] : undefined,
    ),
  );
}

/** Whether two plain values are equal, whatever the order of their keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a).sort(compare);
  return keys.join("\n") === Object.keys(b).sort(compare).join("\n") && keys.every((key) => isSame(a[key], b[key]));
}
