import { lineStarts, spanBetween, type Span } from "../base/text.ts";
import type { Place } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { hasErrors } from "../diagnostics/severity.ts";
import type { Staged } from "../diagnostics/staged.ts";
import { buildTree } from "./build-tree.ts";
import { checkText } from "./check-text.ts";
import type { Allowance, Document, SourceText } from "./document.ts";
import { readAllowances } from "./read-allowances.ts";
import { readSyntax } from "./read-syntax.ts";
import { findNode, type Found, type TreeNode } from "./tree.ts";

/** One file as a tree, with what is needed to find places in it. */
export interface ParsedFile {
  readonly source: SourceText;
  readonly starts: readonly number[];
  readonly tree: TreeNode;
  readonly allowances: readonly Allowance[];
}

/**
 * Reads one file. Comes in: any text. Goes out: plain data with the place of each value, and all that is wrong with it
 * as YAML. The value is undefined if the text cannot be trusted to mean what its author meant. Takes bounded time and
 * memory, whatever the text; never throws.
 */
export function parseDocument(source: SourceText): Staged<Document> {
  const { value, diagnostics } = parseFile(source);
  if (value === undefined) return { value, diagnostics };
  return {
    value: {
      value: value.tree.value,
      placeOf: (pointer) => ({ file: source.file, pointer }),
      locate: (place, on) => locateIn([value], place, on),
      anchorOf: (place) => anchorIn([value], place),
      texts: new Map([[source.file, source.text]]),
      allowances: value.allowances,
    },
    diagnostics,
  };
}

/** Reads one file as a tree. */
export function parseFile(source: SourceText): Staged<ParsedFile> {
  const starts = lineStarts(source.text);
  const refused = checkText(source, starts);
  if (refused.length > 0) return { value: undefined, diagnostics: refused };
  const syntax = readSyntax(source, starts);
  if (hasErrors(syntax.diagnostics)) return { value: undefined, diagnostics: syntax.diagnostics };
  if (isEmpty(syntax.document.contents)) return { value: undefined, diagnostics: [missingContent(source)] };
  const { tree, diagnostics } = buildTree(source.file, syntax.document.contents, starts);
  const allowances = readAllowances(source, starts, syntax.comments);
  return { value: { source, starts, tree, allowances }, diagnostics };
}

/** Nothing, or what stands for nothing where comments are alone. */
function isEmpty(contents: unknown): boolean {
  return (
    contents === null ||
    (typeof contents === "object" && "source" in contents && contents.source === "" && !("items" in contents))
  );
}

function missingContent({ file }: SourceText): Diagnostic {
  return {
    code: "parse/missing-content",
    severity: "error",
    message: `The file \`${file}\` is empty, or holds nothing but comments.`,
    at: { file, pointer: [] },
    on: "value",
    span: spanBetween([0], 0, 0),
    fix: {
      sentence:
        "Write what it is for, or delete it. `vmf init` makes a factory.yaml to start from, `vmf plan` makes waves.",
    },
  };
}

/** See Document.locate. */
export function locateIn(files: readonly ParsedFile[], place: Place, on: "key" | "value"): Span | undefined {
  const file = files.find((one) => one.source.file === place.file);
  if (file === undefined) return undefined;
  const found = findNode(file.tree, place.pointer);
  const isWhole = found.depth === place.pointer.length;
  const [start, end] = stretchOf(found.alias ?? found, isWhole ? on : "key");
  return spanBetween(file.starts, start, end);
}

/** An item of a list, the root and what is not written have no key or no value: then the other half stands for both. */
function stretchOf({ node, entry, depth }: Found, on: "key" | "value"): readonly [number, number] {
  if (entry !== undefined && (on === "key" || node.end <= node.start)) return [entry.keyStart, entry.keyEnd];
  if (depth === 0 && on === "key") return firstKey(node);
  return [node.start, Math.max(node.start, node.end)];
}

/** What is missing at the root is reported where the document begins. */
function firstKey(root: TreeNode): readonly [number, number] {
  const [first] = root.entries?.values() ?? [];
  return first === undefined ? [root.start, root.start] : [first.keyStart, first.keyEnd];
}

/** See Document.anchorOf. */
export function anchorIn(files: readonly ParsedFile[], place: Place): Span | undefined {
  const file = files.find((one) => one.source.file === place.file);
  if (file === undefined) return undefined;
  const { node, alias } = findNode(file.tree, place.pointer);
  if (alias === undefined) return undefined;
  const written = node.anchor ?? node;
  return spanBetween(file.starts, written.start, written.end);
}
