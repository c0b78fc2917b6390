import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import {
  assess,
  compile,
  decodePlanRecord,
  decodeWaves,
  forkliftObjects,
  includesOf,
  matchPath,
  planWaves,
  printYaml,
  zoneRulesFor,
  verifyPlan,
  zoneSpanOf,
  type Compiled,
  type Diagnostic,
  type KubeObject,
  type Model,
  type Planned,
  type SourceText,
} from "@vmfactory/core";
import { readInventoryFile } from "@vmfactory/sources";
import { packedZones } from "../../packages/cli/src/io/zone-data.ts";
import { planRecordPath } from "../../packages/cli/src/io/read-waves.ts";
import { waveText } from "../../packages/cli/src/io/write-waves.ts";
import { root } from "../../tools/imports.ts";

/**
 * A golden case is a folder with a factory.yaml and the repository that it must compile to, as a real tree:
 * `expected/` is what `vmf compile` writes. Where there is an `inventory/estate.ndjson`, `waves/` is what `vmf plan`
 * writes of it and `rendered/<wave>.yaml` what `vmf wave render` prints of each wave.
 */
const folder = join(root, "tests/golden");

/** The parts of a case that the code makes; the others are written by people. */
export const goldenParts = ["expected", "rendered", "waves"];

/** Names of the cases, sorted. */
export function goldenCases(): string[] {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "factory.yaml"))).sort();
}

/** Paths of the files below a folder, relative to it, with forward slashes, sorted. None if it is not there. */
export function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .sort();
}

/** Compiles the factory in a folder (absolute), includes and extras as they lie there. */
export function compileFolder(path: string): Compiled {
  return compile({ factory: readFactory(path), extras: filesBelow(join(path, "extras")).map((file) => `extras/${file}`) });
}

/** factory.yaml of a folder and the files it includes. */
export function readFactory(path: string): [SourceText, ...SourceText[]] {
  const first = readText(path, "factory.yaml");
  const patterns = includesOf(first);
  const names = filesBelow(path).filter((file) => patterns.some((pattern) => matchPath(pattern, file)));
  return [first, ...names.map((name) => readText(path, name))];
}

/** What `expected/`, `waves/` and `rendered/` of a case hold, by path relative to the case, as the code makes it today. */
export async function actualFiles(name: string): Promise<Map<string, string>> {
  const path = join(folder, name);
  const { files, model, diagnostics } = compileFolder(path);
  if (files === undefined || model === undefined) {
    throw new Error(`${name} does not compile: ${diagnostics.map((one) => one.message).join("; ")}`);
  }
  const made = new Map([...files].map(([file, text]) => [`expected/${file}`, text]));
  const planned = await planCase(path, model);
  if (planned === undefined) return made;
  made.set("waves/plan.json", `${JSON.stringify(planned.record, null, 2)}\n`);
  for (const wave of planned.waves) {
    made.set(`waves/${wave.metadata.name}.yaml`, waveText(wave));
    made.set(`rendered/${wave.metadata.name}.yaml`, printObjects(forkliftObjects(wave, model)));
  }
  return made;
}

/** The plan of the inventory that lies in the case; undefined if there is none. */
async function planCase(path: string, model: Model): Promise<Planned | undefined> {
  const file = join(path, "inventory/estate.ndjson");
  if (!existsSync(file)) return undefined;
  const { value, diagnostics } = await readInventoryFile(file);
  if (value === undefined) throw new Error(diagnostics.map((one) => one.message).join("; "));
  const { inventory } = value;
  const zones = zoneRulesFor(packedZones, [...new Set(model.sites.map((site) => site.timeZone))].sort(), zoneSpanOf(model.migration.start));
  const inventoryHash = createHash("sha256").update(readFileSync(file)).digest("hex");
  return planWaves({ model, inventory, assessment: assess(inventory, model), zones, inventoryHash });
}

/** What is wrong with the waves that lie in a case: read as files, checked by code that the planner does not share. */
export async function checkPlanOf(name: string): Promise<readonly Diagnostic[]> {
  const path = join(folder, name);
  const { document } = compileFolder(path);
  const { value } = await readInventoryFile(join(path, "inventory/estate.ndjson"));
  const names = filesBelow(join(path, "waves")).filter((file) => file.endsWith(".yaml"));
  const waves = decodeWaves(names.map((file) => readText(path, `waves/${file}`)));
  const record = decodePlanRecord(readText(path, planRecordPath));
  if (document === undefined || value === undefined || waves.value === undefined || record.value === undefined) {
    throw new Error(`the plan of ${name} cannot be read`);
  }
  const published = { waves: waves.value, record: record.value };
  const violations = verifyPlan({ factory: document, inventory: value.inventory, ...published });
  return [...waves.diagnostics, ...record.diagnostics, ...violations];
}

/** What the case's folder says it should be. */
export function expectedFiles(name: string): Map<string, string> {
  const path = join(folder, name);
  const files = goldenParts.flatMap((part) => filesBelow(join(path, part)).map((file) => `${part}/${file}`));
  return new Map(files.map((file) => [file, readFileSync(join(path, file), "utf8")]));
}

/** Writes what the code makes today into the case's folder: only `npm run golden` does. */
export async function writeExpected(name: string): Promise<void> {
  for (const [file, text] of await actualFiles(name)) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function readText(path: string, file: string): SourceText {
  return { file, text: readFileSync(join(path, file), "utf8") };
}

function printObjects(objects: readonly KubeObject[]): string {
  return objects.map((object) => `---\n${printYaml(object)}`).join("");
}
