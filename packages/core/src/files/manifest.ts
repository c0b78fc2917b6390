import { hashText } from "../base/hash.ts";
import { compare } from "../base/order.ts";
import type { Code } from "../diagnostics/codes.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Staged } from "../diagnostics/staged.ts";
import type { FileTree } from "./file-tree.ts";
import { isSafePath } from "./file-tree.ts";

/** Where the manifest stands in a repository. It is ours and not listed in itself. */
export const manifestPath = ".vmf/manifest.json";

/**
 * Which files of a repository vmf wrote, with the SHA-256 of what it wrote. While files are being written there are two
 * answers for a file, the old and the new text: the manifest that is written first holds the new ones as `pending`, so
 * that an interrupted run leaves nothing that looks like an edit by hand; several interrupted runs add up.
 */
export interface Manifest {
  readonly files: ReadonlyMap<string, string>;
  readonly pending: ReadonlyMap<string, readonly string[]>;
}

/** The manifest of a repository that vmf never wrote to. */
export const emptyManifest: Manifest = { files: new Map(), pending: new Map() };

const format = "vmfactory.io/manifest";
const version = 1;

/** The manifest of a tree as it is once all of it is written. The tree may hold the manifest; it is left out. */
export function manifestOf(tree: FileTree): Manifest {
  const files = [...tree]
    .filter(([path]) => path !== manifestPath)
    .map(([path, text]) => [path, hashText(text)] as const);
  return { files: new Map(files), pending: new Map() };
}

/** The manifest to write before the first file of a tree is written or an old one deleted. */
export function manifestDuring(before: Manifest, next: FileTree): Manifest {
  const pending = new Map(before.pending);
  for (const [path, hash] of manifestOf(next).files) {
    const known = pending.get(path) ?? [];
    if (before.files.get(path) !== hash && !known.includes(hash)) pending.set(path, [...known, hash]);
  }
  return { files: before.files, pending };
}

/** Whether a file is as vmf wrote it, or was about to. */
export function isWritten({ files, pending }: Manifest, path: string, hash: string): boolean {
  return files.get(path) === hash || (pending.get(path) ?? []).includes(hash);
}

/** Prints a manifest, sorted by path: the same manifest gives the same text. */
export function printManifest({ files, pending }: Manifest): string {
  const body = {
    format,
    version,
    files: sortedRecord(files),
    ...(pending.size === 0 ? {} : { pending: sortedRecord(pending) }),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

function sortedRecord<T>(map: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...map].sort(([a], [b]) => compare(a, b)));
}

/**
 * Reads a manifest from the file that findings name. What cannot be read is one finding of severity error and no value:
 * then nothing must be written.
 */
export function readManifest(text: string, file: string = manifestPath): Staged<Manifest> {
  const body = parseJson(text);
  if (!isRecord(body) || body["format"] !== format) return invalid(file, `it is not JSON with \`format: ${format}\``);
  if (typeof body["version"] !== "number") return invalid(file, "its `version` is not a number");
  if (body["version"] > version) return newer(file, body["version"]);
  const files = readHashes(body["files"], (hash) => (isHash(hash) ? hash : undefined));
  const pending = readHashes(body["pending"] ?? {}, (hashes) =>
    Array.isArray(hashes) && hashes.every(isHash) ? hashes : undefined,
  );
  if (typeof files === "string") return invalid(file, files);
  if (typeof pending === "string") return invalid(file, pending);
  return { value: { files, pending }, diagnostics: [] };
}

/** The hashes of a part of the manifest, or what is wrong with it. */
function readHashes<T>(part: unknown, read: (hashes: unknown) => T | undefined): ReadonlyMap<string, T> | string {
  if (!isRecord(part)) return "it does not map paths to hashes";
  const result = new Map<string, T>();
  for (const [path, hashes] of Object.entries(part)) {
    if (!isSafePath(path)) return `it claims ${JSON.stringify(path)}, which is no path below the repository`;
    const value = read(hashes);
    if (value === undefined) return `the hash of \`${path}\` is not one`;
    result.set(path, value);
  }
  return result;
}

const isHash = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is not JSON is no manifest; the caller says so.
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(file: string, what: string): Staged<Manifest> {
  const sentence = `Restore \`${file}\` from Git. If it is lost, move the generated files away and compile into an empty folder.`;
  return refuse("output/invalid-manifest", file, `The manifest of generated files cannot be used: ${what}.`, sentence);
}

function newer(file: string, found: number): Staged<Manifest> {
  const message = `The manifest of generated files is of version ${found}; this vmf reads up to version ${version}.`;
  return refuse("output/unsupported-manifest", file, message, "Use the vmf that wrote it, or a newer one.");
}

function refuse(code: Code, file: string, message: string, sentence: string): Staged<Manifest> {
  const why = "Without it vmf cannot tell its own files from those of other people, so it writes nothing.";
  return {
    value: undefined,
    diagnostics: [finding(code, { message, at: { file, pointer: [] }, on: "value", why, fix: { sentence } })],
  };
}
