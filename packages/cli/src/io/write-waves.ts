import { join } from "node:path";
import {
  emptyManifest,
  hashOfFile,
  isWritten,
  printYaml,
  readManifest,
  type FileTree,
  type Manifest,
  type PlanRecord,
  type Wave,
} from "@vmfactory/core";
import type { Deps } from "../deps.ts";
import { OperatingError } from "../failure.ts";
import type { Progress } from "../progress/progress.ts";
import { shown } from "./find-factory.ts";
import { readTextFile } from "./read-text.ts";
import { planRecordPath, wavesFolder, type ReadWaves } from "./read-waves.ts";
import { stateFolder } from "./write-job.ts";
import { writeOwned, type WriteOutcome } from "./write-owned.ts";

/** Record of which waves were planned by vmf and left as they were: those it may replace and delete. */
const recordPath = `${stateFolder}/waves.json`;
const recordBytesMax = 16 * 2 ** 20;

const header =
  "# Planned by vmf, edited and approved by people: a change of spec.state, committed, is the approval.\n" +
  "# A wave that was edited, or is no longer proposed, is kept by every later plan.\n";

/** The text of a wave's file. Its state stands first, because that is the one word that people come to change. */
export function waveText({ spec: { state, ...rest }, ...wave }: Wave): string {
  return header + printYaml({ ...wave, spec: rest }).replace("\nspec:\n", `\nspec:\n  state: ${state}\n`);
}

/** Path of a wave's file in the repository. */
export function wavePath(wave: Wave): string {
  return `${wavesFolder}/${wave.metadata.name}.yaml`;
}

/**
 * The waves that a new plan leaves as they are: those that are no longer proposed, and those whose file is not as vmf
 * wrote it, because somebody edited or made it.
 */
export function keptWaves({ root, value = [], sources }: ReadWaves): readonly Wave[] {
  const record = readRecord(root);
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  return value.filter((wave) => {
    const path = wavePath(wave);
    const text = texts.get(path);
    return wave.spec.state !== "proposed" || text === undefined || !isWritten(record, path, hashOfFile(text));
  });
}

/** Writes a plan below a repository: new waves and the record; waves that nobody kept and that are planned no more go. */
export function writeWaves(
  root: string,
  {
    waves,
    kept,
    record,
  }: { readonly waves: readonly Wave[]; readonly kept: readonly Wave[]; readonly record: PlanRecord },
  deps: Deps,
  progress: Progress,
): Promise<WriteOutcome> {
  const keptPaths = new Set(kept.map(wavePath));
  const planned = waves.filter((wave) => !keptPaths.has(wavePath(wave)));
  const tree: FileTree = new Map([
    ...planned.map((wave): [string, string] => [wavePath(wave), waveText(wave)]),
    [planRecordPath, `${JSON.stringify(record, null, 2)}\n`],
  ]);
  const owned = ({ files, pending }: Manifest): Manifest => ({
    files: new Map([...files].filter(([path]) => !keptPaths.has(path))),
    pending: new Map([...pending].filter(([path]) => !keptPaths.has(path))),
  });
  return writeOwned(
    { root, name: shown(deps.config.cwd, root), tree, recordPath, owned, force: false },
    deps,
    progress,
  );
}

function readRecord(root: string): Manifest {
  try {
    const read = readTextFile(join(root, recordPath), recordPath, recordBytesMax);
    return (read.kind === "text" ? readManifest(read.text, recordPath).value : undefined) ?? emptyManifest;
  } catch (error) {
    // Nothing was planned here yet; a record that cannot be read is told by the writer, and until then all is kept.
    if (error instanceof OperatingError && error.kind === "not-found") return emptyManifest;
    throw error;
  }
}
