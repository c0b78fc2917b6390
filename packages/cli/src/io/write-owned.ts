import { join } from "node:path";
import {
  conflictFindings,
  emptyManifest,
  hasErrors,
  manifestDuring,
  manifestOf,
  pathsToLook,
  planWrite,
  printManifest,
  readManifest,
  type Conflict,
  type Diagnostic,
  type FileTree,
  type Manifest,
  type WritePlan,
} from "@vmfactory/core";
import type { Deps } from "../deps.ts";
import { attempt, OperatingError } from "../failure.ts";
import type { Progress } from "../progress/progress.ts";
import { withLock } from "./lock.ts";
import { lookAt } from "./look.ts";
import { readWholeText } from "./read-text.ts";
import { carryOut, hasStaging, removeStaging, type Written } from "./write-job.ts";

/** A tree that is to stand below a folder, and the record by which it is known which of the files there are ours. */
export interface OwnedTree {
  /** Absolute path of the folder; it is made if it is not there. */
  readonly root: string;
  /** How messages call it. */
  readonly name: string;
  /** May hold the record itself; what it says is then ignored, for it is made from the tree. */
  readonly tree: FileTree;
  /** Path of the record, relative to the root. */
  readonly recordPath: string;
  /** What of the record counts: files that are left to people are taken out. */
  owned?(manifest: Manifest): Manifest;
  readonly force: boolean;
}

export interface WriteOutcome {
  /** `refused`: something is in the way and nothing was touched; the diagnostics say what. */
  readonly ended: Written | "unchanged" | "refused";
  readonly plan: WritePlan;
  readonly wasInterrupted: boolean;
  /** True: an earlier run had been interrupted, and this one finished its work. */
  readonly hasFinishedEarlier: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** No record of ours comes near it. */
const recordBytesMax = 64 * 2 ** 20;

/**
 * Makes a folder hold a tree: writes what differs, deletes what is ours and no longer in it, touches nothing else. All
 * or nothing where that can be, else each file whole and the next run finishes (`carryOut`). Throws an OperatingError.
 */
export function writeOwned(
  owned: OwnedTree,
  deps: Pick<Deps, "interrupts" | "timer">,
  progress: Progress,
): Promise<WriteOutcome> {
  return deps.interrupts.during((signal) =>
    withLock(owned.root, owned.name, async () => {
      const hasFinishedEarlier = hasStaging(owned.root);
      const decided = decide(owned);
      const { plan, manifest, diagnostics } = decided;
      const outcome = { plan, diagnostics, hasFinishedEarlier, wasInterrupted: false };
      if (hasErrors(diagnostics)) return { ...outcome, ended: "refused" as const, hasFinishedEarlier: false };
      const job = jobOf(owned, plan, manifest);
      if (job === undefined) {
        attempt(`write to \`${owned.name}\``, () => removeStaging(owned.root));
        return { ...outcome, ended: "unchanged" as const };
      }
      const phase = progress.start("writing", job.write.size + job.delete.length);
      try {
        const ended = await carryOut(job, { signal, timer: deps.timer, onProgress: (done) => phase.advanceTo(done) });
        return { ...outcome, ended, wasInterrupted: signal.aborted };
      } finally {
        phase.end();
      }
    }),
  );
}

/** What `writeOwned` would do, without writing; for a folder that is not there too. */
export function decide(owned: OwnedTree): Pick<WriteOutcome, "plan" | "diagnostics"> & { readonly manifest: Manifest } {
  const read = readRecord(owned);
  const manifest = read.manifest ?? emptyManifest;
  const tree = withoutRecord(owned);
  const existing = lookAt(owned.root, pathsToLook(manifest, tree));
  const plan = planWrite({ existing, manifest, next: tree, force: owned.force });
  return { plan, manifest, diagnostics: [...read.diagnostics, ...inTheWay(owned, plan.conflicts)] };
}

function readRecord({ root, recordPath, owned }: OwnedTree): {
  readonly manifest?: Manifest;
  readonly diagnostics: readonly Diagnostic[];
} {
  let text: string;
  try {
    text = readWholeText(join(root, recordPath), recordPath, recordBytesMax);
  } catch (error) {
    if (error instanceof OperatingError && error.kind === "not-found") return { diagnostics: [] };
    throw error;
  }
  const { value, diagnostics } = readManifest(text, recordPath);
  return value === undefined ? { diagnostics } : { manifest: owned?.(value) ?? value, diagnostics };
}

function inTheWay({ name }: OwnedTree, conflicts: readonly Conflict[]): readonly Diagnostic[] {
  const prefix = name === "." ? "" : `${name}/`;
  return conflictFindings(conflicts.map((conflict) => ({ ...conflict, path: `${prefix}${conflict.path}` })));
}

/** Undefined: everything is as it should be, the record too. */
function jobOf(owned: OwnedTree, plan: WritePlan, manifest: Manifest) {
  const tree = withoutRecord(owned);
  const write = new Map([...plan.create, ...plan.replace].map((path) => [path, tree.get(path) ?? ""]));
  const after = manifestOf(tree);
  const isUnchanged = write.size === 0 && plan.delete.length === 0 && printManifest(manifest) === printManifest(after);
  if (isUnchanged) return undefined;
  const record = {
    path: owned.recordPath,
    during: printManifest(manifestDuring(manifest, tree)),
    after: printManifest(after),
  };
  return { root: owned.root, name: owned.name, write, delete: plan.delete, record };
}

function withoutRecord({ tree, recordPath }: OwnedTree): FileTree {
  return new Map([...tree].filter(([path]) => path !== recordPath));
}
