/** Data of a shape that nobody has promised. */
export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object in a field; an empty one if there is none. */
export function recordIn(value: Fields, field: string): Fields {
  const inner = value[field];
  return isRecord(inner) ? inner : {};
}

/** The objects of a list in a field; what is none is left out. */
export function recordsIn(value: Fields, field: string): readonly Fields[] {
  const list = value[field];
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
