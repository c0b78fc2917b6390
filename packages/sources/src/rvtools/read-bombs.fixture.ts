import { existsSync, readFileSync } from "node:fs";
import { SourceError } from "../source-error.ts";
import { importRvtools } from "./import-rvtools.ts";

/** What was said to each file, and the most memory that it took. */
export interface BombReport {
  readonly said: readonly string[];
  readonly rssMiB: number;
}

/** Reads the files it is given without the rule about compression; prints what was said to each, and what memory it took. */
async function readAll(paths: readonly string[]): Promise<void> {
  const said: string[] = [];
  for (const path of paths) {
    try {
      await importRvtools(path, { limits: { ratio: Number.POSITIVE_INFINITY } });
      said.push("it was read");
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      said.push(error.message);
    }
  }
  // Linux hands `maxRSS` down from whoever started a process; its own mark is in /proc.
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const peakKib = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
  const rssMiB = Math.round(peakKib / 1024);
  const report: BombReport = { said, rssMiB };
  console.log(JSON.stringify(report));
}

await readAll(process.argv.slice(2));
