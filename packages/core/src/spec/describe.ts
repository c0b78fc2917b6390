import type { z } from "zod";
import type { Pointer } from "../base/pointer.ts";
import type { Document } from "../parse/document.ts";
import { defOf } from "./issue.ts";

/** Letters of the user's own that a sentence bears. */
const shownMax = 60;

/** What was found, for a sentence: "the text `x`", "a map", "nothing". */
export function describeValue(value: unknown, source: string | undefined): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "string") return value === "" ? "an empty text" : `the text ${shown(value)}`;
  if (typeof value === "boolean") return shown(String(value));
  const number = String(Number(value));
  return `the number ${shown(number)}${source === undefined || source === number ? "" : ` (written ${shown(source)})`}`;
}

/** A text of the user's in a sentence: in one line, cut, marked. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `\`${line.length > shownMax ? `${line.slice(0, shownMax)}…` : line}\``;
}

/** A list of things for a sentence: "`a`, `b` or `c`". */
export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

/** What a type is called, after "must be". */
export function describeType(expected: string, schema?: z.core.$ZodType | z.core.$ZodCheck): string {
  const def = defOf(schema);
  if (def?.type === "array") {
    const items = plurals[typeName(def.element)];
    return items === undefined ? "a list" : `a list of ${items}`;
  }
  if (def?.type === "number" && "format" in def && /int/.test(String(def.format))) return "a whole number";
  return singulars[expected] ?? `of type ${expected}`;
}

const singulars: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "a map",
  record: "a map",
  null: "nothing",
};

const plurals: Readonly<Record<string, string>> = {
  string: "texts",
  enum: "texts",
  number: "numbers",
  boolean: "truth values",
  array: "lists",
  object: "maps",
  record: "maps",
};

/** The type of a schema below what only wraps it. */
function typeName(schema: z.core.$ZodType): string {
  const def = defOf(schema);
  if (def === undefined) return "";
  return "innerType" in def ? typeName(def.innerType) : def.type;
}

/** What stands in the file for a value, if it is written in one line: `4.10` for 4.1. */
export function sourceOf(document: Document, pointer: Pointer): string | undefined {
  const place = document.placeOf(pointer);
  const span = document.anchorOf(place) ?? document.locate(place, "value");
  const text = document.texts.get(place.file);
  if (span === undefined || text === undefined || span.start.line !== span.end.line) return undefined;
  return text.slice(span.start.offset, span.end.offset);
}
