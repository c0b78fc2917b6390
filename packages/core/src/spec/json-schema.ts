import { z } from "zod";
import { compare } from "../base/order.ts";

/** A JSON Schema, or a part of one, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface JsonSchemaOptions {
  /** What the schema is known by: a URI, which need not lead anywhere. */
  readonly id: string;
  readonly title: string;
}

/**
 * What a zod schema lets in, as a JSON Schema of draft 7, which the language servers of editors know best: with
 * descriptions, defaults, examples, and closed maps, so that a slip is underlined while it is written. Keys of the
 * schema itself come in one order, fields in that of the zod schema: the same schema gives the same bytes. What only
 * a computation can tell (refinements) is not in it.
 */
export function jsonSchema(schema: z.ZodType, { id, title }: JsonSchemaOptions): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-7", io: "input", unrepresentable: "any" });
  return ordered({ $schema, $id: id, title, ...rest });
}

/** Largest whole number that a number holds exactly. zod bounds every integer by it, which only hides the real bounds. */
const safe = Number.MAX_SAFE_INTEGER;

const firstKeys: readonly string[] = [
  "$schema",
  "$id",
  "$ref",
  "title",
  "description",
  "type",
  "const",
  "enum",
  "default",
  "examples",
  "properties",
  "required",
];

/** Under these, keys are names of the user's or of fields, and stay as they are. */
const named: readonly string[] = ["properties", "definitions", "patternProperties"];
const data: readonly string[] = ["default", "examples", "const", "enum"];

function ordered(schema: object): JsonSchema {
  const entries = Object.entries(schema).filter(([key, value]) => {
    return !(key === "maximum" && value === safe) && !(key === "minimum" && value === -safe);
  });
  const rank = (key: string): number => (firstKeys.includes(key) ? firstKeys.indexOf(key) : firstKeys.length);
  entries.sort(([a], [b]) => rank(a) - rank(b) || compare(a, b));
  return Object.fromEntries(entries.map(([key, value]) => [key, orderedValue(key, value)]));
}

function orderedValue(key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || data.includes(key)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => orderedValue("", item));
  if (!named.includes(key)) return ordered(value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, orderedValue("", part)]));
}
