import { formatPointer, type Pointer } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Document } from "../parse/document.ts";
import { shown, sourceOf } from "./describe.ts";

/**
 * Reports numbers that are not written as everyone writes them: `012` is twelve to readers of YAML 1.2 and ten to those
 * of 1.1, `0o17` is a number to some and a text to others, `.inf` is no quantity, and of a very long number the last
 * digits are lost.
 */
export function ambiguousNumbers(document: Document): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document.value, []);
  return found;

  function visit(value: unknown, pointer: Pointer): void {
    if (typeof value === "number") {
      const source = sourceOf(document, pointer);
      if (source !== undefined && !isPlain(source, value)) found.push(finding(document, pointer, source, value));
    } else if (typeof value === "object" && value !== null) {
      const isList = Array.isArray(value);
      for (const [key, item] of Object.entries(value)) visit(item, [...pointer, isList ? Number(key) : key]);
    }
  }
}

function isPlain(source: string, value: number): boolean {
  if (/^-?(?:0|[1-9]\d*)$/.test(source)) return Number.isSafeInteger(value);
  return /^-?(?:0|[1-9]\d*)\.\d+$/.test(source);
}

function finding(document: Document, pointer: Pointer, source: string, value: number): Diagnostic {
  const isKnown = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return {
    code: "spec/ambiguous-number",
    severity: "error",
    message: isKnown
      ? `\`${formatPointer(pointer)}\` is written as ${shown(source)}, which is \`${value}\` to some readers of YAML only.`
      : `\`${formatPointer(pointer)}\` is written as ${shown(source)}, which is no number that can be counted with.`,
    at: document.placeOf(pointer),
    on: "value",
    why: "A number must be the same to everyone who reads the file.",
    fix: isKnown
      ? { sentence: `Write \`${value}\` if that is meant; a text wants quotes.`, replacement: String(value) }
      : { sentence: "Write it in digits." },
  };
}
