import { closeSync, lstatSync, mkdirSync, openSync, readSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import {
  inventoryFormat,
  type DateOrder,
  type FindingFormat,
  type InventoryRecords,
  type InventoryTotals,
  type ReadInventory,
} from "@vmfactory/core";
import { importRvtools, writeInventoryFile, type ImportProgress } from "@vmfactory/sources";
import type { Deps, ExitCode } from "../deps.ts";
import { attempt, OperatingError, usageError } from "../failure.ts";
import { findFactory, shown } from "../io/find-factory.ts";
import { namesIn } from "../io/list-files.ts";
import { kindOf, refuseSpecial } from "../io/read-text.ts";
import { loadFactory } from "../load-factory.ts";
import { inventoryFolder, inventorySuffix } from "../load-inventory.ts";
import { createProgress } from "../progress/create-progress.ts";
import { grouped, type ProgressMode } from "../progress/progress.ts";
import { buildReport, codeOf, printJson, printReport, reportJson, type Report } from "../report.ts";
import { renderTable } from "../text/table.ts";
import { wrap } from "../text/wrap.ts";

export interface ImportRvtoolsOptions {
  readonly factory?: string;
  readonly out?: string;
  readonly source?: string;
  readonly vcenter?: string;
  readonly dateOrder?: DateOrder;
  readonly format: FindingFormat;
  readonly progress: ProgressMode;
}

/** `vmf import rvtools PATH`: an inventory file of an export. Rows that cannot be read are said, and the rest is written. */
export async function runImportRvtools(
  deps: Deps,
  options: ImportRvtoolsOptions,
  [path = ""]: readonly string[],
): Promise<ExitCode> {
  refuseSpecialExport(path);
  const server = options.source === undefined ? undefined : serverOf(deps, options.factory, options.source);
  return deps.interrupts.during(async (signal) => {
    const { value, diagnostics } = await read(deps, path, { options, server, signal });
    const report = buildReport(deps, [{ diagnostics, documents: [], sources: [], root: deps.config.cwd }]);
    if (value === undefined) {
      print(deps, { path, report }, options.format);
      return codeOf(report);
    }
    const records = server === undefined ? value.records : withServer(value.records, server);
    const out = targetOf(deps, options, { path, records });
    await write(deps, out, { records, path });
    print(deps, { path, report, read: value, out: shown(deps.config.cwd, out) }, options.format);
    return codeOf(report);
  });
}

/** An export is a file, or a folder of files: a pipe in the place of one would be waited for. */
function refuseSpecialExport(path: string): void {
  refuseSpecial(path, path, "file or folder");
  const tabs = (namesIn(path, path) ?? []).filter((name) => /\.csv$/i.test(name));
  for (const name of tabs) refuseSpecial(join(path, name), join(path, name), "file or folder");
}

interface Reading {
  readonly options: ImportRvtoolsOptions;
  readonly server: string | undefined;
  readonly signal: AbortSignal;
}

async function read(deps: Deps, path: string, { options, server, signal }: Reading): ReturnType<typeof importRvtools> {
  const phase = createProgress(options.progress, deps).start("reading");
  const onProgress = ({ tab, bytes, totalBytes }: ImportProgress): void =>
    phase.advanceTo(mebibytes(bytes), { detail: `${tab}, MiB`, total: mebibytes(totalBytes) });
  const vcenter = options.vcenter ?? server;
  try {
    // Messages name the path as it is given here: as the user did, and the program runs where the user is.
    return await importRvtools(path, {
      signal,
      onProgress,
      ...(vcenter !== undefined && { vcenter }),
      ...(options.dateOrder !== undefined && { dateOrder: options.dateOrder }),
    });
  } finally {
    phase.end();
  }
}

function mebibytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}

/** The server of a source of factory.yaml. */
function serverOf(deps: Deps, factory: string | undefined, name: string): string {
  const { model, findings } = loadFactory(deps, factory);
  if (model === undefined) {
    const first = findings.diagnostics[0]?.message ?? "";
    throw usageError(`Source \`${name}\` cannot be looked up: ${first}`, "See `vmf check`.");
  }
  const source = model.sources.find((one) => one.name === name);
  const known = model.sources.map((one) => `\`${one.name}\``).join(", ");
  if (source === undefined)
    throw usageError(
      `factory.yaml has no source \`${name}\`.`,
      known === "" ? "It has none at all." : `It has ${known}.`,
    );
  return source.server;
}

/** The user says which source the export is of, whatever the export calls its vCenter. */
function withServer(records: InventoryRecords, server: string): InventoryRecords {
  const [vcenter, ...others] = records.vcenters;
  if (vcenter === undefined || others.length > 0) {
    throw usageError(
      `The export is of ${records.vcenters.length} vCenters, so \`--source\` cannot name the one it is of.`,
      "Leave it away; each is matched by its own name.",
    );
  }
  return { ...records, vcenters: [{ ...vcenter, server }] };
}

interface Export {
  /** As the user named it. */
  readonly path: string;
  readonly records: InventoryRecords;
}

/** Where the inventory goes: where it is told, else into inventory/ of the factory, named after the vCenter and the day. */
function targetOf(deps: Deps, { out, factory }: ImportRvtoolsOptions, { path, records }: Export): string {
  const { cwd } = deps.config;
  if (out !== undefined) return refuseForeign(cwd, resolve(cwd, out));
  const server = records.vcenters.map((vcenter) => vcenter.server ?? vcenter.key).join("-");
  const day = records.vcenters
    .flatMap((vcenter) => vcenter.capturedAt?.slice(0, 10) ?? [])
    .sort()
    .at(-1);
  const name = [server === "" ? basename(path).replace(/\.\w+$/, "") : server, day]
    .filter((part) => part !== undefined)
    .join("-");
  const file = `${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, "-")
    .slice(0, 100)}${inventorySuffix}`;
  return refuseForeign(cwd, join(rootOf(cwd, factory), inventoryFolder, file));
}

function rootOf(cwd: string, factory: string | undefined): string {
  try {
    return findFactory(cwd, factory).root;
  } catch (error) {
    if (!(error instanceof OperatingError) || factory !== undefined) throw error;
    return cwd; // An estate can be looked at before there is a factory.
  }
}

/** An inventory file may be written anew; anything else is somebody else's. */
function refuseForeign(cwd: string, path: string): string {
  refuseOne(path, shown(cwd, path), 1);
  // It is written as `.part` at first, and an import that was ended before the first byte leaves one without any.
  refuseOne(`${path}.part`, shown(cwd, `${path}.part`), 0);
  return path;
}

function refuseOne(path: string, name: string, bytesMin: number): void {
  const stats = attempt(`look at \`${name}\``, () => lstatSync(path, { throwIfNoEntry: false }));
  const isOurs =
    stats === undefined ||
    (stats.isFile() &&
      ((stats.size === 0 && bytesMin === 0) || attempt(`read \`${name}\``, () => startsWithFormat(path))));
  if (isOurs) return;
  throw new OperatingError(
    "in-the-way",
    `\`${name}\` is in the way: it is ${stats.isFile() ? "no inventory file" : kindOf(stats)}.`,
    "Move it away, or name another file with --out.",
  );
}

function startsWithFormat(path: string): boolean {
  const descriptor = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(64 * 1024);
    const length = readSync(descriptor, buffer);
    return (buffer.toString("utf8", 0, length).split("\n")[0] ?? "").includes(`"format":"${inventoryFormat}"`);
  } finally {
    closeSync(descriptor);
  }
}

async function write(deps: Deps, out: string, { records, path }: Export): Promise<void> {
  attempt(`make the folder of \`${shown(deps.config.cwd, out)}\``, () => mkdirSync(dirname(out), { recursive: true }));
  await writeInventoryFile(out, records, { sources: [{ kind: "rvtools", name: basename(path) }] });
}

interface Answer {
  readonly path: string;
  readonly report: Report;
  readonly read?: ReadInventory;
  /** The file that was written, as it is shown. */
  readonly out?: string;
}

function print(deps: Deps, answer: Answer, format: FindingFormat): void {
  const { path, report, read: value, out } = answer;
  if (format === "json") return deps.stdout.write(printJson(answerJson(answer)));
  if (format !== "pretty") return deps.stdout.write(printReport(deps, report, format));
  const { width } = deps.config.stdout;
  if (report.located.length > 0) deps.stdout.write(`${printReport(deps, report, format)}\n`);
  if (value === undefined || out === undefined) return deps.stdout.write(wrap(`Nothing was written.`, width));
  const { totals, skipped } = value;
  const refused = skipped.reduce((sum, { count }) => sum + count, 0);
  deps.stdout.write(
    wrap(
      `Read \`${path}\`, wrote \`${out}\`.${refused === 0 ? "" : ` ${grouped(refused)} rows were not read: see above.`}`,
      width,
    ),
  );
  deps.stdout.write(`\n${renderTable([{ header: "" }, { header: "", isNumber: true }], totalsRows(totals), width)}`);
}

const labels: Readonly<Record<keyof InventoryTotals, string>> = {
  machines: "machines",
  poweredOn: "  powered on",
  poweredOff: "  powered off",
  suspended: "  suspended",
  templates: "templates",
  cpus: "CPUs",
  memoryMiB: "memory, MiB",
  provisionedMiB: "provisioned, MiB",
  hosts: "hosts",
  clusters: "clusters",
  datacenters: "datacenters",
  disks: "disks",
  diskCapacityMiB: "disk capacity, MiB",
  nics: "NICs",
  networks: "networks",
};

function totalsRows(totals: InventoryTotals): string[][] {
  const keys = Object.keys(labels) as (keyof InventoryTotals)[]; // the record has exactly these
  return keys.map((key) => [labels[key], totals[key] === null ? "unknown" : grouped(totals[key])]);
}

/** Docs: docs/reference/json-output.md. */
function answerJson({ report, read: value, out }: Answer): unknown {
  return {
    format: "vmfactory.io/import",
    version: 1,
    file: out ?? null,
    totals: value?.totals ?? null,
    skipped: value?.skipped.map(({ tab, reason, count, rows }) => ({ tab, reason, count, rows })) ?? [],
    findings: reportJson(report),
  };
}
