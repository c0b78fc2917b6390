import { jsonSchema, type JsonSchema } from "./json-schema.ts";
import { planRecordSchema, waveSchema } from "./wave-schema.ts";

/** The form of a Wave, `waves/<wave>.yaml`, as a JSON Schema for editors. */
export function waveJsonSchema(): JsonSchema {
  return jsonSchema(waveSchema, { id: "urn:vmfactory.io:v1alpha1:Wave", title: "Wave, vmfactory.io/v1alpha1" });
}

/** The form of the record of a plan, `waves/plan.json`, as a JSON Schema. */
export function planRecordJsonSchema(): JsonSchema {
  return jsonSchema(planRecordSchema, { id: "urn:vmfactory.io:plan:1", title: "waves/plan.json, version 1" });
}
