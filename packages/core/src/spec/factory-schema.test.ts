import { describe, expect, test } from "vitest";
import { z } from "zod";
import { factorySchema } from "./factory-schema.ts";

interface JsonSchema {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** Every field of the schema by its path, `*` for names and `[]` for lists. */
function fieldsOf(schema: JsonSchema, path = ""): [string, JsonSchema][] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, field]): [string, JsonSchema][] => [
    [`${path}.${key}`, field],
    ...fieldsOf(field, `${path}.${key}`),
  ]);
  const named =
    typeof schema.additionalProperties === "object" ? fieldsOf(schema.additionalProperties, `${path}.*`) : [];
  const listed = schema.items === undefined ? [] : fieldsOf(schema.items, `${path}[]`);
  return [...own, ...named, ...listed, ...(schema.anyOf ?? []).flatMap((one) => fieldsOf(one, path))];
}

/** The zod schema of each field that has examples, with them. */
function examplesOf(schema: z.core.$ZodType, path = ""): [string, z.core.$ZodType, readonly unknown[]][] {
  const meta = z.globalRegistry.get(schema);
  const own: [string, z.core.$ZodType, readonly unknown[]][] = Array.isArray(meta?.["examples"])
    ? [[path, schema, meta["examples"] as unknown[]]]
    : [];
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "object")
    return [...own, ...Object.entries(def.shape).flatMap(([key, field]) => examplesOf(field, `${path}.${key}`))];
  if (def.type === "optional") return [...own, ...examplesOf(def.innerType, path)];
  if (def.type === "record") return [...own, ...examplesOf(def.valueType, `${path}.*`)];
  if (def.type === "array") return [...own, ...examplesOf(def.element, `${path}[]`)];
  return own;
}

describe("factorySchema", () => {
  const fields = fieldsOf(z.toJSONSchema(factorySchema) as JsonSchema);

  test("every field says in a sentence what it is", () => {
    expect(fields.length).toBeGreaterThan(100);
    expect(
      fields
        .filter(([, { description }]) => description === undefined || !/[.!]$/.test(description))
        .map(([path]) => path),
    ).toEqual([]);
  });

  test("every example is one that it would take", () => {
    const examples = examplesOf(factorySchema);
    expect(examples.length).toBeGreaterThan(30);
    expect(
      examples.flatMap(([path, schema, values]) =>
        values.filter((value) => !z.safeParse(schema, value).success).map((value) => `${path}: ${String(value)}`),
      ),
    ).toEqual([]);
  });

  test("no map takes keys that it does not know", () => {
    const closed = JSON.stringify(z.toJSONSchema(factorySchema));
    expect(closed).not.toContain('"additionalProperties":{}');
    expect(closed).not.toContain('"additionalProperties":true');
  });
});
