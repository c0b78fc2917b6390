import { buildResources, manifestPath, type FindingFormat, type Model } from "@vmfactory/core";
import { exitCodes, type Deps, type ExitCode } from "../deps.ts";
import { targetOf } from "../io/repository-tree.ts";
import { writeOwned, type WriteOutcome } from "../io/write-owned.ts";
import { compileFactory } from "../load-factory.ts";
import { createProgress } from "../progress/create-progress.ts";
import { grouped, type ProgressMode } from "../progress/progress.ts";
import { buildReport, codeOf, printJson, printReport, reportJson, type Report } from "../report.ts";
import { renderTable } from "../text/table.ts";
import { wrap } from "../text/wrap.ts";

export interface CompileOptions {
  readonly factory?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly format: FindingFormat;
  readonly progress: ProgressMode;
}

/** `vmf compile`: the repository, written beside factory.yaml or where it is told. With an error finding, nothing is written. */
export async function runCompile(
  deps: Deps,
  { factory: named, out, force, format, progress: mode }: CompileOptions,
): Promise<ExitCode> {
  const progress = createProgress(mode, deps);
  const phase = progress.start("compiling");
  const { factory, files, model, findings } = compileFactory(deps, named);
  phase.end();
  if (files === undefined || model === undefined) {
    const report = buildReport(deps, [findings]);
    deps.stdout.write(format === "json" ? printJson(answerJson({ report })) : printReport(deps, report, format));
    return codeOf(report);
  }
  const target = targetOf(files, { root: factory.root, cwd: deps.config.cwd }, out);
  const outcome = await writeOwned({ ...target, recordPath: manifestPath, force: force === true }, deps, progress);
  const ours = { diagnostics: outcome.diagnostics, documents: [], sources: [], root: deps.config.cwd };
  const report = buildReport(deps, [findings, ours]);
  print(deps, { report, outcome, model, name: target.name }, format);
  return outcome.ended === "undone" ? exitCodes.failure : codeOf(report);
}

interface Answer {
  readonly report: Report;
  readonly outcome?: WriteOutcome;
  readonly model?: Model;
  readonly name?: string;
}

function print(deps: Deps, answer: Required<Answer>, format: FindingFormat): void {
  const { report, outcome, model, name } = answer;
  if (format === "json") return deps.stdout.write(printJson(answerJson(answer)));
  if (format !== "pretty") return deps.stdout.write(printReport(deps, report, format));
  if (report.located.length > 0) deps.stdout.write(`${printReport(deps, report, format)}\n`);
  const width = deps.config.stdout.width;
  deps.stdout.write(wrap(outcomeText(outcome, name), width));
  if (outcome.ended === "refused" || outcome.ended === "undone") return;
  const columns = [{ header: "cluster" }, { header: "resources", isNumber: true }];
  const rows = Object.entries(countResources(model)).map(([cluster, count]) => [cluster, grouped(count)]);
  deps.stdout.write(`\n${renderTable(columns, rows, width)}`);
}

function outcomeText({ ended, plan, wasInterrupted, hasFinishedEarlier }: WriteOutcome, name: string): string {
  const count = (list: readonly string[]): string => grouped(list.length);
  const before = hasFinishedEarlier ? "An earlier run was interrupted; its work is finished now. " : "";
  switch (ended) {
    case "refused":
      return `Nothing was written to \`${name}\`.`;
    case "undone":
      return `Interrupted: nothing in \`${name}\` was changed.`;
    case "unchanged":
      return `${before}\`${name}\` is up to date: ${count(plan.unchanged)} files.`;
    case "finished": {
      const interrupted = wasInterrupted ? "Interrupted, but all files were written. " : "";
      const lists = `${count(plan.create)} files new, ${count(plan.replace)} changed, ${count(plan.delete)} deleted, ${count(plan.unchanged)} as they were`;
      return `${interrupted}${before}Compiled to \`${name}\`: ${lists}.`;
    }
  }
}

/** Docs: docs/reference/json-output.md. */
function answerJson({ report, outcome, model, name }: Answer): unknown {
  const isWritten = outcome?.ended === "finished" || outcome?.ended === "unchanged";
  return {
    format: "vmfactory.io/compile",
    version: 1,
    folder: name ?? null,
    written: isWritten,
    files:
      outcome === undefined || !isWritten
        ? null
        : {
            created: outcome.plan.create,
            replaced: outcome.plan.replace,
            deleted: outcome.plan.delete,
            unchanged: outcome.plan.unchanged.length,
          },
    resources: model === undefined ? null : countResources(model),
    findings: reportJson(report),
  };
}

/** Objects that end up on each cluster, hub first: those that all have in common are counted on each. */
export function countResources(model: Model): Readonly<Record<string, number>> {
  const { components, resources } = buildResources(model);
  const scopes = new Map(components.map(({ name, scope }) => [name, scope]));
  const hub = model.hub.name;
  const managed = model.clusters.map((cluster) => cluster.name);
  const counts = new Map([hub, ...managed].map((name) => [name, 0]));
  for (const { placement } of resources) {
    for (const cluster of clustersOf(placement)) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  return Object.fromEntries(counts);

  function clustersOf(placement: (typeof resources)[number]["placement"]): readonly string[] {
    if (placement.layer === "cluster") return [placement.cluster];
    if (placement.layer !== "shared") return [hub];
    const scope = scopes.get(placement.component);
    if (scope === "hub") return [hub];
    return scope === "managed" ? managed : [hub, ...managed];
  }
}
