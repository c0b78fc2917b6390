import { assert } from "../base/assert.ts";
import { compare } from "../base/order.ts";

/**
 * A repository before it is written: paths, relative to its root with forward slashes, and their texts, in the order
 * of the paths. Every path is safe to write below any folder.
 */
export type FileTree = ReadonlyMap<string, string>;

/** Puts files into a tree. Two files of one path, or a file where another needs a folder, are a bug of ours. */
export function fileTree(files: Iterable<readonly [path: string, text: string]>): FileTree {
  const sorted = [...files].sort(([a], [b]) => compare(a, b));
  const tree = new Map<string, string>();
  const seen = new Map<string, string>();
  for (const [path, text] of sorted) {
    assert(isSafePath(path), `the path ${JSON.stringify(path)} cannot be written`);
    // Some file systems do not tell upper and lower case apart: there, the second would overwrite the first.
    const folded = path.toLowerCase();
    assert(!seen.has(folded), `two files would be written to ${path}`);
    seen.set(folded, path);
    tree.set(path, text);
  }
  for (const path of tree.keys())
    for (const folder of foldersOf(path))
      assert(!seen.has(folder.toLowerCase()), `${folder} would be a file and a folder`);
  return tree;
}

/** The folders above a path, nearest last: `a/b/c` has `a` and `a/b`. */
export function foldersOf(path: string): readonly string[] {
  const steps = path.split("/").slice(0, -1);
  return steps.map((_, index) => steps.slice(0, index + 1).join("/"));
}

/**
 * Whether a path stays below the folder that it is joined to, on every system, and out of Git's own folder: relative,
 * no step `.` or `..` or empty, none of the characters or endings that Windows refuses, no step over 255 bytes.
 */
export function isSafePath(path: string): boolean {
  const steps = path.split("/");
  return path.length <= 1024 && steps.every(isSafeStep) && steps[0]?.toLowerCase() !== ".git";
}

function isSafeStep(step: string): boolean {
  if (step === "" || step === "." || step === ".." || /[\\:*?"<>|\p{Cc}\p{Cs}]|[. ]$/u.test(step)) return false;
  const bytesMax = step.replaceAll(/\P{ASCII}/gu, "four").length;
  return bytesMax <= 255;
}

/** A path from a folder to another path of the tree, as kustomize and Markdown links want it. */
export function relativePath(fromFolder: string, to: string): string {
  const from = fromFolder === "" ? [] : fromFolder.split("/");
  const target = to === "" ? [] : to.split("/");
  let shared = 0;
  while (shared < from.length && shared < target.length && from[shared] === target[shared]) shared += 1;
  return [...from.slice(shared).map(() => ".."), ...target.slice(shared)].join("/") || ".";
}
