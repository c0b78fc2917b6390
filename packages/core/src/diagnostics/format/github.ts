import { formatPointer } from "../../base/pointer.ts";
import type { Severity } from "../diagnostic.ts";
import type { Located } from "../locate.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** For GitHub Actions: one workflow command a finding, which marks the line in the pull request. */
export function formatGithub(findings: readonly Located[]): string {
  return findings.map((finding) => `${command(finding)}\n`).join("");
}

function command({ diagnostic, span }: Located): string {
  const { code, severity, message, at, why, fix } = diagnostic;
  const properties: Record<string, string | number> = { file: at.file };
  if (span !== undefined) {
    properties["line"] = span.start.line;
    properties["endLine"] = span.end.line;
    properties["col"] = span.start.column;
    // Columns of different lines say nothing together, and GitHub ignores them then.
    if (span.end.line === span.start.line) properties["endColumn"] = span.end.column;
  }
  properties["title"] = code;
  const where = span === undefined && at.pointer.length > 0 ? `${formatPointer(at.pointer)}: ` : "";
  const text = [where + message, why, fix?.sentence].filter((part) => part !== undefined).join("\n");
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${list.join(",")}::${escapeData(text)}`;
}

/** What ends a command or is an escape of its own; GitHub turns it back. */
function escapeData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
