import { factorySchema } from "./factory-schema.ts";
import { jsonSchema, type JsonSchema } from "./json-schema.ts";

/** The form of factory.yaml as a JSON Schema for editors. */
export function factoryJsonSchema(): JsonSchema {
  return jsonSchema(factorySchema, {
    id: "urn:vmfactory.io:v1alpha1:Factory",
    title: "factory.yaml, vmfactory.io/v1alpha1",
  });
}
