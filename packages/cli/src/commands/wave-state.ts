import { join } from "node:path";
import { decodeWaves, type Wave, type WaveState } from "@vmfactory/core";
import { exitCodes, type Deps, type ExitCode } from "../deps.ts";
import { OperatingError } from "../failure.ts";
import { shown } from "../io/find-factory.ts";
import { withLock } from "../io/lock.ts";
import { readWaves, type ReadWaves } from "../io/read-waves.ts";
import { replaceFile, type FileEdit } from "../io/replace-file.ts";
import { buildReport, codeOf, printJson, printReport } from "../report.ts";
import { wrap } from "../text/wrap.ts";
import { findWave, repositoryOf, wavesFindings, type WaveOptions } from "./wave-render.ts";

export interface WaveStateOptions extends WaveOptions {
  /** The state that the wave is to have. */
  readonly state: WaveState;
  readonly format: "pretty" | "json";
}

/**
 * `vmf wave approve NAME` and its kin: changes the one word in the wave's file and leaves every other byte as it is. It
 * takes effect with the commit of the file.
 */
export async function runWaveState(
  deps: Deps,
  options: WaveStateOptions,
  [name = ""]: readonly string[],
): Promise<ExitCode> {
  const root = repositoryOf(deps, options);
  const waves = readWaves(root, deps.config.cwd);
  if (waves.value === undefined) {
    const report = buildReport(deps, [wavesFindings(waves)]);
    deps.stderr.write(printReport(deps, report, "pretty"));
    return codeOf(report);
  }
  const wave = findWave(deps, waves.value, { root, name });
  const edit = editState(waves, wave, options.state);
  const file = shown(deps.config.cwd, join(root, edit.file));
  if (edit.text !== edit.before) {
    await deps.interrupts.during(() =>
      withLock(root, shown(deps.config.cwd, root), () => {
        replaceFile(root, file, edit);
        return Promise.resolve();
      }),
    );
  }
  print(deps, options, {
    wave,
    file,
    isChanged: edit.text !== edit.before,
  });
  return exitCodes.clean;
}

/** The file of a wave with another state: the value is found by its place, so comments and form stay as they are. */
export function editState(
  { documents, sources }: Pick<ReadWaves, "documents" | "sources">,
  wave: Wave,
  state: WaveState,
): FileEdit {
  for (const { file, text } of sources) {
    const place = { file, pointer: ["spec", "state"] };
    const document = documents.find((one) => one.texts.has(file));
    const span = document?.locate(place, "value");
    if (span === undefined || nameOf(document?.value) !== wave.metadata.name) continue;
    if (wave.spec.state === state) return { file, before: text, text };
    const edited = text.slice(0, span.start.offset) + state + text.slice(span.end.offset);
    if (readState(file, edited) === state) return { file, before: text, text: edited };
    throw new OperatingError(
      "other",
      `The state in \`${file}\` is written in a way that cannot be edited safely.`,
      `Write \`state: ${state}\` there yourself.`,
    );
  }
  throw new OperatingError("not-found", `The file of wave \`${wave.metadata.name}\` is gone.`);
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("metadata" in value)) return undefined;
  const { metadata } = value;
  if (typeof metadata !== "object" || metadata === null || !("name" in metadata)) return undefined;
  return typeof metadata.name === "string" ? metadata.name : undefined;
}

function readState(file: string, text: string): WaveState | undefined {
  return decodeWaves([{ file, text }]).value?.[0]?.spec.state;
}

interface Done {
  readonly wave: Wave;
  readonly file: string;
  readonly isChanged: boolean;
}

function print({ config, stdout }: Deps, { state, format }: WaveStateOptions, { wave, file, isChanged }: Done): void {
  const { name } = wave.metadata;
  if (format === "json") {
    stdout.write(
      printJson({ format: "vmfactory.io/wave-state", version: 1, wave: name, file, before: wave.spec.state, state }),
    );
    return;
  }
  const text = isChanged
    ? `Wave \`${name}\` was ${wave.spec.state} and is ${state} in \`${file}\`. Commit the file: the commit is what counts.`
    : `Wave \`${name}\` is ${state} already.`;
  stdout.write(wrap(text, config.stdout.width));
}
