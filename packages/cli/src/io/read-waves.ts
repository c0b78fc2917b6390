import { join } from "node:path";
import {
  decodeWaves,
  exceedsSize,
  yamlBytesMax,
  type DecodedWaves,
  type Diagnostic,
  type SourceText,
} from "@vmfactory/core";
import { shown } from "./find-factory.ts";
import { namesIn } from "./list-files.ts";
import { readTextFile } from "./read-text.ts";

/** Folder of waves in a repository, and the record of the plan in it. */
export const wavesFolder = "waves";
export const planRecordPath = `${wavesFolder}/plan.json`;

/** The waves of a repository, as they lie there. */
export interface ReadWaves extends DecodedWaves {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly sources: readonly SourceText[];
}

/** Reads `waves/*.yaml` of a repository; none if there is no such folder. */
export function readWaves(root: string, cwd: string): ReadWaves {
  const folder = join(root, wavesFolder);
  const names = (namesIn(folder, shown(cwd, folder)) ?? []).filter((name) => name.endsWith(".yaml"));
  const sources: SourceText[] = [];
  const tooLarge: Diagnostic[] = [];
  for (const name of names) {
    const file = `${wavesFolder}/${name}`;
    const read = readTextFile(join(root, file), shown(cwd, join(root, file)), yamlBytesMax);
    if (read.kind === "text") sources.push({ file, text: read.text });
    else tooLarge.push(exceedsSize(file, `${read.bytes} bytes`, yamlBytesMax));
  }
  const decoded = decodeWaves(sources);
  const diagnostics = [...tooLarge, ...decoded.diagnostics];
  return { ...decoded, value: tooLarge.length > 0 ? undefined : decoded.value, diagnostics, root, sources };
}
