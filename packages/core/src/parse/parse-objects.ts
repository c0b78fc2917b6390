import { parseAllDocuments } from "yaml";
import { yamlBytesMax } from "./limits.ts";

/**
 * Reads manifests that a program wrote: one document or several, without places. Undefined if the text is not YAML, or
 * is larger or deeper than what is read anywhere; what people write goes through `parseDocument`, which says why.
 */
export function parseObjects(text: string): readonly unknown[] | undefined {
  if (text.length > yamlBytesMax) return undefined;
  try {
    const documents = parseAllDocuments(text, { logLevel: "silent" });
    if (!Array.isArray(documents)) return [];
    if (documents.some(({ errors }) => errors.length > 0)) return undefined;
    return documents
      .map((document) => document.toJS({ maxAliasCount: 100 }) as unknown) // plain data of any shape
      .filter((value) => value !== null);
  } catch {
    // Aliases that expand to too much, or nesting that exhausts the stack: no manifest of ours.
    return undefined;
  }
}
