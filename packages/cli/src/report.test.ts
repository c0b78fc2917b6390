import { parse, type Diagnostic } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { buildReport, codeOf, laterFindings, printReport, reportJson, type FindingGroup } from "./report.ts";
import { testDeps } from "./test-deps.fixture.ts";

const finding = (pointer: string, severity: Diagnostic["severity"] = "warning"): Diagnostic => ({
  code: "cluster/missing-bridge",
  severity,
  message: `About ${pointer}.`,
  at: { file: "factory.yaml", pointer: [pointer] },
  on: "key",
});

function groupOf(text: string, diagnostics: readonly Diagnostic[], root = "/site"): FindingGroup {
  const sources = [{ file: "factory.yaml", text }] as const;
  const { value } = parse(sources);
  return { diagnostics, documents: value === undefined ? [] : [value], sources, root };
}
const text = "a: 1\nb: 2\n";
const messages = (groups: readonly FindingGroup[]): readonly string[] =>
  buildReport(testDeps("/site"), groups).located.map(({ diagnostic }) => diagnostic.message);

describe("buildReport", () => {
  test.each([
    ["/site", "factory.yaml"],
    ["/", "site/factory.yaml"],
    ["/site/below", "/site/factory.yaml"],
  ])("names files as somebody in %s would: %s", (cwd, file) => {
    const { located } = buildReport(testDeps(cwd), [groupOf(text, [finding("b")])]);
    expect(located).toMatchObject([{ diagnostic: { at: { file } }, span: { start: { line: 2, column: 1 } } }]);
  });

  test("keeps files of one name in two folders apart", () => {
    const report = buildReport(testDeps("/"), [
      groupOf("a: here\n", [finding("a")], "/one"),
      groupOf("a: there\n", [finding("a")], "/two"),
    ]);
    expect(printReport(testDeps("/"), report, "pretty")).toMatch(
      /one\/factory\.yaml:1:1.*a: here.*two\/factory\.yaml:1:1.*a: there/s,
    );
  });

  test("drops what a comment allows with a reason", () => {
    const allowed = "a: 1 # factory-ignore cluster/missing-bridge: made by hand\nb: 2\n";
    expect(messages([groupOf(allowed, [finding("a"), finding("b")])])).toEqual(["About b."]);
  });

  test("shows of a later stage only what it says itself, and the comments of the file hold there too", () => {
    const allowed = "a: 1\nb: 2 # factory-ignore cluster/missing-bridge: made by hand\nc: 3\n";
    const first = groupOf(allowed, [finding("a")]);
    expect(messages([laterFindings(first, [finding("b"), finding("c")])])).toEqual(["About c."]);
  });
});

describe("codeOf", () => {
  test.each([
    [[], 0],
    [["info", "warning"], 0],
    [["info", "error"], 1],
  ] as const)("%j end with %i", (severities, code) => {
    const report = buildReport(testDeps("/site"), [
      groupOf(
        text,
        severities.map((severity, index) => finding("ab"[index] ?? "", severity)),
      ),
    ]);
    expect([codeOf(report), reportJson(report).findings.length]).toEqual([code, severities.length]);
  });
});
