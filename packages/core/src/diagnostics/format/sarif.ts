import { shortHash } from "../../base/hash.ts";
import { formatPointer, type Place } from "../../base/pointer.ts";
import { compare } from "../../base/order.ts";
import type { Span } from "../../base/text.ts";
import { codes, type Code } from "../codes.ts";
import type { Severity } from "../diagnostic.ts";
import { explain } from "../explain.ts";
import type { Located, LocatedRelated } from "../locate.ts";
import type { FormatOptions } from "./options.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** For code scanning: SARIF 2.1.0, with a rule for each code that occurs. */
export function formatSarif(findings: readonly Located[], { version }: Pick<FormatOptions, "version">): string {
  const rules = [...new Set(findings.map((finding) => finding.diagnostic.code))].sort(compare);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "vmf", version, rules: rules.map(rule) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => result(finding, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(code: Code): object {
  const { title, severity, since } = codes[code];
  const { meaning, why, fix, markdown } = explain(code);
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    help: { text: `${meaning}\n\n${why}\n\n${fix}`, markdown },
    defaultConfiguration: { level: levels[severity] },
    properties: { since },
  };
}

function result({ diagnostic, span, related }: Located, rules: readonly Code[]): object {
  const { code, severity, message, at, why, fix } = diagnostic;
  const text = [message, why, fix?.sentence].filter((part) => part !== undefined).join("\n");
  const edits =
    fix?.replacement === undefined || span === undefined ? undefined : [edit(fix.sentence, fix.replacement, at, span)];
  return {
    ruleId: code,
    ruleIndex: rules.indexOf(code),
    level: levels[severity],
    message: { text },
    locations: [location(at, span)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation) }),
    ...(edits === undefined ? {} : { fixes: edits }),
    // The same finding on another line is still the same finding.
    partialFingerprints: { "vmfFinding/v1": shortHash(JSON.stringify([code, at.file, at.pointer, message])) },
  };
}

function location({ file, pointer }: Place, span: Span | undefined): object {
  return {
    physicalLocation: { artifactLocation: artifact(file), ...(span === undefined ? {} : { region: region(span) }) },
    ...(pointer.length === 0 ? {} : { logicalLocations: [{ fullyQualifiedName: formatPointer(pointer) }] }),
  };
}

function relatedLocation({ at, span, label }: LocatedRelated, index: number): object {
  return { id: index + 1, ...location(at, span), message: { text: label } };
}

function edit(sentence: string, replacement: string, { file }: Place, span: Span): object {
  const replacements = [{ deletedRegion: region(span), insertedContent: { text: replacement } }];
  return { description: { text: sentence }, artifactChanges: [{ artifactLocation: artifact(file), replacements }] };
}

/** A URI relative to the root of the repository. */
function artifact(file: string): object {
  const segments = file.replace(/\p{Cs}/gu, "\uFFFD").split("/");
  return { uri: segments.map(encodeURIComponent).join("/") };
}

function region({ start, end }: Span): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
