import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { didYouMean, forkliftObjects, hasErrors, printYaml, type KubeObject, type Wave } from "@vmfactory/core";
import { exitCodes, type Deps, type ExitCode } from "../deps.ts";
import { attempt, OperatingError, usageError } from "../failure.ts";
import { findFactory, shown } from "../io/find-factory.ts";
import { namesIn } from "../io/list-files.ts";
import { readWaves, wavesFolder, type ReadWaves } from "../io/read-waves.ts";
import { loadFactory } from "../load-factory.ts";
import { buildReport, codeOf, printReport } from "../report.ts";

export interface WaveOptions {
  readonly factory?: string;
  readonly repo?: string;
}

/** The repository whose waves are meant: the one that was named, else the factory's own. */
export function repositoryOf({ config }: Pick<Deps, "config">, { factory, repo }: WaveOptions): string {
  return repo === undefined ? findFactory(config.cwd, factory).root : resolve(config.cwd, repo);
}

/** The wave of a name among those of a repository. */
export function findWave(
  { config }: Pick<Deps, "config">,
  waves: readonly Wave[],
  { root, name }: { readonly root: string; readonly name: string },
): Wave {
  const found = waves.find((wave) => wave.metadata.name === name);
  if (found !== undefined) return found;
  const where = shown(config.cwd, join(root, wavesFolder));
  if (waves.length === 0)
    throw usageError(
      `There is no wave \`${name}\`: \`${where}\` has none.`,
      "Make them with `vmf plan`, or name the repository with `--repo FOLDER`.",
    );
  const names = waves.map((wave) => wave.metadata.name);
  const guess = didYouMean(name, names)?.sentence ?? `The first of ${waves.length} is \`${names[0] ?? ""}\`.`;
  throw usageError(`There is no wave \`${name}\` in \`${where}\`.`, guess);
}

/** `vmf wave render NAME`: Forklift's objects of a wave, for review and for those who run without the controller. */
export function runWaveRender(
  deps: Deps,
  options: WaveOptions & { readonly out?: string },
  [name = ""]: readonly string[],
): Promise<ExitCode> {
  const { model, findings } = loadFactory(deps, options.factory);
  const waves = readWaves(repositoryOf(deps, options), deps.config.cwd);
  const groups = [findings, wavesFindings(waves)];
  if (model === undefined || waves.value === undefined || hasErrors(groups.flatMap((group) => group.diagnostics))) {
    const report = buildReport(deps, groups);
    deps.stderr.write(printReport(deps, report, "pretty"));
    return Promise.resolve(codeOf(report));
  }
  const wave = findWave(deps, waves.value, { root: waves.root, name });
  const objects = forkliftObjects(wave, model);
  if (options.out === undefined) deps.stdout.write(objects.map((object) => `---\n${printYaml(object)}`).join(""));
  else writeObjects(deps, resolve(deps.config.cwd, options.out), objects);
  return Promise.resolve(exitCodes.clean);
}

export function wavesFindings({
  diagnostics,
  documents,
  sources,
  root,
}: ReadWaves): Parameters<typeof buildReport>[1][number] {
  return { diagnostics, documents, sources, root };
}

/** A file for each object, in a folder that is new or empty: it appears with all of them in it. */
function writeObjects({ config, stdout }: Deps, folder: string, objects: readonly KubeObject[]): void {
  const name = shown(config.cwd, folder);
  const isTaken = (namesIn(folder, name)?.length ?? 0) > 0;
  if (isTaken) throw new OperatingError("in-the-way", `\`${name}\` is not empty.`, "Name a new folder with --out.");
  const part = `${folder}.${process.pid}.part`;
  attempt(`write to \`${name}\``, () => {
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(part); // Not if it is there: then it is somebody else's.
    try {
      for (const object of objects)
        writeFileSync(join(part, `${object.kind.toLowerCase()}-${object.metadata.name}.yaml`), printYaml(object));
      renameSync(part, folder);
    } catch (error) {
      rmSync(part, { recursive: true, force: true });
      throw error;
    }
  });
  stdout.write(`Wrote ${objects.length} objects to \`${name}\`.\n`);
}
