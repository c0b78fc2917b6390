import { hashText } from "../base/hash.ts";
import { compare } from "../base/order.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { FileTree } from "./file-tree.ts";
import { foldersOf } from "./file-tree.ts";
import type { Manifest } from "./manifest.ts";
import { isWritten, manifestPath } from "./manifest.ts";

/**
 * What stands at a path: a file with `hashOfFile` of its text, a folder, or something that is neither (a link, a
 * device), which is never written through.
 */
export type Existing =
  | { readonly kind: "file"; readonly hash: string }
  | { readonly kind: "folder" }
  | { readonly kind: "other" };

/** What is to be done to a folder so that it holds a tree. Lists are sorted by path; no path is in two of them. */
export interface WritePlan {
  readonly create: readonly string[];
  readonly replace: readonly string[];
  readonly delete: readonly string[];
  /** Already as they should be. Files of somebody else that are equal are taken over. */
  readonly unchanged: readonly string[];
  /** What stands in the way. If there is one, nothing may be written or deleted. */
  readonly conflicts: readonly Conflict[];
}

export interface Conflict {
  readonly path: string;
  /**
   * `edited`: ours, changed since we wrote it. `foreign`: a file that we did not write. `no-file`: a folder, link or
   * device where a file is to be. `no-folder`: a file, link or device where a folder is to be.
   */
  readonly kind: "edited" | "foreign" | "no-file" | "no-folder";
  /** What would have been done to it. */
  readonly action: "replace" | "delete";
}

export interface WriteInput {
  /** What stands at the paths that `pathsToLook` names; a path that is not in it does not exist. */
  readonly existing: ReadonlyMap<string, Existing>;
  readonly manifest: Manifest;
  readonly next: FileTree;
  /** Whether to overwrite and delete files of ours that were edited by hand. Never touches files of others. */
  readonly force: boolean;
}

/** The hash by which a file is known to be as it was written, also where Git checked it out with CR LF. */
export function hashOfFile(text: string): string {
  return hashText(text.replaceAll("\r\n", "\n"));
}

/** Every path of which `planWrite` wants to know what stands there: files of ours, old and new, and the folders above. */
export function pathsToLook(manifest: Manifest, next: FileTree): readonly string[] {
  const files = new Set([...manifest.files.keys(), ...manifest.pending.keys(), ...next.keys()]);
  const folders = new Set([...files].flatMap(foldersOf));
  return [...new Set([...files, ...folders])].sort(compare);
}

/**
 * Decides what to do with each file. It deletes what it owns and no longer makes, never touches what it does not own,
 * and refuses files that were edited by hand unless told to. What is not where it was (somebody deleted a file of ours)
 * is made again. The manifest itself is always ours.
 *
 * To be safe against interruption at any moment, carry it out in this order: write `manifestDuring`, delete, write each
 * other file whole, write the manifest of the tree.
 */
export function planWrite({ existing, manifest, next, force }: WriteInput): WritePlan {
  const plan = {
    create: [] as string[],
    replace: [] as string[],
    delete: [] as string[],
    unchanged: [] as string[],
    conflicts: [] as Conflict[],
  };
  const ours = (path: string, hash: string): boolean => isWritten(manifest, path, hash);
  const isOwned = (path: string): boolean =>
    path === manifestPath || manifest.files.has(path) || manifest.pending.has(path);
  for (const [path, text] of next) planFile(path, text);
  for (const path of new Set([...manifest.files.keys(), ...manifest.pending.keys()]))
    if (!next.has(path)) planOld(path);
  addBlockedFolders();
  for (const list of [plan.create, plan.replace, plan.delete, plan.unchanged]) list.sort(compare);
  plan.conflicts.sort((a, b) => compare(a.path, b.path));
  return plan;

  function planFile(path: string, text: string): void {
    const there = existing.get(path);
    if (there === undefined) plan.create.push(path);
    else if (there.kind !== "file") plan.conflicts.push({ path, kind: "no-file", action: "replace" });
    else if (there.hash === hashText(text)) plan.unchanged.push(path);
    else if (path === manifestPath || ours(path, there.hash) || (force && isOwned(path))) plan.replace.push(path);
    else plan.conflicts.push({ path, kind: isOwned(path) ? "edited" : "foreign", action: "replace" });
  }

  /** What was ours and is now a folder or a link is not ours any more. */
  function planOld(path: string): void {
    const there = existing.get(path);
    if (there?.kind !== "file" || isBlocked(path)) return;
    if (force || ours(path, there.hash)) plan.delete.push(path);
    else plan.conflicts.push({ path, kind: "edited", action: "delete" });
  }

  /** Below a link somebody else's folder would be changed. */
  function isBlocked(path: string): boolean {
    return foldersOf(path).some((folder) => (existing.get(folder)?.kind ?? "folder") !== "folder");
  }

  /** A file of ours that goes makes room for a folder; anything else that is no folder stands in the way. */
  function addBlockedFolders(): void {
    const goes = new Set(plan.delete);
    const folders = new Set([...next.keys()].flatMap(foldersOf));
    for (const folder of folders) {
      const kind = existing.get(folder)?.kind ?? "folder";
      if (kind === "folder" || goes.has(folder) || plan.conflicts.some(({ path }) => path === folder)) continue;
      plan.conflicts.push({ path: folder, kind: "no-folder", action: "replace" });
    }
  }
}

/** The conflicts of a plan as findings: what is in the way, and what to do. */
export function conflictFindings(conflicts: readonly Conflict[]): readonly Diagnostic[] {
  return conflicts.map((conflict) => (conflict.kind === "edited" ? editedFile(conflict) : foreignFile(conflict)));
}

function editedFile({ path, action }: Conflict): Diagnostic {
  const loss = action === "delete" ? "deleted, because it is no longer made" : "overwritten";
  return finding("output/edited-file", {
    message: `\`${path}\` was edited by hand since vmf wrote it; it would be ${loss}.`,
    at: { file: path, pointer: [] },
    on: "value",
    why: "An edit of a generated file is lost at the next compile, so vmf refuses rather than lose it now.",
    fix: {
      sentence:
        "Move the edit to factory.yaml or to a patch below extras/, then restore the file from Git; or compile with --force to drop the edit.",
    },
  });
}

function foreignFile({ path, kind }: Conflict): Diagnostic {
  const what = {
    edited: "a file that was edited",
    foreign: "a file that vmf did not write",
    "no-file": "a folder or link where a file is to be",
    "no-folder": "no folder, but files are to be written below it",
  };
  return finding("output/foreign-file", {
    message: `\`${path}\` is in the way: it is ${what[kind]}.`,
    at: { file: path, pointer: [] },
    on: "value",
    why: "vmf neither changes nor deletes what it did not write.",
    fix: { sentence: "Move it away, or compile into another folder with --out." },
  });
}
