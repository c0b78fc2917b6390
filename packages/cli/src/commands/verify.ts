import { join, resolve } from "node:path";
import {
  decodePlanRecord,
  exceedsSize,
  planBytesMax,
  verifyPlan,
  type DecodedPlanRecord,
  type FindingFormat,
  type SourceText,
} from "@vmfactory/core";
import type { Deps, ExitCode } from "../deps.ts";
import { OperatingError } from "../failure.ts";
import { shown } from "../io/find-factory.ts";
import { planRecordPath, readWaves } from "../io/read-waves.ts";
import { readTextFile, type TextRead } from "../io/read-text.ts";
import { loadSite, type Site } from "../load-site.ts";
import type { Progress } from "../progress/progress.ts";
import { buildReport, codeOf, printJson, printReport, reportJson, type FindingGroup, type Report } from "../report.ts";
import { counted } from "../text/plan-text.ts";
import { wrap } from "../text/wrap.ts";

export interface VerifyOptions {
  readonly factory?: string;
  readonly inventory?: string;
  readonly verify: string | true;
  readonly format: FindingFormat;
}

/**
 * `vmf plan --verify`: recomputes every constraint of the plan that lies in a repository, from what was published and
 * by code that the planner does not share. Writes nothing.
 */
export async function runVerify(deps: Deps, options: VerifyOptions, progress: Progress): Promise<ExitCode> {
  const site = await loadSite(deps, options, progress);
  if (site.kind === "refused") {
    deps.stdout.write(
      options.format === "json"
        ? printJson(answerJson({ report: site.report }))
        : printReport(deps, site.report, options.format),
    );
    return codeOf(site.report);
  }
  const root = options.verify === true ? site.factory.root : resolve(deps.config.cwd, options.verify);
  const phase = progress.start("verifying");
  const checked = checkRepository(deps, site, root);
  phase.end();
  const report = buildReport(deps, [site.aboutInventory, checked.findings]);
  print(deps, { report, counts: checked.counts, name: shown(deps.config.cwd, root) }, options.format);
  return codeOf(report);
}

interface Counts {
  readonly waves: number;
  readonly machines: number;
  readonly gapWindows: number;
}

interface Checked {
  readonly findings: FindingGroup;
  /** Undefined: a file of the plan could not be read as one. */
  readonly counts: Counts | undefined;
}

/** All that is wrong with the plan in a repository. */
export function checkRepository({ config }: Pick<Deps, "config">, site: Site, root: string): Checked {
  const waves = readWaves(root, config.cwd);
  const { record, source } = readRecord(root, config.cwd);
  const findings: FindingGroup = {
    diagnostics: [...waves.diagnostics, ...record.diagnostics],
    documents: [...waves.documents, ...record.documents],
    sources: [...waves.sources, ...source],
    root,
  };
  if (waves.value === undefined || record.value === undefined) return { findings, counts: undefined };
  const { document: factory, inventory, inventoryHash } = site;
  const violations = verifyPlan({ factory, inventory, waves: waves.value, record: record.value, inventoryHash });
  const moving = waves.value.filter((wave) => wave.spec.state !== "aborted");
  const machines = moving.flatMap((wave) => wave.spec.plans.flatMap((plan) => plan.machines)).length;
  const counts = { waves: waves.value.length, machines, gapWindows: record.value.gapWindows };
  return { findings: { ...findings, diagnostics: [...findings.diagnostics, ...violations] }, counts };
}

function readRecord(
  root: string,
  cwd: string,
): { readonly record: DecodedPlanRecord; readonly source: readonly SourceText[] } {
  const path = join(root, planRecordPath);
  const read = readPlan(path, shown(cwd, path));
  if (read.kind === "text") {
    const source = { file: planRecordPath, text: read.text };
    return { record: decodePlanRecord(source), source: [source] };
  }
  const diagnostics = [exceedsSize(planRecordPath, `${read.bytes} bytes`, planBytesMax)];
  return { record: { value: undefined, diagnostics, documents: [] }, source: [] };
}

function readPlan(path: string, name: string): TextRead {
  try {
    return readTextFile(path, name, planBytesMax);
  } catch (error) {
    if (!(error instanceof OperatingError) || error.kind !== "not-found") throw error;
    const remedy = "Make it with `vmf plan`, or name the folder of its repository: `vmf plan --verify FOLDER`.";
    throw new OperatingError("not-found", `There is no plan: \`${name}\` is not there.`, remedy);
  }
}

interface Answer {
  readonly report: Report;
  readonly counts?: Counts | undefined;
  readonly name?: string;
}

function print(deps: Deps, answer: Required<Answer>, format: FindingFormat): void {
  const { report, counts, name } = answer;
  if (format === "json") return deps.stdout.write(printJson(answerJson(answer)));
  if (format !== "pretty") return deps.stdout.write(printReport(deps, report, format));
  if (report.located.length > 0) deps.stdout.write(printReport(deps, report, format));
  if (counts === undefined || report.hasErrors) return;
  deps.stdout.write(wrap(holdsText(counts, name), deps.config.stdout.width));
}

function holdsText({ waves, machines, gapWindows }: Counts, name: string): string {
  if (waves === 0) return `The plan in \`${name}\` holds: it moves nothing, and says why for each machine.`;
  const gap =
    gapWindows === 0 ? "it ends at its lower bound" : `it ends ${counted(gapWindows, "opening")} after its lower bound`;
  return `The plan in \`${name}\` holds: ${counted(machines, "machine")} in ${counted(waves, "wave")}, every rule recomputed; ${gap}.`;
}

/** Docs: docs/reference/json-output.md. */
function answerJson({ report, counts, name }: Answer): unknown {
  return {
    format: "vmfactory.io/plan-check",
    version: 1,
    folder: name ?? null,
    holds: counts !== undefined && !report.hasErrors,
    waves: counts?.waves ?? null,
    machines: counts?.machines ?? null,
    gapWindows: counts?.gapWindows ?? null,
    findings: reportJson(report),
  };
}
