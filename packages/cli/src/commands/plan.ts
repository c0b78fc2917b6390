import { resolve } from "node:path";
import {
  assess,
  hasErrors,
  planWaves,
  zoneRulesFor,
  zoneSpanOf,
  type FindingFormat,
  type Model,
  type Planned,
  type Wave,
} from "@vmfactory/core";
import { exitCodes, type Deps, type ExitCode } from "../deps.ts";
import { shown } from "../io/find-factory.ts";
import { readWaves, wavesFolder } from "../io/read-waves.ts";
import type { WriteOutcome } from "../io/write-owned.ts";
import { keptWaves, writeWaves } from "../io/write-waves.ts";
import { loadSite, type Site } from "../load-site.ts";
import { createProgress } from "../progress/create-progress.ts";
import { grouped, type Progress, type ProgressMode } from "../progress/progress.ts";
import { buildReport, codeOf, laterFindings, printJson, printReport, reportJson, type Report } from "../report.ts";
import { boundText, counted, unplannedTable, waveTable } from "../text/plan-text.ts";
import { wrap } from "../text/wrap.ts";
import { runVerify } from "./verify.ts";
import { wavesFindings } from "./wave-render.ts";

export interface PlanOptions {
  readonly factory?: string;
  readonly inventory?: string;
  readonly out?: string;
  /** `true`: the factory's own repository. */
  readonly verify?: string | true;
  readonly strict?: boolean;
  readonly format: FindingFormat;
  readonly progress: ProgressMode;
}

/** `vmf plan`: waves under every hard rule, into waves/ of the repository; with `--verify`, a check of those that are there. */
export async function runPlan(deps: Deps, options: PlanOptions): Promise<ExitCode> {
  const progress = createProgress(options.progress, deps);
  if (options.verify !== undefined) return runVerify(deps, { ...options, verify: options.verify }, progress);
  const site = await loadSite(deps, options, progress);
  if (site.kind === "refused") return refuse(deps, site.report, options.format);
  const root = options.out === undefined ? site.factory.root : resolve(deps.config.cwd, options.out);
  const before = readWaves(root, deps.config.cwd);
  if (before.value === undefined || hasErrors(before.diagnostics)) {
    return refuse(deps, buildReport(deps, [wavesFindings(before)]), options.format);
  }
  const kept = keptWaves(before);
  const planned = await planSite(site, kept, progress);
  const outcome = await writeWaves(root, { ...planned, kept }, deps, progress);
  const ours = { diagnostics: outcome.diagnostics, documents: [], sources: [], root: deps.config.cwd };
  const findings = laterFindings(site.aboutFactory, planned.diagnostics);
  const report = buildReport(deps, [findings, site.aboutInventory, ours]);
  const name = shown(deps.config.cwd, root);
  print(deps, { report, planned, kept, outcome, name, inventory: site.inventoryName }, options.format);
  if (outcome.ended === "undone") return exitCodes.failure;
  const isStrict = options.strict === true && planned.record.unplanned.length > 0;
  return isStrict ? exitCodes.findings : codeOf(report);
}

/** Assesses and plans a site. `kept` stay as they are. */
export async function planSite(site: Site, kept: readonly Wave[], progress: Progress): Promise<Planned> {
  const { model, inventory, inventoryHash } = site;
  const { packedZones } = await import("../io/zone-data.ts");
  const assessing = progress.start("assessing", inventory.machines.length);
  const assessment = assess(inventory, model);
  assessing.end();
  const planning = progress.start("planning");
  const zones = zoneRulesFor(packedZones, zonesOf(model), zoneSpanOf(model.migration.start));
  const planned = planWaves({ model, inventory, assessment, zones, inventoryHash, fixed: kept });
  planning.end();
  return planned;
}

/** Zones in which windows and freezes are meant. */
function zonesOf({ migration, sites }: Model): readonly string[] {
  const named = [...migration.windows.map((window) => window.timeZone), ...sites.map((site) => site.timeZone)];
  return [...new Set(named)].sort();
}

function refuse(deps: Deps, report: Report, format: FindingFormat): ExitCode {
  if (format === "json") deps.stdout.write(printJson(answerJson({ report })));
  else deps.stdout.write(printReport(deps, report, format));
  return codeOf(report);
}

interface Answer {
  readonly report: Report;
  readonly planned?: Planned;
  readonly kept?: readonly Wave[];
  readonly outcome?: WriteOutcome;
  readonly name?: string;
  readonly inventory?: string;
}

function print(deps: Deps, answer: Required<Answer>, format: FindingFormat): void {
  const { report, planned, kept, outcome, name, inventory } = answer;
  if (format === "json") return deps.stdout.write(printJson(answerJson(answer)));
  if (format !== "pretty") return deps.stdout.write(printReport(deps, report, format));
  const { width } = deps.config.stdout;
  const { waves, record } = planned;
  const machines = waves.flatMap(({ spec }) => spec.plans.flatMap((plan) => plan.machines)).length;
  const stay =
    kept.length === 1
      ? "was edited or is decided on and stays as it is"
      : "were edited or are decided on and stay as they are";
  const keptText = kept.length === 0 ? "" : ` ${counted(kept.length, "wave")} ${stay}.`;
  const parts = [
    report.located.length === 0 ? "" : printReport(deps, report, format),
    wrap(`${counted(machines, "machine")} of \`${inventory}\` in ${counted(waves.length, "wave")}.${keptText}`, width),
    waveTable(waves, width),
    wrap(boundText(record), width),
    unplannedTable(record, width),
    wrap(writtenText(outcome, name), width),
  ];
  deps.stdout.write(parts.filter((part) => part !== "").join("\n"));
}

function writtenText({ ended, plan, wasInterrupted }: WriteOutcome, repository: string): string {
  const name = repository === "." ? wavesFolder : `${repository}/${wavesFolder}`;
  switch (ended) {
    case "refused":
      return `Nothing was written to \`${name}\`.`;
    case "undone":
      return `Interrupted: nothing in \`${name}\` was changed.`;
    case "unchanged":
      return `The waves in \`${name}\` are these already.`;
    case "finished": {
      const interrupted = wasInterrupted ? "Interrupted, but all files were written. " : "";
      return `${interrupted}Wrote \`${name}\`: ${grouped(plan.create.length)} files new, ${grouped(plan.replace.length)} changed, ${grouped(plan.delete.length)} deleted. Next: review them, and \`vmf plan --verify\`.`;
    }
  }
}

/** Docs: docs/reference/json-output.md. */
function answerJson({ report, planned, kept, outcome, name }: Answer): unknown {
  const isWritten = outcome?.ended === "finished" || outcome?.ended === "unchanged";
  return {
    format: "vmfactory.io/plan-result",
    version: 1,
    folder: name ?? null,
    written: isWritten,
    ...plannedJson(planned, kept ?? []),
    findings: reportJson(report),
  };
}

/** All null where nothing was planned. */
function plannedJson(planned: Planned | undefined, kept: readonly Wave[]): Readonly<Record<string, unknown>> {
  if (planned === undefined) return { waves: null, finish: null, bound: null, gapWindows: null, unplanned: null };
  const keptNames = new Set(kept.map((wave) => wave.metadata.name));
  const { finish, bound, gapWindows, unplanned } = planned.record;
  const waves = planned.waves.map((wave) => waveJson(wave, keptNames.has(wave.metadata.name)));
  return { waves, finish, bound, gapWindows, unplanned };
}

function waveJson({ metadata, spec }: Wave, isKept: boolean): unknown {
  const count = (mode: "warm" | "cold"): number =>
    spec.plans.filter((plan) => plan.mode === mode).reduce((sum, plan) => sum + plan.machines.length, 0);
  return {
    name: metadata.name,
    order: spec.order,
    state: spec.state,
    kept: isKept,
    source: spec.source,
    window: spec.window,
    precopyStart: spec.precopyStart ?? null,
    cutover: spec.cutover,
    forkliftPlans: spec.plans.length,
    warm: count("warm"),
    cold: count("cold"),
  };
}
