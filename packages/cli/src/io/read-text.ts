import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from "node:fs";
import { attempt, OperatingError } from "../failure.ts";

export type TextRead =
  | { readonly kind: "text"; readonly text: string }
  /** Its bytes, as far as the system tells them without reading. */
  | { readonly kind: "too-large"; readonly bytes: number };

/**
 * Reads a text file of at most `bytesMax` bytes. Its size is asked before a byte is read, and what is no file (a folder,
 * a pipe that nobody writes to, a device without end) is refused without waiting for it. Bytes that are no UTF-8 become
 * U+FFFD, which the parser reports with its place. `name` is how messages call it.
 */
export function readTextFile(path: string, name: string, bytesMax: number): TextRead {
  // Opening a pipe without O_NONBLOCK would wait for a writer.
  const descriptor = attempt(`read \`${name}\``, () => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile())
      throw new OperatingError("not-a-file", `Cannot read \`${name}\`: it is ${kindOf(stats)}, not a file.`);
    if (stats.size > bytesMax) return { kind: "too-large", bytes: stats.size };
    const bytes = attempt(`read \`${name}\``, () => readUpTo(descriptor, bytesMax + 1, stats.size));
    // It grew while it was read, or is one of those of /proc whose size is not known before.
    if (bytes.length > bytesMax) return { kind: "too-large", bytes: bytes.length };
    return { kind: "text", text: new TextDecoder("utf-8").decode(bytes) };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Refuses what is no file before somebody opens it: opening a pipe waits for a writer, and a device has no end. What
 * is not there is told by whoever reads it.
 */
export function refuseSpecial(path: string, name: string, allowed: "file" | "file or folder" = "file"): void {
  const stats = attempt(`read \`${name}\``, () => statSync(path, { throwIfNoEntry: false }));
  if (stats === undefined || stats.isFile() || (allowed === "file or folder" && stats.isDirectory())) return;
  throw new OperatingError("not-a-file", `Cannot read \`${name}\`: it is ${kindOf(stats)}, not a ${allowed}.`);
}

/** As `readTextFile`, for files whose size nobody has a finding for. */
export function readWholeText(path: string, name: string, bytesMax: number): string {
  const read = readTextFile(path, name, bytesMax);
  if (read.kind === "text") return read.text;
  throw new OperatingError(
    "too-large",
    `\`${name}\` has ${read.bytes} bytes; at most ${bytesMax} are read.`,
    "Is it the right file?",
  );
}

/** What a thing of the file system is called that is no file. */
export function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return "a folder";
  if (stats.isSymbolicLink()) return "a symbolic link";
  if (stats.isFIFO()) return "a pipe";
  return stats.isSocket() ? "a socket" : "a device";
}

function readUpTo(descriptor: number, bytesMax: number, expected: number): Buffer {
  let buffer = Buffer.allocUnsafe(Math.min(bytesMax, expected + 1));
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    length += count;
    if (count === 0 || length === bytesMax) return buffer.subarray(0, length);
    if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(bytesMax, buffer.length * 2));
  }
}
