import { formatPointer, type Pointer } from "../base/pointer.ts";
import type { Fields, Shape } from "./record-shapes.table.ts";

/** A value that does not have its form. */
export interface ShapeFault {
  readonly pointer: Pointer;
  readonly message: string;
}

/** The first place where a value does not have its form. */
export function findFault(value: unknown, shape: Shape, pointer: Pointer): ShapeFault | undefined {
  if (typeof shape === "string") return typeof value === shape ? undefined : fault(value, pointer, `a ${shape}`);
  if ("words" in shape) {
    const isWord = typeof value === "string" && shape.words.includes(value);
    return isWord ? undefined : fault(value, pointer, `one of ${shape.words.join(", ")}`);
  }
  if ("list" in shape) {
    if (!Array.isArray(value)) return fault(value, pointer, "a list");
    return first(
      value.map((item, index) => [index, item]),
      (index, item) => findFault(item, shape.list, [...pointer, index]),
    );
  }
  if (!isMap(value)) return fault(value, pointer, "an object");
  if ("fields" in shape) return findFieldFault(value, shape.fields, pointer);
  return first(Object.entries(value), (key, item) => findFault(item, shape.map, [...pointer, key]));
}

function findFieldFault(
  value: Readonly<Record<string, unknown>>,
  fields: Fields,
  pointer: Pointer,
): ShapeFault | undefined {
  for (const [key, shape] of Object.entries(fields.required)) {
    const found = Object.hasOwn(value, key) ? findFault(value[key], shape, [...pointer, key]) : missing(key, pointer);
    if (found !== undefined) return found;
  }
  for (const key of Object.keys(value)) {
    const shape = Object.hasOwn(fields.optional, key) ? fields.optional[key] : undefined;
    const found = shape === undefined ? undefined : findFault(value[key], shape, [...pointer, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function first<K extends string | number>(
  entries: readonly (readonly [K, unknown])[],
  check: (key: K, value: unknown) => ShapeFault | undefined,
): ShapeFault | undefined {
  for (const [key, value] of entries) {
    const found = check(key, value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function missing(key: string, pointer: Pointer): ShapeFault {
  return { pointer, message: `\`${formatPointer(pointer)}\` has no \`${key}\`` };
}

function fault(value: unknown, pointer: Pointer, expected: string): ShapeFault {
  const shown = JSON.stringify(value).slice(0, 60);
  return { pointer, message: `\`${formatPointer(pointer)}\` is ${shown} and must be ${expected}` };
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
