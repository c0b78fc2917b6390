import { chmodSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attempt, OperatingError } from "../failure.ts";
import { kindOf } from "./read-text.ts";
import { stateFolder } from "./write-job.ts";

/** An edit of one file of people: what was read, and what is to stand there. */
export interface FileEdit {
  /** Path of the file in the repository. */
  readonly file: string;
  readonly before: string;
  readonly text: string;
}

const byteOrderMark = "\uFEFF";

/**
 * Replaces the text of one file of people, whole or not at all. The new text is written into the folder for state, so
 * that no file of others is met on the way, and takes its place by a rename. Refuses what is no file, and a file that
 * was changed since it was read. Keeps its mode, and the mark at its beginning that readers leave out. The caller
 * holds the lock of `root`.
 */
export function replaceFile(root: string, name: string, { file, before, text }: FileEdit): void {
  const path = join(root, file);
  const stats = attempt(`read \`${name}\``, () => lstatSync(path));
  if (!stats.isFile())
    throw new OperatingError(
      "not-a-file",
      `\`${name}\` is ${kindOf(stats)}, and vmf does not write through it.`,
      "Put the file itself there.",
    );
  const now = attempt(`read \`${name}\``, () => readFileSync(path, "utf8"));
  const mark = now.startsWith(byteOrderMark) ? byteOrderMark : "";
  if (now !== mark + before)
    throw new OperatingError("busy", `\`${name}\` was changed meanwhile.`, "Look at it, and run it again.");
  const part = join(root, stateFolder, "edit");
  attempt(`write \`${name}\`, which is as it was`, () => {
    try {
      rmSync(part, { force: true });
      writeFileSync(part, mark + text, { flag: "wx" });
      chmodSync(part, stats.mode);
      renameSync(part, path);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  });
}
