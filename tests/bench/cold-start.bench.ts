import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildCli } from "../../tools/build.ts";
import { root } from "../../tools/imports.ts";

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

/**
 * What a start of the program costs before it does anything: `vmf --version` and `vmf --help` of the bundle, and through
 * the launcher, beside Node that runs nothing. The kinds take turns, so that whatever the machine does meanwhile hits all.
 */
export async function bench({ full }: { readonly full: boolean } = { full: true }): Promise<readonly Figure[]> {
  const folder = join(root, "packages/cli/dist");
  const bytes = await buildCli(folder);
  const bundle = join(folder, "main.mjs");
  const kinds = {
    "node -e 0": ["-e", "0"],
    "vmf --version": [bundle, "--version"],
    "vmf --version, launcher": [join(root, "packages/cli/bin/vmf.mjs"), "--version"],
    "vmf --help": [bundle, "--help"],
  };
  const least = new Map(
    Object.keys(kinds).map((name) => [name, { cpuMs: Number.POSITIVE_INFINITY, wallMs: Number.POSITIVE_INFINITY }]),
  );
  const runs = full ? 45 : 15;
  for (let run = 0; run < runs; run += 1) {
    for (const [name, args] of Object.entries(kinds)) {
      const { cpuMs, wallMs } = measure(name, args);
      const before = least.get(name) ?? { cpuMs, wallMs };
      least.set(name, { cpuMs: Math.min(before.cpuMs, cpuMs), wallMs: Math.min(before.wallMs, wallMs) });
    }
  }
  const bare = least.get("node -e 0");
  return [
    ...[...least].flatMap(([name, { cpuMs, wallMs }]): Figure[] => [
      { name: `cold start, ${name}: CPU`, value: cpuMs, unit: "ms", note: `least of ${runs}` },
      { name: `cold start, ${name}: wall`, value: wallMs, unit: "ms", note: `least of ${runs}` },
    ]),
    ...[...least].slice(1).map(([name, { cpuMs }]): Figure => ({
      name: `cold start, ${name} / bare Node: CPU`,
      value: cpuMs / (bare?.cpuMs ?? Number.NaN),
      unit: "×",
      ...(name.includes("--version") && { note: "at most 1.5" }),
    })),
    { name: "size of the bundle", value: bytes / 1024, unit: "KiB" },
  ];
}

/** Runs Node once. The CPU time, user and system, is the kernel's, which bash's `time` tells in milliseconds. */
function measure(name: string, args: readonly string[]): { readonly cpuMs: number; readonly wallMs: number } {
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" > /dev/null';
  const env = { ...process.env, LC_ALL: "C" };
  const { status, stderr } = spawnSync("bash", ["-c", script, "bash", process.execPath, ...args], {
    encoding: "utf8",
    env,
  });
  const [realS = Number.NaN, userS = Number.NaN, systemS = Number.NaN] = stderr.trim().split(" ").map(Number);
  if (status !== 0 || Number.isNaN(systemS)) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return { cpuMs: (userS + systemS) * 1000, wallMs: realS * 1000 };
}
