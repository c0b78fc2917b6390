import { describe, expect, test } from "vitest";
import { z } from "zod";
import { factorySchema } from "./factory-schema.ts";
import { fieldReference } from "./field-reference.ts";
import { jsonSchema } from "./json-schema.ts";
import { planRecordSchema, waveSchema } from "./wave-schema.ts";

const tree: z.ZodType = z.strictObject({ name: z.string(), children: z.lazy(() => z.array(tree)).optional() });

const schema = z.strictObject({
  zone: z
    .string()
    .regex(/^[a-z]+$/)
    .meta({ description: "Where it is.", examples: ["fra"] }),
  count: z.int().min(1).default(3).meta({ description: "How many." }),
  mode: z
    .enum(["warm", "cold"])
    .meta({ description: "How.", enumDescriptions: ["While it runs.", "While it is off."] })
    .optional(),
  nodes: z
    .record(z.string(), z.strictObject({ macs: z.array(z.string()) }).meta({ description: "A node." }))
    .optional(),
  rules: z.array(z.strictObject({ from: z.string() })).optional(),
  secrets: z
    .union([z.literal("manual"), z.strictObject({ vault: z.string().meta({ description: "Its address." }) })])
    .optional(),
});

describe("the JSON Schema", () => {
  test("is closed, described, and in one order of keys", () => {
    expect(JSON.stringify(jsonSchema(schema, { id: "x", title: "Things" }), null, 1)).toBe(
      JSON.stringify(
        {
          $schema: "http://json-schema.org/draft-07/schema#",
          $id: "x",
          title: "Things",
          type: "object",
          properties: {
            zone: { description: "Where it is.", type: "string", examples: ["fra"], pattern: "^[a-z]+$" },
            count: { description: "How many.", type: "integer", default: 3, minimum: 1 },
            mode: {
              description: "How.",
              type: "string",
              enum: ["warm", "cold"],
              enumDescriptions: ["While it runs.", "While it is off."],
            },
            nodes: {
              type: "object",
              additionalProperties: {
                description: "A node.",
                type: "object",
                properties: { macs: { type: "array", items: { type: "string" } } },
                required: ["macs"],
                additionalProperties: false,
              },
              propertyNames: { type: "string" },
            },
            rules: {
              type: "array",
              items: {
                type: "object",
                properties: { from: { type: "string" } },
                required: ["from"],
                additionalProperties: false,
              },
            },
            secrets: {
              anyOf: [
                { type: "string", const: "manual" },
                {
                  type: "object",
                  properties: { vault: { description: "Its address.", type: "string" } },
                  required: ["vault"],
                  additionalProperties: false,
                },
              ],
            },
          },
          required: ["zone"],
          additionalProperties: false,
        },
        null,
        1,
      ),
    );
  });

  test.each([
    ["factory.yaml", factorySchema],
    ["a wave", waveSchema],
    ["the record of a plan", planRecordSchema],
    ["a schema that refers to itself", tree],
  ])("of %s is made, and the same twice", (_, one) => {
    const made = JSON.stringify(jsonSchema(one, { id: "x", title: "x" }));
    expect(made).toBe(JSON.stringify(jsonSchema(one, { id: "x", title: "x" })));
    expect(made).not.toContain(String(Number.MAX_SAFE_INTEGER));
  });
});

describe("the reference of fields", () => {
  test("has a row for each field, with its type in words", () => {
    expect(
      fieldReference(schema).map(({ path, type, isRequired, default: value }) => [path, type, isRequired, value]),
    ).toEqual([
      ["zone", "text", true, undefined],
      ["count", "whole number", false, "3"],
      ["mode", "`warm` or `cold`", false, undefined],
      ["nodes", "map by name", false, undefined],
      ["nodes.<name>", "map", false, undefined],
      ["nodes.<name>.macs", "list of texts", true, undefined],
      ["rules", "list of maps", false, undefined],
      ["rules[]", "map", false, undefined],
      ["rules[].from", "text", true, undefined],
      ["secrets", "`manual` or map", false, undefined],
      ["secrets.vault", "text", true, undefined],
    ]);
    expect(fieldReference(schema)[0]).toMatchObject({ description: "Where it is.", examples: ['"fra"'] });
  });

  test("ends where a schema refers to itself", () => {
    expect(fieldReference(tree).map((row) => row.path)).toEqual([
      "name",
      "children",
      "children[]",
      "children[].name",
      "children[].children",
    ]);
  });

  test("of factory.yaml describes every field", () => {
    const nameless = fieldReference(factorySchema).filter(
      ({ path, description }) => description === "" && !/(?:\[\]|<name>)$/.test(path),
    );
    expect(nameless.map((row) => row.path)).toEqual([]);
  });
});
