import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineStarts, spanBetween } from "../../base/text.ts";
import { codes, type Code } from "../codes.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { locate, type Located } from "../locate.ts";
import { findingFormats, formatFindings, type FindingFormat } from "./format.ts";
import type { FormatOptions } from "./options.ts";

const text = "clusters:\n  prod1: { site: fra }\n  prod2: { site: frankfurt }\n";

const unknownSite: Diagnostic = {
  code: "model/unknown-site",
  severity: "error",
  message: "Cluster `prod2` is at site `frankfurt`, which there is not.",
  at: { file: "factory.yaml", pointer: ["clusters", "prod2", "site"] },
  on: "value",
  span: spanBetween(lineStarts(text), text.indexOf("frankfurt"), text.indexOf("frankfurt") + 9),
  why: "100% of it would be lost: resolvers, time servers.",
  fix: { sentence: "Did you mean `fra`?", replacement: "fra" },
  related: [
    {
      at: { file: "factory.yaml", pointer: ["clusters"] },
      label: "here, too",
      span: spanBetween(lineStarts(text), 0, 8),
    },
  ],
};

const row: Diagnostic = {
  code: "inventory/unsupported-value",
  severity: "warning",
  message: "Column `CPUs` of vInfo has a cell that is no number.",
  at: { file: "exports/fra & ams.xlsx", pointer: ["vInfo", 12, "CPUs"] },
  on: "value",
};

const options: FormatOptions = { texts: new Map([["factory.yaml", text]]), width: 80, color: false, version: "0.1.0" };

const print = (format: FindingFormat, ...diagnostics: readonly Diagnostic[]): string =>
  formatFindings(format, locate(diagnostics, []), options);

describe("github", () => {
  test("prints one workflow command a finding, with what would end it escaped", () => {
    expect(print("github", unknownSite, row)).toBe(
      "::warning file=exports/fra & ams.xlsx,title=inventory/unsupported-value::vInfo[12].CPUs: Column `CPUs` of vInfo has a cell that is no number.\n" +
        "::error file=factory.yaml,line=3,endLine=3,col=18,endColumn=27,title=model/unknown-site::Cluster `prod2` is at site `frankfurt`, which there is not.%0A100%25 of it would be lost: resolvers, time servers.%0ADid you mean `fra`?\n",
    );
  });

  test("prints nothing without findings", () => {
    expect(print("github")).toBe("");
  });
});

describe("json", () => {
  test("says everything, and null for nothing", () => {
    expect(JSON.parse(print("json", unknownSite, row))).toEqual({
      format: "vmfactory.io/findings",
      version: 1,
      summary: { errors: 1, warnings: 1, infos: 0 },
      findings: [
        {
          code: "inventory/unsupported-value",
          severity: "warning",
          message: row.message,
          file: "exports/fra & ams.xlsx",
          path: ["vInfo", 12, "CPUs"],
          span: null,
          why: null,
          fix: null,
          related: [],
        },
        {
          code: "model/unknown-site",
          severity: "error",
          message: unknownSite.message,
          file: "factory.yaml",
          path: ["clusters", "prod2", "site"],
          span: { start: { line: 3, column: 18, offset: 50 }, end: { line: 3, column: 27, offset: 59 } },
          why: unknownSite.why,
          fix: { sentence: "Did you mean `fra`?", replacement: "fra" },
          related: [
            {
              label: "here, too",
              file: "factory.yaml",
              path: ["clusters"],
              span: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 9, offset: 8 } },
            },
          ],
        },
      ],
    });
  });
});

describe("junit", () => {
  test("has a suite for each file; an error fails, a warning does not", () => {
    expect(print("junit", unknownSite, row)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="vmf" tests="2" failures="1">
  <testsuite name="exports/fra &amp; ams.xlsx" tests="1" failures="0">
    <testcase name="vInfo[12].CPUs Column \`CPUs\` of vInfo has a cell that is no number." classname="inventory/unsupported-value" file="exports/fra &amp; ams.xlsx">
      <system-out>warning: exports/fra &amp; ams.xlsx:vInfo[12].CPUs&#10;Column \`CPUs\` of vInfo has a cell that is no number.</system-out>
    </testcase>
  </testsuite>
  <testsuite name="factory.yaml" tests="1" failures="1">
    <testcase name="3:18 Cluster \`prod2\` is at site \`frankfurt\`, which there is not." classname="model/unknown-site" file="factory.yaml" line="3">
      <failure type="model/unknown-site" message="Cluster \`prod2\` is at site \`frankfurt\`, which there is not.">factory.yaml:3:18&#10;Cluster \`prod2\` is at site \`frankfurt\`, which there is not.&#10;100% of it would be lost: resolvers, time servers.&#10;Did you mean \`fra\`?</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  test("without findings has one case that passes", () => {
    expect(print("junit")).toContain('<testcase name="no findings" classname="vmf"/>');
  });
});

describe("sarif", () => {
  test("has a rule with help for each code, and results with places, edits and related places", () => {
    const { runs } = JSON.parse(print("sarif", unknownSite, row)) as { runs: readonly [Record<string, unknown>] };
    expect(runs[0]).toMatchObject({
      tool: {
        driver: {
          name: "vmf",
          version: "0.1.0",
          rules: [
            { id: "inventory/unsupported-value", defaultConfiguration: { level: "warning" } },
            {
              id: "model/unknown-site",
              shortDescription: { text: codes["model/unknown-site"].title },
              help: { markdown: expect.stringContaining("## What to do") as string },
            },
          ],
        },
      },
      columnKind: "utf16CodeUnits",
      results: [
        {
          ruleId: "inventory/unsupported-value",
          ruleIndex: 0,
          level: "warning",
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: "exports/fra%20%26%20ams.xlsx" } },
              logicalLocations: [{ fullyQualifiedName: "vInfo[12].CPUs" }],
            },
          ],
        },
        {
          ruleId: "model/unknown-site",
          ruleIndex: 1,
          level: "error",
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: "factory.yaml" },
                region: { startLine: 3, startColumn: 18, endLine: 3, endColumn: 27 },
              },
            },
          ],
          relatedLocations: [{ id: 1, message: { text: "here, too" } }],
          fixes: [
            {
              artifactChanges: [
                {
                  replacements: [
                    { deletedRegion: { startLine: 3, startColumn: 18 }, insertedContent: { text: "fra" } },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test("knows a finding again on another line", () => {
    const fingerprint = (span: Diagnostic["span"]): unknown => {
      const located: Located = { diagnostic: unknownSite, span, related: [] };
      const log = JSON.parse(formatFindings("sarif", [located], options)) as {
        runs: [{ results: [{ partialFingerprints: unknown }] }];
      };
      return log.runs[0].results[0].partialFingerprints;
    };
    expect(fingerprint(spanBetween([0, 10], 12, 13))).toEqual(fingerprint(spanBetween([0], 3, 4)));
  });
});

describe("whatever is in the texts", () => {
  const anything = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        "a",
        "\n",
        "\r",
        "%",
        ":",
        ",",
        "&",
        "<",
        ">",
        '"',
        "'",
        "]]>",
        "::error::",
        "\u0000",
        "\u001B",
        "\uD800",
        "\uFFFF",
      ),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    ),
    maxLength: 20,
  });
  const findings = fc.array(
    fc.record({
      code: fc.constantFrom(...(Object.keys(codes) as Code[])),
      severity: fc.constantFrom("error", "warning", "info"),
      message: anything,
      at: fc.record({ file: anything, pointer: fc.array(fc.oneof(anything, fc.nat())) }),
      on: fc.constantFrom("key", "value"),
      why: anything,
      fix: fc.record({ sentence: anything, replacement: anything }),
      span: fc.tuple(fc.nat(99), fc.nat(99)).map(([start, length]) => spanBetween([0, 5, 9], start, start + length)),
    }) as fc.Arbitrary<Diagnostic>,
    { maxLength: 4 },
  );

  test("every format prints, and what programs read is well-formed", () => {
    fc.assert(
      fc.property(findings, fc.boolean(), (diagnostics, color) => {
        const texts = new Map(diagnostics.map(({ at, message }) => [at.file, message]));
        const located = locate(diagnostics, []);
        const outputs = new Map(
          findingFormats.map((format) => [format, formatFindings(format, located, { ...options, texts, color })]),
        );
        expect(outputs.get("github")?.split(/\r\n|\r|\n/)).toHaveLength(located.length + 1);
        expect(JSON.parse(outputs.get("json") ?? "")).toMatchObject({ version: 1 });
        expect(JSON.parse(outputs.get("sarif") ?? "")).toMatchObject({ version: "2.1.0" });
        expect(outputs.get("junit")).toSatisfy(isXml);
        if (!color) expect(outputs.get("pretty")).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
      }),
      { numRuns: 500 },
    );
  });
});

/** Well-formed for the little of XML that is printed: elements, attributes in double quotes, text, references. */
function isXml(document: string): boolean {
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/u.test(document)) return false;
  const open: string[] = [];
  let rest = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  while (rest !== "") {
    const token =
      /^(?:<(\/?)([a-z-]+)((?: [a-z]+="(?:[^<&"]|&(?:amp|lt|gt|quot|apos|#\d+);)*")*)(\/?)>|(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d+);)+)/.exec(
        rest,
      );
    if (token === null) return false;
    rest = rest.slice(token[0].length);
    const [, isEnd, name, , isEmpty] = token;
    if (name === undefined) continue;
    if (isEnd === "/" ? open.pop() !== name : isEmpty === "" && open.push(name) === 0) return false;
  }
  return open.length === 0;
}
