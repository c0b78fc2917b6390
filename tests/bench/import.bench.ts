import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rolldown } from "rolldown";
import type { Inventory } from "@vmfactory/core";
import { generateEstate } from "../../tools/estate/generate-estate.ts";
import { rvtoolsTabs } from "../../tools/estate/rvtools-tabs.ts";
import { writeCsvFolder } from "../../tools/estate/write-csv-folder.ts";
import { writeWorkbook } from "../../tools/estate/write-workbook.ts";
import type { ImportReport } from "./import-run.ts";

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

const machines = 20_000;
const runs = 3;

/**
 * The import of a 20,000-machine workbook of all 27 tabs, joined and written as an inventory file, in a process of its own
 * from a bundle, as the product runs. Quick: texts in a table of their own, as RVTools writes them; full: also in the cells,
 * and CSV files. The least of some runs; a bare reader of the field notes, which joins nothing, took 9.8 s and 104 MiB.
 */
export async function bench({ full }: { readonly full: boolean } = { full: true }): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "vmf-import-bench-"));
  try {
    const bundle = join(folder, "import.mjs");
    const build = await rolldown({ input: join(import.meta.dirname, "import-run.ts"), platform: "node" });
    await build.write({ file: bundle, format: "esm", minify: true });
    const estate = generateEstate({ seed: 7, machines });
    const measured: Figure[] = [];
    for (const form of full ? forms : forms.slice(0, 1)) {
      const path = join(folder, form.file);
      const start = performance.now();
      await form.write(path, estate);
      const seconds = (performance.now() - start) / 1000;
      const reports = Array.from({ length: runs }, () => importIn(bundle, path, join(folder, "estate.ndjson")));
      measured.push(...figures(form.label, reports), { name: `generate ${form.label}`, value: seconds, unit: "s" });
    }
    measured.push({
      name: "import: inventory file",
      value: statSync(join(folder, "estate.ndjson")).size / 2 ** 20,
      unit: "MiB",
    });
    return measured;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Form {
  readonly label: string;
  readonly file: string;
  write(path: string, estate: Inventory): Promise<void>;
}

const forms: readonly Form[] = [
  { label: "20k workbook", file: "shared.xlsx", write: (path, estate) => writeWorkbook(path, rvtoolsTabs(estate)) },
  {
    label: "20k workbook, texts in cells",
    file: "inline.xlsx",
    write: (path, estate) => writeWorkbook(path, rvtoolsTabs(estate), { inlineStrings: true }),
  },
  { label: "20k CSV files", file: "export.csv", write: (path, estate) => writeCsvFolder(path, rvtoolsTabs(estate)) },
];

function importIn(bundle: string, path: string, out: string): ImportReport {
  const report = JSON.parse(execFileSync(process.execPath, [bundle, path, out], { encoding: "utf8" })) as ImportReport;
  if (report.machines !== machines) throw new Error(`${report.machines} machines came out of ${path}`);
  return report;
}

function figures(label: string, reports: readonly ImportReport[]): Figure[] {
  const least = (pick: (report: ImportReport) => number): number => Math.min(...reports.map(pick));
  return [
    { name: `import ${label}: CPU`, value: least(({ cpuS }) => cpuS), unit: "s", note: "at most 15" },
    { name: `import ${label}: wall`, value: least(({ wallS }) => wallS), unit: "s" },
    // The largest of the runs: memory is a bound, not a time.
    {
      name: `import ${label}: memory`,
      value: Math.max(...reports.map(({ rssMiB }) => rssMiB)),
      unit: "MiB",
      note: "at most 200",
    },
  ];
}
