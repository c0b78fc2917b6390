import { loadavg, cpus, totalmem } from "node:os";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, sourceFiles } from "./imports.ts";

/**
 * `npm run bench [-- NAME …] [--write]`: runs tests/bench/*.bench.ts one after another and prints each figure beside
 * the one of baseline.json. Bare, each bench runs its quick set; by name, its full one. `--write` keeps the figures
 * as the new baseline. Never part of a test: these are measurements, and machines are noisy.
 */
interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

interface Bench {
  bench(options: { readonly full: boolean }): Promise<readonly Figure[]>;
}

const baselineFile = join(root, "tests/bench/baseline.json");
const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const files = sourceFiles("tests/bench", /\.bench\.ts$/).filter(
  (file) => names.length === 0 || names.some((name) => file.endsWith(`/${name}.bench.ts`)),
);
const baseline = readBaseline();
const load = loadavg()[0] ?? 0;
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${load.toFixed(1)}`,
);
if (load > 0.5 * cpus().length) console.log("the machine is busy: take ratios for true and times for a bound");
if (files.length === 0) {
  console.error(
    `no such bench: ${names.join(", ")}; there are ${sourceFiles("tests/bench", /\.bench\.ts$/).join(", ")}`,
  );
  process.exitCode = 2;
}

const measured: Record<string, number> = {};
for (const file of files) {
  console.log(`\n${file}`);
  const module = (await import(pathToFileURL(join(root, file)).href)) as Bench;
  for (const figure of await module.bench({ full: names.length > 0 })) {
    const before = baseline[figure.name];
    const ratio =
      before === undefined || before === 0 ? "" : `  ×${(figure.value / before).toFixed(2)} of the baseline`;
    measured[figure.name] = Number(figure.value.toPrecision(4));
    console.log(
      `  ${figure.name.padEnd(52)} ${format(figure.value).padStart(10)} ${figure.unit}${ratio}${figure.note ? `  (${figure.note})` : ""}`,
    );
  }
}
if (process.argv.includes("--write")) {
  const all = Object.entries({ ...baseline, ...measured }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(baselineFile, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

function format(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toString() : value.toPrecision(3);
}

function readBaseline(): Record<string, number> {
  try {
    return JSON.parse(readFileSync(baselineFile, "utf8")) as Record<string, number>;
  } catch {
    return {}; // No baseline yet: figures stand alone.
  }
}
