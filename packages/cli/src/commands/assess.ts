import { assess, verdicts, type Assessment, type MachineAssessment, type Verdict } from "@vmfactory/core";
import { exitCodes, type Deps, type ExitCode } from "../deps.ts";
import { usageError } from "../failure.ts";
import { loadSite, type Site } from "../load-site.ts";
import { createProgress } from "../progress/create-progress.ts";
import { grouped, type ProgressMode } from "../progress/progress.ts";
import { buildReport, codeOf, laterFindings, printJson, printReport, reportJson, type Report } from "../report.ts";
import { renderTable } from "../text/table.ts";
import { wrap } from "../text/wrap.ts";

export interface AssessOptions {
  readonly factory?: string;
  readonly inventory?: string;
  readonly strict?: boolean;
  readonly machine?: string;
  readonly format: "pretty" | "json";
  readonly progress: ProgressMode;
}

/** `vmf assess`: which machines can move, how, and what is in the way. Needs factory.yaml and an inventory, no cluster. */
export async function runAssess(deps: Deps, options: AssessOptions): Promise<ExitCode> {
  const progress = createProgress(options.progress, deps);
  const site = await loadSite(deps, options, progress);
  if (site.kind === "refused") {
    deps.stdout.write(printReport(deps, site.report, options.format));
    return codeOf(site.report);
  }
  const phase = progress.start("assessing", site.inventory.machines.length);
  const assessment = assess(site.inventory, site.model);
  phase.end();
  const shownOnes = options.machine === undefined ? assessment.machines : findMachines(assessment, options.machine);
  const report = buildReport(deps, [laterFindings(site.aboutFactory, assessment.diagnostics), site.aboutInventory]);
  const answer = { site, assessment, report, machines: shownOnes };
  if (options.format === "json") deps.stdout.write(printJson(answerJson(answer)));
  else
    deps.stdout.write(
      options.machine === undefined
        ? overviewText(answer, deps)
        : shownOnes.map((one) => machineText(one, deps)).join("\n"),
    );
  const isStuck = shownOnes.some(({ verdict }) => verdict === "notYet" || verdict === "never");
  return isStuck && options.strict === true ? exitCodes.findings : codeOf(report);
}

interface Answer {
  readonly site: Site;
  readonly assessment: Assessment;
  readonly report: Report;
  readonly machines: readonly MachineAssessment[];
}

function findMachines({ machines }: Assessment, name: string): readonly MachineAssessment[] {
  const found = machines.filter(({ machine }) => [machine.name, machine.key, machine.moref].includes(name));
  if (found.length > 0) return found;
  throw usageError(
    `The inventory has no machine \`${name}\`.`,
    "Its name is case-sensitive; `vmf assess --format json` lists all.",
  );
}

/** What a verdict means, in a few words. */
export const verdictLabels: Readonly<Record<Verdict, string>> = {
  warm: "can move warm",
  cold: "can move cold",
  notYet: "not before something is done",
  never: "not by this way",
  ignored: "no machines to move",
};

/** How many concerns and machines are listed; the rest is counted. */
const listedMax = 12;

function overviewText({ site, assessment, report }: Answer, deps: Deps): string {
  const { width } = deps.config.stdout;
  const total = assessment.machines.length;
  const verdictRows = verdicts.map((verdict) => [grouped(assessment.byVerdict[verdict]), verdictLabels[verdict]]);
  const parts = [
    report.located.length === 0 ? "" : printReport(deps, report, "pretty"),
    wrap(`${grouped(total)} machines of \`${site.inventoryName}\`:`, width) +
      renderTable([{ header: "", isNumber: true }, { header: "" }], verdictRows, width),
    titled("What is in the way", concernTable(assessment, width)),
    titled("Machines that cannot move yet", stuckTable(assessment, width)),
    wrap("`vmf assess --machine NAME` says everything about one; `--format json` lists all.", width),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function titled(title: string, table: string): string {
  return table === "" ? "" : `${title}:\n${table}`;
}

interface Counted {
  readonly label: string;
  readonly effect: string;
  readonly machines: number;
}

const effectLabels = { none: "", noWarm: "only cold", notYet: "not yet", never: "never" } as const;

/** Concerns that change a verdict, those of most machines first. */
export function countConcerns({ machines }: Assessment): readonly Counted[] {
  const counts = new Map<string, Counted>();
  for (const { label, effect } of machines.flatMap((one) => one.concerns)) {
    if (effect === "none") continue;
    const key = `${effect} ${label}`;
    counts.set(key, { label, effect: effectLabels[effect], machines: (counts.get(key)?.machines ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.machines - a.machines || (a.label < b.label ? -1 : 1));
}

function concernTable(assessment: Assessment, width: number): string {
  const counted = countConcerns(assessment);
  const rows = counted.slice(0, listedMax).map(({ label, effect, machines }) => [grouped(machines), effect, label]);
  return (
    renderTable([{ header: "machines", isNumber: true }, { header: "then" }, { header: "concern" }], rows, width) +
    more(counted.length)
  );
}

function stuckTable({ machines }: Assessment, width: number): string {
  const stuck = machines.filter(({ verdict }) => verdict === "notYet" || verdict === "never");
  const rows = stuck.slice(0, listedMax).map(({ machine, concerns }) => {
    const blocking = concerns.filter(({ effect }) => effect === "notYet" || effect === "never");
    return [machine.name, blocking.map(({ detail }) => detail).join(" ")];
  });
  return renderTable([{ header: "machine" }, { header: "why" }], rows, width) + more(stuck.length);
}

function more(total: number): string {
  return total > listedMax ? `… and ${grouped(total - listedMax)} more\n` : "";
}

function machineText({ machine, verdict, concerns, unanswered, ...rest }: MachineAssessment, { config }: Deps): string {
  const { width } = config.stdout;
  const { destination, group, confidencePercent, ignoredBecause } = rest;
  const where =
    destination === undefined
      ? ""
      : ` to cluster ${destination.cluster}, namespace ${destination.namespace}, as ${destination.targetName}`;
  const lines = [
    `${machine.name} (${machine.key}): ${verdictLabels[verdict]}${where}.`,
    ...(ignoredBecause === undefined
      ? [`Moves with group ${group}; ${confidencePercent} % of the questions could be answered.`]
      : [ignoredBecause]),
    ...concerns.map(
      ({ category, detail, remedy, id }) =>
        `- ${category}: ${detail}${remedy === undefined ? "" : ` ${remedy}`} (${id})`,
    ),
    ...unanswered.map(
      ({ unknown, blocksWarm, id }) =>
        `- Unknown: ${unknown}.${blocksWarm ? " Warm migration cannot be promised without it." : ""} (${id})`,
    ),
  ];
  return lines.map((line) => wrap(line, width, "  ")).join("");
}

/** Docs: docs/reference/json-output.md. */
function answerJson({ site, assessment, report, machines }: Answer): unknown {
  const { byVerdict, byOperatingSystem, byCluster, byNetwork, byGroup } = assessment;
  return {
    format: "vmfactory.io/assess",
    version: 1,
    inventory: { file: site.inventoryName, sha256: site.inventoryHash },
    byVerdict,
    byOperatingSystem,
    byCluster,
    byNetwork,
    byGroup,
    machines: machines.map(machineJson),
    findings: reportJson(report),
  };
}

function machineJson({ machine, verdict, concerns, unanswered, ...rest }: MachineAssessment): unknown {
  return {
    key: machine.key,
    name: machine.name,
    verdict,
    group: rest.group,
    source: rest.source?.name ?? null,
    destination: rest.destination ?? null,
    confidencePercent: rest.confidencePercent,
    ignoredBecause: rest.ignoredBecause ?? null,
    concerns: concerns.map((concern) => ({ ...concern, remedy: concern.remedy ?? null })),
    unanswered,
    cost: rest.cost,
  };
}
