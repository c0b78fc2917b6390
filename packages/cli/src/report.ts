import { resolve } from "node:path";
import {
  applyAllowances,
  findingsJson,
  formatFindings,
  hasErrors,
  locate,
  type Diagnostic,
  type Document,
  type FindingFormat,
  type FindingsJson,
  type Located,
  type SourceText,
} from "@vmfactory/core";
import { exitCodes, type Deps, type ExitCode } from "./deps.ts";
import { shown } from "./io/find-factory.ts";

/** Findings whose files are named from one folder. */
export interface FindingGroup {
  readonly diagnostics: readonly Diagnostic[];
  /** What finds their lines. */
  readonly documents: readonly Document[];
  /** Their texts, also of files that could not be read as documents. */
  readonly sources: readonly SourceText[];
  /** Absolute path of the folder from which their files are named. */
  readonly root: string;
  /** If it is there, only these are shown: the others are for another command to tell. */
  readonly only?: ReadonlySet<Diagnostic>;
}

/** What a later stage says about the same files, without what is to be said about them anyway. */
export function laterFindings(group: FindingGroup, later: readonly Diagnostic[]): FindingGroup {
  return { ...group, diagnostics: [...group.diagnostics, ...later], only: new Set(later) };
}

/** Findings as people see them: with lines, files named from the folder in which they are. */
export interface Report {
  readonly located: readonly Located[];
  readonly texts: ReadonlyMap<string, string>;
  readonly hasErrors: boolean;
}

/** Drops what comments allow, finds lines, and names files as somebody in the current folder would. */
export function buildReport({ config }: Pick<Deps, "config">, groups: readonly FindingGroup[]): Report {
  const parts = groups.map((group) => locateGroup(config.cwd, group));
  const located = parts.flatMap((part) => part.located);
  return {
    located,
    texts: new Map(parts.flatMap((part) => [...part.texts])),
    hasErrors: hasErrors(located.map((one) => one.diagnostic)),
  };
}

function locateGroup(
  cwd: string,
  { diagnostics, documents, sources, root, only }: FindingGroup,
): Pick<Report, "located" | "texts"> {
  const rename = (file: string): string => shown(cwd, resolve(root, file));
  const kept = applyAllowances(diagnostics, documents).filter((one) => only?.has(one) ?? true);
  const located = locate(kept, documents);
  return {
    located: located.map(({ diagnostic, span, related }) => ({
      span,
      diagnostic: { ...diagnostic, at: { ...diagnostic.at, file: rename(diagnostic.at.file) } },
      related: related.map((one) => ({ ...one, at: { ...one.at, file: rename(one.at.file) } })),
    })),
    texts: new Map(sources.map(({ file, text }) => [rename(file), text])),
  };
}

/** The findings in the form that was asked for. */
export function printReport({ config }: Pick<Deps, "config">, report: Report, format: FindingFormat): string {
  const { width, hasColor } = config.stdout;
  return formatFindings(format, report.located, {
    texts: report.texts,
    width,
    color: hasColor,
    version: config.version,
  });
}

/** The findings as they stand in the JSON of commands whose answer is more than findings. */
export function reportJson(report: Report): FindingsJson {
  return findingsJson(report.located);
}

/** 1 if a finding is an error. */
export function codeOf(report: Report): ExitCode {
  return report.hasErrors ? exitCodes.findings : exitCodes.clean;
}

/** Prints one JSON value, as all commands do. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
