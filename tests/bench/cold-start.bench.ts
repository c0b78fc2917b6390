import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildCli } from "../../tools/build.ts";
import { root } from "../../tools/imports.ts";

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

/** Ticks a second in which Linux counts the time of processes (proc(5), USER_HZ). */
const ticksPerSecond = 100;

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
  const total = new Map(Object.keys(kinds).map((name) => [name, { cpuS: 0, wallMs: Number.POSITIVE_INFINITY }]));
  const runs = full ? 60 : 20;
  for (let run = 0; run < runs; run += 1) {
    for (const [name, args] of Object.entries(kinds)) {
      const before = { cpuS: childrenCpuS(), ms: performance.now() };
      const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
      if (status !== 0) throw new Error(`${name} ended with ${status}`);
      const sum = total.get(name);
      if (sum === undefined) continue;
      sum.cpuS += childrenCpuS() - before.cpuS;
      sum.wallMs = Math.min(sum.wallMs, performance.now() - before.ms);
    }
  }
  const bare = total.get("node -e 0");
  return [
    ...[...total].flatMap(([name, { cpuS, wallMs }]): Figure[] => [
      { name: `cold start, ${name}: CPU`, value: (cpuS / runs) * 1000, unit: "ms", note: `mean of ${runs}` },
      { name: `cold start, ${name}: wall`, value: wallMs, unit: "ms", note: "least" },
    ]),
    ...[...total].slice(1).map(([name, { cpuS }]): Figure => ({
      name: `cold start, ${name} / bare Node: CPU`,
      value: cpuS / (bare?.cpuS ?? Number.NaN),
      unit: "×",
      ...(name.includes("--version") && { note: "at most 1.5" }),
    })),
    { name: "size of the bundle", value: bytes / 1024, unit: "KiB" },
  ];
}

/** CPU seconds of all children that have ended, by the kernel's account: fields 16 and 17 of stat. */
function childrenCpuS(): number {
  const fields = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}
