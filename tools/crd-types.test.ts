import { describe, expect, test } from "vitest";
import { crdTypesModule, type Definition, type KindRequest, type Schema } from "./crd-types.ts";

const request: KindRequest = { group: "example.io", version: "v1", kind: "Example" };

function definition(schema: Schema, served = true): Definition {
  return {
    spec: {
      group: "example.io",
      names: { kind: "Example" },
      versions: [
        { name: "v1beta1", served: true, schema: { openAPIV3Schema: { properties: { old: { type: "string" } } } } },
        { name: "v1", served, schema: { openAPIV3Schema: schema } },
      ],
    },
  };
}

/** The lines of the type, without those that every kind has. */
function typeOf(schema: Schema, options: Partial<KindRequest> = {}): string[] {
  const text = crdTypesModule([{ request: { ...request, ...options }, definition: definition(schema) }]);
  return text.split("\n").slice(3, -1);
}

/** The type of one field of a root. */
function fieldType(field: Schema, options: Partial<KindRequest> = {}): string {
  return typeOf({ properties: { field } }, options)
    .slice(4, -1)
    .join(" ")
    .replace(/^readonly field\?: (.*);$/, "$1");
}

describe("the type of a kind", () => {
  test("has what every kind has once, its own fields by code unit, and no status", () => {
    const schema: Schema = {
      type: "object",
      required: ["spec"],
      properties: {
        status: { type: "object" },
        spec: { type: "object", properties: { b: { type: "string" }, a: { type: "string" } }, required: ["b"] },
        metadata: { type: "object" },
        kind: { type: "string" },
        apiVersion: { type: "string" },
      },
    };
    expect(crdTypesModule([{ request, definition: definition(schema) }])).toBe(
      [
        "// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.",
        'import type { KubeMetadata } from "../resource.ts";',
        "",
        "export type Example = {",
        'readonly apiVersion: "example.io/v1";',
        'readonly kind: "Example";',
        "readonly metadata: KubeMetadata;",
        "readonly spec: {",
        "readonly a?: string;",
        "readonly b: string;",
        "};",
        "};",
        "",
      ].join("\n"),
    );
  });

  test("takes another name, a parameter for what it carries, and has its status beside it", () => {
    const schema: Schema = {
      properties: {
        spec: { type: "object", properties: { manifests: { type: "array", items: { type: "object" } } } },
        status: { type: "object", properties: { phase: { type: "string" } } },
      },
    };
    const lines = typeOf(schema, { as: "Other", carries: "manifests", hasStatus: true });
    expect(lines.filter((line) => /Other|Carried|phase/.test(line))).toEqual([
      "export type Other<Carried> = {",
      "readonly manifests?: Carried;",
      "export type OtherStatus = {",
      "readonly phase?: string;",
    ]);
  });

  test("takes unknown fields at its root where the schema does", () => {
    expect(typeOf({ type: "object", "x-kubernetes-preserve-unknown-fields": true }).slice(4)).toEqual([
      "readonly [field: string]: unknown;",
      "};",
    ]);
  });
});

describe("the type of a field", () => {
  const text: Schema = { type: "string" };
  const anything = "Readonly<Record<string, unknown>>";
  const open: Schema = { type: "object", "x-kubernetes-preserve-unknown-fields": true };

  test.each<[string, Schema, string]>([
    ["a text", text, "string"],
    ["a truth", { type: "boolean" }, "boolean"],
    ["an integer", { type: "integer" }, "number"],
    ["a number", { type: "number" }, "number"],
    ["int or string", { "x-kubernetes-int-or-string": true }, "number | string"],
    ["an enum of texts", { ...text, enum: ["a", "b", "a"] }, '"a" | "b"'],
    ["an enum of numbers", { type: "integer", enum: [1, 2] }, "1 | 2"],
    ["what may be null", { ...text, nullable: true }, "string | null"],
    ["a list", { type: "array", items: text }, "readonly (string)[]"],
    ["a list of lists", { type: "array", items: { type: "array", items: text } }, "readonly (readonly (string)[])[]"],
    ["a list of what may be null", { type: "array", items: { ...text, nullable: true } }, "readonly (string | null)[]"],
    ["a map", { type: "object", additionalProperties: text }, "Readonly<Record<string, string>>"],
    ["a map of anything", { type: "object", additionalProperties: true }, anything],
    [
      "a map of objects",
      { type: "object", additionalProperties: { type: "object", properties: { a: text } } },
      "{ readonly [key: string]: { readonly a?: string; }; }",
    ],
    ["an object that takes anything", open, anything],
    ["an object that takes nothing", { type: "object" }, "Readonly<Record<string, never>>"],
    [
      "an object that takes more than it names",
      { ...open, properties: { a: text } },
      "{ readonly a?: string; readonly [field: string]: unknown; }",
    ],
    ["a whole object of any kind", { ...open, "x-kubernetes-embedded-resource": true }, "KubeObject"],
    ["a value of any form", { "x-kubernetes-preserve-unknown-fields": true }, "unknown"],
    ["a name that is no word", { type: "object", properties: { "a-b": text } }, '{ readonly "a-b"?: string; }'],
  ])("that is %s", (_, schema, type) => {
    expect(fieldType(schema)).toBe(type);
  });

  test("that is required is optional all the same if the server has a default for it", () => {
    const schema: Schema = {
      properties: { a: { type: "string", default: "x" }, b: { type: "string" } },
      required: ["a", "b"],
    };
    expect(typeOf(schema).slice(4, -1)).toEqual(["readonly a?: string;", "readonly b: string;"]);
  });

  test("that is to be open is not described, as an object or a list of them", () => {
    expect(fieldType({ type: "object", properties: { a: text } }, { open: ["field"] })).toBe(anything);
    expect(fieldType({ type: "array", items: open }, { open: ["field"] })).toBe(`readonly ${anything}[]`);
  });

  test("that is to be closed has no fields but the named ones", () => {
    const schema: Schema = { type: "object", additionalProperties: true, properties: { a: text } };
    expect(fieldType(schema, { closed: ["field"] })).toBe("{ readonly a?: string; }");
  });
});

describe("a table that is wrong", () => {
  test.each([{ open: ["gone"] }, { closed: ["gone"] }, { carries: "gone" }])("names a field: %j", (options) => {
    expect(() => typeOf({ properties: {} }, options)).toThrow("Example has no field gone: correct the table of kinds.");
  });

  test("names a version that is not served, or another kind", () => {
    const message = /^The definition does not serve \w+ of example\.io\/v\d: correct the table of kinds\.$/;
    const ask = (options: Partial<KindRequest>, served = true) =>
      crdTypesModule([{ request: { ...request, ...options }, definition: definition({}, served) }]);
    expect(() => ask({}, false)).toThrow(message);
    expect(() => ask({ version: "v2" })).toThrow(message);
    expect(() => ask({ kind: "Another" })).toThrow(message);
  });
});
