import { spanBetween } from "../base/text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "./document.ts";
import { parseFile } from "./parse-document.ts";

/**
 * The globs under `include` of a root file, for whoever reads the files (see `matchPath`). Nothing if the text cannot
 * be read or gives no list of texts: `parse` and `decodeSpec` say so.
 */
export function includesOf(source: SourceText): readonly string[] {
  const include = parseFile(source).value?.tree.entries?.get("include")?.node.value;
  return Array.isArray(include) ? include.filter((pattern): pattern is string => typeof pattern === "string") : [];
}

/** The finding about a glob of `includesOf` that matches no file. */
export function missingInclude(source: SourceText, pattern: string): Diagnostic {
  const file = parseFile(source).value;
  const items = file?.tree.entries?.get("include")?.node.items ?? [];
  const index = items.findIndex((item) => item.value === pattern);
  const item = items[index];
  const isGlob = /[*?]/.test(pattern);
  return {
    code: "parse/missing-include",
    severity: "error",
    message: isGlob
      ? `No file matches \`${pattern}\`, which \`${source.file}\` includes.`
      : `\`${source.file}\` includes \`${pattern}\`, and there is no such file.`,
    at: { file: source.file, pointer: ["include", Math.max(index, 0)] },
    on: "value",
    ...(file !== undefined && item !== undefined ? { span: spanBetween(file.starts, item.start, item.end) } : {}),
    why: "A part of the factory that is not read is missing from what is compiled.",
    fix: { sentence: `Paths start at the folder of \`${source.file}\`. Correct it, or delete the line.` },
  };
}
