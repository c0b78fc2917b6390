import { formatPointer } from "../../base/pointer.ts";
import type { Located } from "../locate.ts";

/**
 * For test reports: a suite for each file, a case for each finding. Errors are failures; warnings and infos are cases
 * that pass and say something. Without findings there is one case that passes, for readers that take an empty report
 * for a broken one.
 */
export function formatJunit(findings: readonly Located[]): string {
  const files = [...new Set(findings.map((finding) => finding.diagnostic.at.file))];
  const suites = files.map((file) =>
    suite(
      file,
      findings.filter((finding) => finding.diagnostic.at.file === file),
    ),
  );
  const all = suites.length === 0 ? [{ text: passed, tests: 1, failures: 0 }] : suites;
  const total = (key: "tests" | "failures"): number => all.reduce((sum, one) => sum + one[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="vmf" tests="${total("tests")}" failures="${total("failures")}">`,
    ...all.map((one) => one.text),
    "</testsuites>",
    "",
  ].join("\n");
}

const passed =
  '  <testsuite name="vmf" tests="1" failures="0">\n    <testcase name="no findings" classname="vmf"/>\n  </testsuite>';

interface Suite {
  readonly text: string;
  readonly tests: number;
  readonly failures: number;
}

function suite(file: string, findings: readonly Located[]): Suite {
  const failures = findings.filter((finding) => finding.diagnostic.severity === "error").length;
  const head = `  <testsuite name="${escapeXml(file)}" tests="${findings.length}" failures="${failures}">`;
  return { text: [head, ...findings.map(testCase), "  </testsuite>"].join("\n"), tests: findings.length, failures };
}

function testCase({ diagnostic, span }: Located): string {
  const { code, severity, message, at, why, fix } = diagnostic;
  const where = span === undefined ? formatPointer(at.pointer) : `${span.start.line}:${span.start.column}`;
  const details = escapeXml(
    [`${at.file}:${where}`, message, why, fix?.sentence].filter((part) => part !== undefined).join("\n"),
  );
  const attributes = `name="${escapeXml(`${where} ${message}`)}" classname="${code}" file="${escapeXml(at.file)}"${span === undefined ? "" : ` line="${span.start.line}"`}`;
  const body =
    severity === "error"
      ? `      <failure type="${code}" message="${escapeXml(message)}">${details}</failure>`
      : `      <system-out>${escapeXml(`${severity}: `)}${details}</system-out>`;
  return `    <testcase ${attributes}>\n${body}\n    </testcase>`;
}

/** Text for XML 1.0, in attributes too: without the characters that XML has no way to write. */
function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "")
    .replace(/(?![\t\n\r])\p{Cc}/gu, "")
    .replace(/[&<>"'\n\r\t]/g, (character) => entities[character] ?? character);
}

/** Line breaks as references, or an attribute would lose them. */
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};
