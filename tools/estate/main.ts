import { basename } from "node:path";
import { parseArgs } from "node:util";
import { writeInventoryFile } from "@vmfactory/sources";
import { exampleVcenter, generateEstate } from "./generate-estate.ts";
import { rvtoolsTabs } from "./rvtools-tabs.ts";
import { writeCsvFolder } from "./write-csv-folder.ts";
import { writeWorkbook } from "./write-workbook.ts";

/**
 * `npx tsx tools/estate/main.ts --seed 7 --machines 1200 --out FILE`: makes an estate and writes it as a workbook of RVTools
 * (FILE.xlsx), as its CSV files (FOLDER.csv or FOLDER/), or as an inventory (FILE.ndjson).
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "7" },
      machines: { type: "string", default: "1200" },
      vcenter: { type: "string", default: exampleVcenter },
      "inline-strings": { type: "boolean", default: false },
      out: { type: "string" },
    },
  });
  const [seed, machines] = [wholeNumber("seed", values.seed), wholeNumber("machines", values.machines)];
  const { out } = values;
  if (out === undefined) throw new Error("say where to with --out FILE.xlsx, FOLDER.csv or FILE.ndjson");
  const estate = generateEstate({ seed, machines, vcenter: values.vcenter });
  if (out.endsWith(".xlsx")) await writeWorkbook(out, rvtoolsTabs(estate), { inlineStrings: values["inline-strings"] });
  else if (out.endsWith(".ndjson"))
    await writeInventoryFile(out, estate, { sources: [{ kind: "estate", name: `seed ${seed}` }] });
  else if (/(\.csv|\/)$/.test(out)) await writeCsvFolder(out, rvtoolsTabs(estate));
  else throw new Error(`${basename(out)} is none of FILE.xlsx, FOLDER.csv and FILE.ndjson`);
  console.log(`${out}: ${estate.machines.length} machines, ${estate.hosts.length} hosts, seed ${seed}`);
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} is ${text} and must be a whole number`);
  return Number(text);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
