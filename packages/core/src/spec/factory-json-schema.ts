import { z } from "zod";
import { factorySchema } from "./factory-schema.ts";

/**
 * The form of factory.yaml as a JSON Schema of draft 7, which the language servers of editors know best. What only a
 * computation can tell (a date that the calendar has, a storage backend with neither protocol) is not in it.
 */
export function factoryJsonSchema(): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(factorySchema, { target: "draft-7" }), title: "factory.yaml, vmfactory.io/v1alpha1" };
}
