import { readFileSync } from "node:fs";
import { importRvtools, writeInventoryFile } from "@vmfactory/sources";

/** What an import took, as its own process says. */
export interface ImportReport {
  readonly machines: number;
  readonly cpuS: number;
  readonly wallS: number;
  readonly rssMiB: number;
}

/** Imports an export and writes the inventory, as `vmf import rvtools PATH --out FILE` does; prints what it took. */
async function run(path: string, out: string): Promise<ImportReport> {
  const { value, diagnostics } = await importRvtools(path);
  if (value === undefined) throw new Error(diagnostics[0]?.message);
  await writeInventoryFile(out, value.records, { sources: [{ kind: "rvtools", name: "export.xlsx" }] });
  const { user, system } = process.cpuUsage();
  return {
    machines: value.totals.machines,
    cpuS: (user + system) / 1e6,
    wallS: performance.now() / 1000,
    rssMiB: peakMiB(),
  };
}

/** Peak memory of this process. Linux hands `maxRSS` down from whoever started it, so its own mark is looked at first. */
function peakMiB(): number {
  try {
    const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (kib !== undefined) return Number(kib) / 1024;
  } catch {
    // Not a Linux: what the runtime says is what there is.
  }
  return process.resourceUsage().maxRSS / 1024;
}

const [path, out] = process.argv.slice(2);
if (path !== undefined && out !== undefined) console.log(JSON.stringify(await run(path, out)));
