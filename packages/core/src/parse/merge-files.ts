import { formatPointer } from "../base/pointer.ts";
import { spanBetween } from "../base/text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ParsedFile } from "./parse-document.ts";
import type { TreeEntry, TreeNode } from "./tree.ts";

export interface Merged {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Merges included files into the root file: maps key by key, at every depth. A list or a single value has one author:
 * when two files give it, that is a finding which names both. An included file may say the same apiVersion and kind as
 * the root, for editors that ask for them; it may not include others.
 */
export function mergeFiles(root: ParsedFile, included: readonly ParsedFile[]): Merged {
  const diagnostics: Diagnostic[] = [];
  const parts: Part[] = [{ file: root, node: root.tree, entry: undefined }];
  for (const file of included) {
    if (file.tree.entries === undefined) diagnostics.push(noMap(file, root));
    else parts.push({ file, node: { ...file.tree, entries: partOf(file, root, diagnostics) }, entry: undefined });
  }
  if (root.tree.entries === undefined) return { value: root.tree.value, diagnostics };
  return { value: mergeParts(parts, [], diagnostics), diagnostics };
}

/** What one file says at a place. */
interface Part {
  readonly file: ParsedFile;
  readonly node: TreeNode;
  readonly entry: TreeEntry | undefined;
}

/** The entries of an included file that are merged: without those that only say what it is. */
function partOf(file: ParsedFile, root: ParsedFile, diagnostics: Diagnostic[]): ReadonlyMap<string, TreeEntry> {
  const entries = new Map(file.tree.entries);
  for (const key of ["apiVersion", "kind"]) {
    if (entries.has(key) && entries.get(key)?.node.value === root.tree.entries?.get(key)?.node.value)
      entries.delete(key);
  }
  const include = entries.get("include");
  if (include !== undefined) {
    entries.delete("include");
    diagnostics.push(nested(file, root, include));
  }
  return entries;
}

function mergeParts(parts: readonly Part[], pointer: readonly string[], diagnostics: Diagnostic[]): unknown {
  const [first, ...others] = parts;
  if (first === undefined) return null;
  if (others.length === 0) return first.node.value;
  const maps = parts.filter((part) => part.node.entries !== undefined);
  if (maps.length < parts.length) {
    for (const other of others) diagnostics.push(conflict(first, other, pointer));
    return first.node.value;
  }
  const merged: Record<string, unknown> = Object.create(null);
  for (const key of new Set(maps.flatMap((part) => [...(part.node.entries?.keys() ?? [])]))) {
    const below = maps.flatMap(({ file, node }): Part[] => {
      const entry = node.entries?.get(key);
      return entry === undefined ? [] : [{ file, node: entry.node, entry }];
    });
    merged[key] = mergeParts(below, [...pointer, key], diagnostics);
  }
  return merged;
}

function conflict(first: Part, other: Part, pointer: readonly string[]): Diagnostic {
  const [one, two] = [first.file.source.file, other.file.source.file];
  return {
    code: "parse/conflicting-include",
    severity: "error",
    message: `\`${formatPointer(pointer)}\` is given in \`${one}\` and in \`${two}\`.`,
    at: { file: two, pointer },
    on: "key",
    why: "Only maps are merged; any other value is written once, or nobody knows which one counts.",
    fix: { sentence: `Delete it in one of the two files.` },
    related: [{ at: { file: one, pointer }, label: "given here too" }],
  };
}

function nested(file: ParsedFile, root: ParsedFile, entry: TreeEntry): Diagnostic {
  return {
    code: "parse/unsupported-include",
    severity: "error",
    message: `\`${file.source.file}\` is included and includes files itself.`,
    at: { file: file.source.file, pointer: ["include"] },
    on: "key",
    span: spanBetween(file.starts, entry.keyStart, entry.keyEnd),
    why: "All parts of a factory are named in one place, so that nobody has to follow them.",
    fix: { sentence: `Name the files in \`include\` of \`${root.source.file}\`.` },
  };
}

function noMap(file: ParsedFile, root: ParsedFile): Diagnostic {
  return {
    code: "parse/conflicting-include",
    severity: "error",
    message: `\`${file.source.file}\` is included and does not hold a map.`,
    at: { file: file.source.file, pointer: [] },
    on: "value",
    fix: { sentence: `Write keys of the factory in it, as in \`${root.source.file}\`.` },
  };
}
