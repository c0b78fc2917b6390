import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** What the environment decides about the test bed; read once, where a process begins. */
export interface Settings {
  /** Where built programs are kept: `$VMF_TESTBED`, else `~/.cache/vmf/testbed`. */
  readonly cache: string;
  /** The folder of CRD files with their `index.tsv`: `$VMF_CRDS`, else `../shared/crds` beside the repository. */
  readonly crds: string;
  /** With `CI=true`, what a machine lacks is a failure and not a skip. */
  readonly isCi: boolean;
}

/** The root of this repository. */
export const REPOSITORY = resolve(import.meta.dirname, "../..");

/** Reads the settings from an environment, `process.env` in a main. An empty variable counts as absent. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  return {
    cache: resolve(given(env["VMF_TESTBED"]) ?? join(homedir(), ".cache", "vmf", "testbed")),
    crds: resolve(REPOSITORY, given(env["VMF_CRDS"]) ?? join("..", "shared", "crds")),
    isCi: env["CI"] === "true" || env["CI"] === "1",
  };
}

function given(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
