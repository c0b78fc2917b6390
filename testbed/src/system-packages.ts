/** Programs that the test bed takes from the system, because a distribution builds them better than we would. */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

import type { Progress } from "./progress.ts";

interface SystemProgram {
  readonly program: string;
  /** The Debian package that has it. */
  readonly aptPackage: string;
  readonly what: string;
}

/** One line for each program that a part of the test bed needs; later parts bring theirs. */
const SYSTEM_PROGRAMS: readonly SystemProgram[] = [
  {
    program: "git",
    aptPackage: "git",
    what: "Go fetches with it those modules that no module proxy has, and Argo CD the repository",
  },
  { program: "redis-server", aptPackage: "redis-server", what: "Argo CD keeps in it what it computed" },
];

/** Looks for the system's programs, installs the missing ones if told to, and gives a line for each still missing. */
export function installSystemPackages(how: "look" | "install", progress: Progress): readonly string[] {
  const missing = SYSTEM_PROGRAMS.filter(({ program }) => !isOnPath(program));
  if (how === "look" || missing.length === 0) return missing.map((program) => lackOf(program));
  const refusal = installWithApt(
    missing.map(({ aptPackage }) => aptPackage),
    progress,
  );
  if (refusal !== undefined) progress.say(`testbed: ${refusal}`);
  return missing.filter(({ program }) => !isOnPath(program)).map((program) => lackOf(program));
}

function lackOf({ program, aptPackage, what }: SystemProgram): string {
  return `${program} is not on the PATH (${what}). Install it with \`apt-get install ${aptPackage}\`, or run \`npm run testbed -- --install\` as root.`;
}

function installWithApt(packages: readonly string[], progress: Progress): string | undefined {
  if (!isOnPath("apt-get")) return "--install knows apt-get only, and it is not here.";
  if (process.getuid?.() !== 0) return "--install needs root.";
  progress.say(`testbed: installing ${packages.join(", ")}`);
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", ...packages]]) {
    const run = spawnSync("apt-get", args, {
      encoding: "utf8",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (run.status !== 0) return `apt-get ${args[0]} failed: ${run.stderr.trim().split("\n").at(-1) ?? ""}`;
  }
  return undefined;
}

function isOnPath(program: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false; // Not in this folder.
    }
  });
}
