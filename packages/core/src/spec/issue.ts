import type { z } from "zod";
import type { Pointer } from "../base/pointer.ts";

/** The schema or check that raised an issue. */
export interface Raised {
  readonly schema: z.core.$ZodType | z.core.$ZodCheck | undefined;
}

/** An issue of zod with all that is known about it. */
export interface Issue extends Raised {
  readonly issue: z.core.$ZodIssue;
  /** From the root of the document. */
  readonly pointer: Pointer;
  /** What the author of the schema says about it; undefined: nothing. */
  readonly said: string | undefined;
  /** What is written there; undefined: nothing. */
  readonly input: unknown;
}

/** Marks messages that nobody wrote. No text has this character: see checkText. */
export const authorMark = "\u0000";

/** The value at a pointer, undefined if there is none. */
export function valueAt(value: unknown, pointer: Pointer): unknown {
  let at: unknown = value;
  for (const step of pointer) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[step]; // plain data, and it has the key
  }
  return at;
}

/** The definition of a schema: what zod publishes for those who walk through schemas. */
export function defOf(schema: Raised["schema"]): z.core.$ZodTypes["_zod"]["def"] | undefined {
  if (schema === undefined || !("parse" in schema._zod)) return undefined;
  // A schema of zod is one of those it lists: the type of the base class does not say so.
  return (schema as z.core.$ZodTypes)._zod.def;
}
