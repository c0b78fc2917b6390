import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { wrap } from "@vmfactory/core";
import { root } from "./imports.ts";

/**
 * `npm start [-- WORKBOOK]`: the main job, with no cluster, and then it ends. The example site goes into out/nordwind as
 * a user's repository, and the program that ships does the rest there: check, compile, import, assess, plan, verify,
 * render. Without a workbook an estate of 1,200 machines is generated, the same on every machine. The summary is made of
 * the program's own JSON answers.
 */
const site = join(root, "out/nordwind");
const given = process.argv[2];
const startedMs = performance.now();

async function main(): Promise<void> {
  prepareSite();
  const workbook = given === undefined ? await generateWorkbook() : resolve(given);
  if (existsSync(workbook)) return runAll(workbook);
  console.error(`There is no file ${workbook}. Name an RVTools workbook or a folder of its CSV files.`);
  process.exitCode = 2;
}

async function runAll(path: string): Promise<void> {
  say("1. Checking factory.yaml");
  const checked = await vmf("check");
  process.stdout.write(checked.text);
  if (checked.code !== 0) return stop("factory.yaml has errors", checked);

  say("2. Compiling it to a GitOps repository");
  const compiled = await vmfJson<Compiled>("compile");
  if (compiled.answer?.written !== true) return stop("nothing was compiled", compiled);

  say(`3. Importing ${shown(path)}`);
  const imported = await vmfJson<Imported>("import", "rvtools", path, "--out", "inventory/estate.ndjson");
  if (imported.answer?.totals == null) return stop("the workbook was not imported", imported);

  say("4. Assessing the machines and planning them into waves");
  const assessed = await vmfJson<Assessed>("assess");
  const planned = await vmfJson<Planned>("plan");
  if (assessed.answer === undefined || planned.answer?.waves == null) return stop("nothing was planned", planned);
  const verified = await vmf("plan", "--verify");
  process.stdout.write(verified.text);
  const rendered = await renderFirst(planned.answer);
  process.stdout.write(
    summary({
      compiled: compiled.answer,
      imported: imported.answer,
      assessed: assessed.answer,
      planned: planned.answer,
      rendered,
    }),
  );
  process.exitCode = verified.code;
}

/** The example, as a user would have it: only the files that people write. */
function prepareSite(): void {
  mkdirSync(site, { recursive: true });
  for (const name of ["factory.yaml", "factory"])
    cpSync(join(root, "examples/nordwind", name), join(site, name), { recursive: true });
}

async function generateWorkbook(): Promise<string> {
  const path = join(root, "out/estate.xlsx");
  say("Generating an estate of 1,200 machines as an RVTools workbook");
  const args = [
    "--import",
    "tsx",
    join(root, "tools/estate/main.ts"),
    "--seed",
    "7",
    "--machines",
    "1200",
    "--out",
    path,
  ];
  const { code, text } = await run(args, root);
  if (code !== 0) throw new Error(`the estate was not generated: ${text}`);
  return path;
}

interface Ran {
  readonly code: number;
  readonly text: string;
}

/** Runs the program in the site's folder. Its progress and talk go to the terminal. */
function vmf(...args: readonly string[]): Promise<Ran> {
  return run([join(root, "packages/cli/bin/vmf.mjs"), ...args], site);
}

async function vmfJson<T>(...args: readonly string[]): Promise<Ran & { readonly answer: T | undefined }> {
  const progress = process.stderr.isTTY ? "auto" : "plain";
  const ran = await vmf(...args, "--format", "json", "--progress", progress);
  try {
    return { ...ran, answer: JSON.parse(ran.text) as T };
  } catch {
    return { ...ran, answer: undefined }; // It said on stderr what went wrong.
  }
}

function run(args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
    const parts: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (part: string) => parts.push(part));
    child.on("error", fail);
    child.on("close", (code) => done({ code: code ?? 1, text: parts.join("") }));
  });
}

async function renderFirst({ waves }: Planned): Promise<string | undefined> {
  const first = waves?.[0]?.name;
  if (first === undefined) return undefined;
  const { code, text } = await vmf("wave", "render", first);
  if (code !== 0) return undefined;
  const path = join(root, "out", `${first}.yaml`);
  writeFileSync(path, text);
  return shown(path);
}

function stop(what: string, { code, text }: Ran): void {
  console.error(`\nStopped: ${what}.\n${text}`);
  process.exitCode = code === 0 ? 1 : code;
}

function say(text: string): void {
  console.log(`\n── ${text}`);
}

function shown(path: string): string {
  const inside = relative(process.cwd(), path);
  return inside.startsWith("..") ? path : inside;
}

interface Compiled {
  readonly written: boolean;
  readonly resources: Readonly<Record<string, number>>;
}

interface Imported {
  readonly totals: Readonly<Record<string, number | null>> | null;
  readonly skipped: readonly { readonly count: number }[];
}

interface Assessed {
  readonly byVerdict: Readonly<Record<string, number>>;
}

interface PlannedWave {
  readonly name: string;
  readonly window: { readonly opens: string };
  readonly warm: number;
  readonly cold: number;
  readonly forkliftPlans: number;
}

interface Planned {
  readonly waves: readonly PlannedWave[] | null;
  readonly finish: string | null;
  readonly bound: { readonly finish: string | null; readonly witness: string } | null;
  readonly gapWindows: number | null;
  readonly unplanned: readonly { readonly name: string; readonly reason: string }[] | null;
}

interface Answers {
  readonly compiled: Compiled;
  readonly imported: Imported;
  readonly assessed: Assessed;
  readonly planned: Planned;
  readonly rendered: string | undefined;
}

/** What came of it, for a person. */
function summary({ compiled, imported, assessed, planned, rendered }: Answers): string {
  const { totals } = imported;
  const waves = planned.waves ?? [];
  const verdicts = Object.entries(assessed.byVerdict).filter(([, count]) => count > 0);
  const machines = waves.reduce((sum, wave) => sum + wave.warm + wave.cold, 0);
  const forkliftPlans = waves.reduce((sum, wave) => sum + wave.forkliftPlans, 0);
  const resources = Object.entries(compiled.resources).map(([cluster, number]) => `${cluster} ${count(number)}`);
  const rows: readonly (readonly [string, string])[] = [
    ["Repository", `${shown(site)}: ${count(filesBelow(site))} files`],
    ["", `resources: ${resources.join(", ")}`],
    [
      "Estate",
      `${count(totals?.["machines"])} machines on ${count(totals?.["hosts"])} hosts, ${count(totals?.["disks"])} disks, ${tebibytes(totals?.["diskCapacityMiB"])} TiB`,
    ],
    [
      "Verdicts",
      verdicts.map(([verdict, number]) => `${verdictWords[verdict] ?? verdict} ${count(number)}`).join(", "),
    ],
    ["Waves", `${count(waves.length)}, with ${count(machines)} machines in ${count(forkliftPlans)} Forklift Plans`],
    ...waves.map((wave): [string, string] => ["", waveRow(wave)]),
    ...finishRows(planned),
    ...unplannedRows(planned),
    ["Next", `read ${shown(join(site, "README.md"))} and docs/by-hand.md beside it, as the operator of the hub would`],
    [
      "",
      `review the waves in ${shown(join(site, "waves"))}${rendered === undefined ? "" : `; the first one's Forklift objects are in ${rendered}`}`,
    ],
    [
      "",
      `try: cd ${shown(site)}, edit factory.yaml, then npx vmf check, npx vmf diff${waves[0] === undefined ? "" : `, npx vmf wave approve ${waves[0].name}`}`,
    ],
  ];
  const text = rows.map(([label, value]) => row(label, value)).join("\n");
  return `\n═══ Summary\n\n${text}\n\nDone in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.\n`;
}

const labelWidth = 12;

/** A label and its value, broken into lines that fit the terminal. Columns within a value stay as they are. */
function row(label: string, value: string): string {
  const width = Math.max(40, Math.min(110, process.stdout.columns ?? 100)) - labelWidth;
  const lines = value.length <= width ? [value] : wrap(value, width);
  return lines.map((line, index) => `${(index === 0 ? label : "").padEnd(labelWidth)}${line}`).join("\n");
}

function waveRow({ name, window, warm, cold }: PlannedWave): string {
  return `${minutes(window.opens)} UTC ${count(warm).padStart(5)} warm ${count(cold).padStart(5)} cold  ${name}`;
}

const verdictWords: Readonly<Record<string, string>> = {
  warm: "warm",
  cold: "cold",
  notYet: "not yet",
  never: "never",
  ignored: "no machines to move",
};

function finishRows({ finish, bound, gapWindows }: Planned): readonly (readonly [string, string])[] {
  if (finish === null || bound === null || bound.finish === null) return [["Finish", "nothing is planned"]];
  const gap = gapWindows === 0 ? "none: no plan within the limits can end earlier" : `${gapWindows} openings`;
  return [
    ["Finish", `${minutes(finish)} UTC; lower bound ${minutes(bound.finish)} UTC; gap: ${gap}`],
    ["", bound.witness],
  ];
}

function unplannedRows({ unplanned }: Planned): readonly (readonly [string, string])[] {
  const [example] = unplanned ?? [];
  if (unplanned === null || example === undefined) return [];
  return [
    [
      "No wave",
      `${count(unplanned.length)} machines, each with its reason in waves/plan.json, as ${example.name}: ${example.reason}`,
    ],
  ];
}

function filesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, String(name))).isFile())
    .length;
}

function minutes(instant: string): string {
  return instant.slice(0, 16).replace("T", " ");
}

function tebibytes(mebibytes: number | null | undefined): string {
  return mebibytes == null ? "?" : (mebibytes / 2 ** 20).toFixed(1);
}

function count(value: number | null | undefined): string {
  return value == null ? "unknown" : String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ",");
}

await main();
