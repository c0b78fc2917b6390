import { lineStarts, spanBetween } from "../base/text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Staged } from "../diagnostics/staged.ts";
import { exceedsSize } from "./check-text.ts";
import type { Document, SourceText } from "./document.ts";
import { checkJson, findInJson } from "./json-scanner.ts";
import { planBytesMax } from "./limits.ts";

/** Places are looked up by reading again from the beginning: in longer texts a finding names the place in words only. */
const locatedMax = 4 * 1024 * 1024;

/**
 * Reads a JSON file that a program wrote and that is too large for the reader of YAML. Comes in: any text. Goes out: its
 * value, or the first error with its place. Lines are looked up when they are asked for, so that a large file costs
 * little more than JSON.parse.
 */
export function parseJson(source: SourceText): Staged<Document> {
  const { file, text } = source;
  if (text.length > planBytesMax) {
    return { value: undefined, diagnostics: [exceedsSize(file, `${text.length} characters`, planBytesMax)] };
  }
  const starts = lineStarts(text);
  const error = checkJson(text);
  if (error !== undefined) return { value: undefined, diagnostics: [syntaxError(source, starts, error)] };
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  const document: Document = {
    value,
    placeOf: (pointer) => ({ file, pointer }),
    locate: (place, on) => {
      if (place.file !== file || text.length > locatedMax) return undefined;
      const found = findInJson(text, place.pointer);
      const isKey = (on === "key" || found.depth < place.pointer.length) && found.key !== undefined;
      return spanBetween(starts, ...(isKey && found.key !== undefined ? found.key : found.value));
    },
    anchorOf: () => undefined,
    texts: new Map([[file, text]]),
    allowances: [],
  };
  return { value: document, diagnostics: [] };
}

function syntaxError(
  { file, text }: SourceText,
  starts: readonly number[],
  error: { readonly message: string; readonly offset: number },
): Diagnostic {
  const isEmpty = text.trim() === "";
  return {
    code: isEmpty ? "parse/missing-content" : "parse/invalid-syntax",
    severity: "error",
    message: isEmpty ? `The file \`${file}\` is empty.` : `This is not JSON: ${error.message}`,
    at: { file, pointer: [] },
    on: "value",
    span: spanBetween(starts, error.offset, Math.min(error.offset + 1, text.length)),
    fix: { sentence: "A program writes this file: let it write it again." },
  };
}
