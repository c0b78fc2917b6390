import type { Place, Pointer } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Staged } from "../diagnostics/staged.ts";
import type { Document, SourceText } from "./document.ts";
import { mergeFiles } from "./merge-files.ts";
import { anchorIn, locateIn, parseFile, type ParsedFile } from "./parse-document.ts";
import { findNode } from "./tree.ts";

/**
 * Reads factory.yaml, the first text, and the files that it includes as one document, merged by key. All files are read
 * before anything is said, so that a run tells what is wrong in each. The value is undefined if one of them could not
 * be read: what it should have given would be missed everywhere.
 */
export function parse(factory: readonly [SourceText, ...SourceText[]]): Staged<Document> {
  const sources = factory.filter((source, index) => factory.findIndex((other) => other.file === source.file) === index);
  const files: ParsedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const source of sources) {
    const parsed = parseFile(source);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.value !== undefined) files.push(parsed.value);
  }
  const [root, ...included] = files;
  if (root === undefined || files.length < sources.length) return { value: undefined, diagnostics };
  const merged = mergeFiles(root, included);
  const document: Document = {
    value: merged.value,
    placeOf: (pointer) => placeIn(files, pointer),
    locate: (place, on) => locateIn(files, place, on),
    anchorOf: (place) => anchorIn(files, place),
    texts: new Map(files.map(({ source }) => [source.file, source.text])),
    allowances: files.flatMap((file) => file.allowances),
  };
  return { value: document, diagnostics: [...diagnostics, ...merged.diagnostics] };
}

/** The file into which the pointer leads farthest; of several, the first. */
function placeIn(files: readonly ParsedFile[], pointer: Pointer): Place {
  let best = { file: "", depth: -1 };
  for (const { source, tree } of files) {
    const { depth } = findNode(tree, pointer);
    if (depth > best.depth) best = { file: source.file, depth };
  }
  return { file: best.file, pointer };
}
