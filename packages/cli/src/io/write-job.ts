import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Timer } from "../deps.ts";
import { attempt, describeSystemError, OperatingError, systemCode } from "../failure.ts";

/** What is to be done below a folder, all of it decided: paths are relative to it, with forward slashes, and safe. */
export interface WriteJob {
  readonly root: string;
  /** How messages call the root. */
  readonly name: string;
  readonly write: ReadonlyMap<string, string>;
  readonly delete: readonly string[];
  /**
   * The record of what is ours. `during` knows both the old and the new text of each file, and is in place before the
   * first file changes; `after` is in place when all have.
   */
  readonly record: { readonly path: string; readonly during: string; readonly after: string };
}

export interface WriteRun {
  readonly signal: AbortSignal;
  readonly timer: Timer;
  onProgress(done: number, total: number): void;
}

/** How it ended. `interrupted` and yet `finished`: the signal came when it was cheaper to finish than to go back. */
export type Written = "finished" | "undone";

/** Folder in the root for everything that is not for people: the records, the lock, files on their way. */
export const stateFolder = ".vmf";

const staging = `${stateFolder}/staging`;

/**
 * Carries out a job so that at every moment each file is whole, the old one or the new one, and the record tells which
 * files are ours. First all new texts are written beside, where a full disk or a signal costs nothing; then the record,
 * then each file takes its place by a rename. If the program dies between two of them, the next run sees files of ours
 * in both states and finishes. The caller holds the lock.
 */
export async function carryOut(job: WriteJob, run: WriteRun): Promise<Written> {
  attempt(`write to \`${job.name}\``, () => removeStaging(job.root));
  const total = job.write.size + job.delete.length;
  const isStaged = await stage(job, run).catch((error: unknown) => {
    removeStaging(job.root);
    throw describeSystemError(error, `write to \`${job.name}\`, and nothing there was changed`);
  });
  if (!isStaged) return "undone";
  let done = 0;
  try {
    take(job.root, "during", job.record.path);
    for (const path of job.delete) {
      remove(job.root, path);
      if (++done % breathEvery === 0) await breathe(run, done, total);
    }
    for (const [index, path] of [...job.write.keys()].entries()) {
      makeFolder(job.root, path);
      take(job.root, String(index), path);
      if (++done % breathEvery === 0) await breathe(run, done, total);
    }
    take(job.root, "after", job.record.path);
  } catch (error) {
    throw incomplete(error, job, done, total);
  }
  run.onProgress(done, total);
  removeStaging(job.root);
  return "finished";
}

/** How many files are written between two looks at signals. */
const breathEvery = 64;

async function breathe(run: WriteRun, done: number, total: number): Promise<void> {
  run.onProgress(done, total);
  await run.timer.breathe();
}

/** Writes all new texts beside their places. False: it was interrupted and everything is as before. */
async function stage({ root, write, record }: WriteJob, { signal, timer }: WriteRun): Promise<boolean> {
  mkdirSync(join(root, staging));
  const put = (name: string, text: string): void => writeFileSync(join(root, staging, name), text, { flag: "wx" });
  put("during", record.during);
  put("after", record.after);
  for (const [index, text] of [...write.values()].entries()) {
    put(String(index), text);
    if (index % breathEvery === 0) await timer.breathe();
    if (signal.aborted) break;
  }
  await timer.breathe();
  if (signal.aborted) removeStaging(root);
  return !signal.aborted;
}

function take(root: string, staged: string, path: string): void {
  renameSync(join(root, staging, staged), join(root, path));
}

function makeFolder(root: string, path: string): void {
  mkdirSync(join(root, dirname(path)), { recursive: true });
}

/** Deletes a file, and the folders above it that are empty then. */
function remove(root: string, path: string): void {
  unlinkSync(join(root, path));
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (readdirSync(join(root, folder)).length > 0) return;
    rmdirSync(join(root, folder));
  }
}

/** Takes away what an interrupted run left on its way. */
export function removeStaging(root: string): void {
  rmSync(join(root, staging), { recursive: true, force: true });
}

/** Whether a run was interrupted and what it left is still there. */
export function hasStaging(root: string): boolean {
  return lstatSync(join(root, staging), { throwIfNoEntry: false }) !== undefined;
}

function incomplete(error: unknown, { name }: WriteJob, done: number, total: number): unknown {
  if (systemCode(error) === undefined) return error;
  const described = describeSystemError(error, `finish writing to \`${name}\``);
  if (!(described instanceof OperatingError)) return described;
  const state = `${done} of ${total} files are done and each file is whole, the old one or the new one.`;
  return new OperatingError(
    described.kind,
    `${described.message} ${state}`,
    "Remove the cause and run the same command again: it finishes.",
  );
}
