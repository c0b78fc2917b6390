import type { Staged } from "../diagnostics/staged.ts";
import type { Document } from "../parse/document.ts";
import { checkHead } from "./check-head.ts";
import { decodeZod } from "./decode-zod.ts";
import { factorySchema, type Spec } from "./factory-schema.ts";

/**
 * What was written in factory.yaml and its parts, typed. Comes in: a document as `parse` gives it. Goes out: the Spec if
 * all of it has the form of factory.yaml, else every place that has not. Nothing is filled in and nothing is resolved.
 */
export function decodeSpec(document: Document): Staged<Spec> {
  const wrong = checkHead(document, { kind: "Factory", what: "factory.yaml" });
  return wrong === undefined ? decodeZod<Spec>(factorySchema, document) : { value: undefined, diagnostics: [wrong] };
}
