/**
 * TypeScript types from CustomResourceDefinitions. The schema of a served version comes in; out goes the text of a
 * module with one type for each kind that is asked for: names and shapes only, as far as the API server takes them.
 *
 * - Everything is readonly. A field that the schema does not require, or for which the server has a default, is optional.
 * - `status` is left out, because the server takes it from operators only, unless it is asked for by itself.
 * - Where the schema takes unknown fields, so does the type; where it takes none, an object without fields is empty.
 * - Types are aliases and not interfaces: only an alias fits the open fields of KubeObject.
 */
export interface KindRequest {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Name of the type, where the kind's own has another meaning here. */
  readonly as?: string;
  /** Names of fields that are not described further, wherever in the kind they stand. */
  readonly open?: readonly string[];
  /** Names of fields that have no others than the schema names, although the server takes any. */
  readonly closed?: readonly string[];
  /** The field that holds whole objects of other kinds: the type takes theirs as its parameter `Carried`. */
  readonly carries?: string;
  /** Asks for a type of the status too, for what we only look at. */
  readonly hasStatus?: true;
}

/** The parts of a schema that decide which values have its shape. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly default?: unknown;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
  readonly "x-kubernetes-int-or-string"?: boolean;
  readonly "x-kubernetes-embedded-resource"?: boolean;
}

/** A CustomResourceDefinition, as far as it is read here. */
export interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema?: { readonly openAPIV3Schema?: Schema };
    }[];
  };
}

/** A kind with the definition that describes it. */
export interface DescribedKind {
  readonly request: KindRequest;
  readonly definition: Definition;
}

/**
 * The module of some kinds, in their order, before the formatter has seen it. Throws when a definition does not serve the version, and when a field that a
 * request names is nowhere in the schema: the table that asks is wrong then.
 */
export function crdTypesModule(kinds: readonly DescribedKind[]): string {
  const types = kinds.flatMap(kindTypes).join("\n\n");
  const imports = ["KubeMetadata", "KubeObject"].filter((name) => types.includes(name));
  return [
    "// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.",
    ...(imports.length === 0 ? [] : [`import type { ${imports.join(", ")} } from "../resource.ts";`]),
    "",
    types,
    "",
  ].join("\n");
}

/** The name of a kind's type. */
export function typeName({ kind, as = kind }: KindRequest): string {
  return as;
}

function kindTypes({ request, definition }: DescribedKind): string[] {
  const { group, version, kind, carries, hasStatus = false } = request;
  const schema = schemaOf(request, definition);
  const { status = {}, ...properties } = schema.properties ?? {};
  const rest = Object.fromEntries(Object.entries(properties).filter(([name]) => !common.has(name)));
  const writer = new TypeWriter(request);
  const members = [
    `readonly apiVersion: ${JSON.stringify(`${group}/${version}`)};`,
    `readonly kind: ${JSON.stringify(kind)};`,
    "readonly metadata: KubeMetadata;",
    ...writer.members({ ...schema, properties: rest }),
  ];
  const name = typeName(request);
  const texts = [
    `export type ${name}${carries === undefined ? "" : "<Carried>"} = ${block(members)};`,
    ...(hasStatus ? [`export type ${name}Status = ${writer.type("status", status)};`] : []),
  ];
  const unmet = writer.namesNotMet();
  if (unmet.length > 0) throw new Error(`${kind} has no field ${unmet.join(", ")}: correct the table of kinds.`);
  return texts;
}

/** What every kind has, whether its schema says so or not. */
const common = new Set(["apiVersion", "kind", "metadata"]);

function schemaOf({ group, version, kind }: KindRequest, { spec }: Definition): Schema {
  const served = spec.versions.find((one) => one.name === version && one.served);
  const schema = served?.schema?.openAPIV3Schema;
  if (schema === undefined || spec.group !== group || spec.names.kind !== kind)
    throw new Error(`The definition does not serve ${kind} of ${group}/${version}: correct the table of kinds.`);
  return schema;
}

const anything = "Readonly<Record<string, unknown>>";
const nothing = "Readonly<Record<string, never>>";

/** Writes the types of a kind's fields, and remembers which names of the request it came by. */
class TypeWriter {
  readonly #request: KindRequest;
  readonly #met = new Set<string>();

  constructor(request: KindRequest) {
    this.#request = request;
  }

  namesNotMet(): string[] {
    const { open = [], closed = [], carries } = this.#request;
    return [...open, ...closed, ...(carries === undefined ? [] : [carries])].filter((name) => !this.#met.has(name));
  }

  /** The fields of an object, by code unit. */
  members(schema: Schema): string[] {
    const { properties = {}, required = [] } = schema;
    const members = Object.keys(properties)
      .sort()
      .map((name) => {
        const property = properties[name] ?? {};
        const isOptional = !required.includes(name) || property.default !== undefined;
        return `readonly ${key(name)}${isOptional ? "?" : ""}: ${this.type(name, property)};`;
      });
    return takesAnyField(schema) ? [...members, "readonly [field: string]: unknown;"] : members;
  }

  /** The type of the field of that name. */
  type(name: string, schema: Schema): string {
    const { open = [], closed = [], carries } = this.#request;
    if ([...open, ...closed, carries].includes(name)) this.#met.add(name);
    if (name === carries) return "Carried";
    if (open.includes(name)) return schema.type === "array" ? `readonly ${anything}[]` : anything;
    const known = { ...schema, additionalProperties: false, "x-kubernetes-preserve-unknown-fields": false };
    const type = this.#valueType(name, closed.includes(name) ? known : schema);
    return schema.nullable ? `${type} | null` : type;
  }

  #valueType(name: string, schema: Schema): string {
    if (schema.enum !== undefined) return [...new Set(schema.enum.map((value) => JSON.stringify(value)))].join(" | ");
    if (schema["x-kubernetes-int-or-string"]) return "number | string";
    switch (schema.type) {
      case "object":
        return this.#objectType(name, schema);
      case "array":
        // The formatter takes out parentheses that are not needed.
        return `readonly (${this.type(name, schema.items ?? {})})[]`;
      case "integer":
      case "number":
        return "number";
      case "boolean":
      case "string":
        return schema.type;
      case undefined:
      default:
        return "unknown";
    }
  }

  #objectType(name: string, schema: Schema): string {
    const { properties = {}, additionalProperties: values } = schema;
    if (schema["x-kubernetes-embedded-resource"]) return "KubeObject";
    if (Object.keys(properties).length > 0) return block(this.members(schema));
    if (takesAnyField(schema)) return anything;
    if (typeof values !== "object") return nothing;
    const value = this.type(name, values);
    // Type arguments of several lines are hard to read.
    return value.includes("\n") ? block([`readonly [key: string]: ${value};`]) : `Readonly<Record<string, ${value}>>`;
  }
}

function takesAnyField(schema: Schema): boolean {
  return schema["x-kubernetes-preserve-unknown-fields"] === true || schema.additionalProperties === true;
}

function block(members: readonly string[]): string {
  return `{\n${members.join("\n")}\n}`;
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
