import type { z } from "zod";
import { either } from "./describe.ts";
import { jsonSchema, type JsonSchema } from "./json-schema.ts";

/** One field of a file, for a page of reference. */
export interface FieldRow {
  /** `clusters.<name>.nodes.<name>.macs`, items of lists as `place[]`. */
  readonly path: string;
  /** In words: "text", "list of texts", "map by name", "`warm` or `cold`". */
  readonly type: string;
  /** Whether it must be there where what holds it is. */
  readonly isRequired: boolean;
  /** As JSON; undefined: none. */
  readonly default: string | undefined;
  readonly description: string;
  /** As JSON. */
  readonly examples: readonly string[];
}

/** All fields that a schema has, each before what is below it, in the order of the schema. */
export function fieldReference(schema: z.ZodType): readonly FieldRow[] {
  const root = jsonSchema(schema, { id: "", title: "" });
  return below(root, { root, path: "", refs: [] });
}

interface Walk {
  readonly root: JsonSchema;
  readonly path: string;
  /** References that were followed to here: one that comes again is not followed. */
  readonly refs: readonly string[];
}

function rows(schema: JsonSchema, isRequired: boolean, walk: Walk): readonly FieldRow[] {
  const { description, examples } = schema;
  const row: FieldRow = {
    path: walk.path,
    type: typeText(schema, false),
    isRequired,
    default: schema["default"] === undefined ? undefined : JSON.stringify(schema["default"]),
    description: typeof description === "string" ? description : "",
    examples: Array.isArray(examples) ? examples.map((example) => JSON.stringify(example)) : [],
  };
  return [row, ...below(schema, walk)];
}

/** Rows of what is below a schema: fields, entries of a map by name, items of a list, members of a union. */
function below(schema: JsonSchema, walk: Walk): readonly FieldRow[] {
  const { $ref } = schema;
  if (typeof $ref === "string") {
    const target = walk.refs.includes($ref) ? undefined : resolve(walk.root, $ref);
    return target === undefined ? [] : below(target, { ...walk, refs: [...walk.refs, $ref] });
  }
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const fields = Object.entries(partsOf(schema["properties"])).flatMap(([key, part]) =>
    rows(part, required.includes(key), { ...walk, path: walk.path === "" ? key : `${walk.path}.${key}` }),
  );
  const entries = partOf(schema["additionalProperties"]);
  const items = partOf(schema["items"]);
  return [
    ...fields,
    ...(entries === undefined ? [] : inner(entries, { ...walk, path: `${walk.path}.<name>` })),
    ...(items === undefined ? [] : inner(items, { ...walk, path: `${walk.path}[]` })),
    ...membersOf(schema).flatMap((member) => below(member, walk)),
  ];
}

/** An entry or item has a row of its own only if there is something below it: else the row above says it all. */
function inner(schema: JsonSchema, walk: Walk): readonly FieldRow[] {
  return below(schema, walk).length === 0 ? [] : rows(schema, false, walk);
}

function typeText(schema: JsonSchema, isPlural: boolean): string {
  const { type } = schema;
  if (schema["const"] !== undefined) return code(schema["const"]);
  if (Array.isArray(schema["enum"])) return either(schema["enum"].map(code));
  const members = membersOf(schema);
  if (members.length > 0) return either([...new Set(members.map((member) => typeText(member, isPlural)))]);
  const items = partOf(schema["items"]);
  if (type === "array")
    return `list${isPlural ? "s" : ""} of ${items === undefined ? "values" : typeText(items, true)}`;
  if (type === "object" && partOf(schema["additionalProperties"]) !== undefined)
    return isPlural ? "maps by name" : "map by name";
  const words = typeof type === "string" ? names[type] : undefined;
  return words?.[isPlural ? 1 : 0] ?? (isPlural ? "values" : "value");
}

const names: Readonly<Record<string, readonly [string, string]>> = {
  string: ["text", "texts"],
  number: ["number", "numbers"],
  integer: ["whole number", "whole numbers"],
  boolean: ["true or false", "truth values"],
  object: ["map", "maps"],
  null: ["nothing", "nothing"],
};

const code = (value: unknown): string => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

function membersOf(schema: JsonSchema): readonly JsonSchema[] {
  const lists = ["anyOf", "oneOf", "allOf"].map((key) => schema[key]).filter((list) => Array.isArray(list));
  return lists.flat().flatMap((member: unknown): readonly JsonSchema[] => {
    const part = partOf(member);
    return part === undefined ? [] : [part];
  });
}

/** A part of a schema that is a schema; `true` and `false` say nothing about fields. */
function partOf(part: unknown): JsonSchema | undefined {
  return typeof part === "object" && part !== null && !Array.isArray(part) && Object.keys(part).length > 0
    ? { ...part }
    : undefined;
}

function partsOf(parts: unknown): Readonly<Record<string, JsonSchema>> {
  const entries = Object.entries(partOf(parts) ?? {});
  return Object.fromEntries(entries.map(([key, part]) => [key, partOf(part) ?? {}]));
}

/** `#/definitions/node` to that part of the schema. */
function resolve(root: JsonSchema, ref: string): JsonSchema | undefined {
  let at: JsonSchema | undefined = root;
  for (const step of ref.split("/").slice(1)) at = partOf(at?.[step]);
  return at;
}
