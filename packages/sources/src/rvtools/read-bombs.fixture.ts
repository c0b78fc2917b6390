import { SourceError } from "../source-error.ts";
import { importRvtools } from "./import-rvtools.ts";

/** What was said to each file, and what that took. */
export interface BombReport {
  readonly said: readonly string[];
  readonly rssMiB: number;
  readonly cpuS: number;
}

/** Reads the files it is given without the rule about compression; prints what was said to each, and what it took. */
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
  const { user, system } = process.cpuUsage();
  const rssMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  const report: BombReport = { said, rssMiB, cpuS: (user + system) / 1e6 };
  console.log(JSON.stringify(report));
}

await readAll(process.argv.slice(2));
