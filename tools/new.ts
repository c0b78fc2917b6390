import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./imports.ts";

/**
 * `npm run new -- rule area/kebab-name`: a rule with its test, its line in the registry, its line in the list of rules
 * and its explanation, ready to be filled in. Nothing is overwritten.
 */
const [what, code] = process.argv.slice(2);
const areas = [
  "cluster",
  "factory",
  "git",
  "hardware",
  "mapping",
  "migration",
  "network",
  "openshift",
  "placement",
  "site",
  "source",
  "storage",
];

if (what !== "rule" || code === undefined || !/^[a-z]+\/[a-z]+(-[a-z]+)+$/.test(code)) {
  console.error("usage: npm run new -- rule <area>/<kebab-name>, as in network/duplicate-address");
  console.error(
    `areas in use: ${areas.join(", ")}; names begin with unknown-, duplicate-, missing-, conflicting-, unsupported-, exceeds-, deprecated- or unused- where one fits`,
  );
  process.exitCode = 2;
} else {
  createRule(code);
}

function createRule(name: string): void {
  const file = name.replace("/", "-");
  const fn = `check${file
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}`;
  write(`packages/core/src/rules/${file}.ts`, ruleText(name, fn));
  write(`packages/core/src/rules/${file}.test.ts`, testText(name, fn, file));
  insertSorted(
    "packages/core/src/diagnostics/codes.ts",
    `  "${name}": { title: "…", severity: "info", since: "0.1" },`,
    /^ {2}"[a-z]+\/[a-z-]+": \{/,
  );
  insertSorted(
    "packages/core/src/rules/check-model.ts",
    `import { ${fn} } from "./${file}.ts";`,
    /^import \{ check\w+ \} from "\.\/[\w-]+\.ts";$/,
  );
  insertSorted("packages/core/src/rules/check-model.ts", `  ${fn},`, /^ {2}check\w+,$/);
  insertEntry(`packages/core/src/diagnostics/explanations/${name.split("/")[0]}.ts`, explanationText(name), name);
  console.log(
    `now: write the rule and its test, its title in codes.ts and its explanation, then npm run generate && npm test -- ${file}`,
  );
}

function write(path: string, text: string): void {
  const full = join(root, path);
  if (existsSync(full)) throw new Error(`${path} is there already`);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  console.log(`wrote ${path}`);
}

/** Puts a line among the lines that look like it, in their order. */
function insertSorted(path: string, line: string, like: RegExp): void {
  const lines = readFileSync(join(root, path), "utf8").split("\n");
  const alike = lines.flatMap((text, index) => (like.test(text) ? [index] : []));
  const before = alike.find((index) => (lines[index] ?? "") > line);
  const at = before ?? (alike.at(-1) ?? -1) + 1;
  lines.splice(at, 0, line);
  writeFileSync(join(root, path), lines.join("\n"));
  console.log(`added a line to ${path}`);
}

/** Puts an entry of several lines before the first whose code comes later, or at the end. */
function insertEntry(path: string, entry: string, name: string): void {
  const full = join(root, path);
  if (!existsSync(full))
    return console.log(`${path} is not there: a new area needs a file, and a line in explanations.ts`);
  const lines = readFileSync(full, "utf8").split("\n");
  const later = lines.findIndex((line) => (/^ {2}"([a-z]+\/[a-z-]+)": \{$/.exec(line)?.[1] ?? "") > name);
  lines.splice(later < 0 ? lines.lastIndexOf("};") : later, 0, entry);
  writeFileSync(full, lines.join("\n"));
  console.log(`added an entry to ${path}`);
}

function ruleText(name: string, fn: string): string {
  return `import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports … : one sentence that says when, and where the fact comes from. */
export function ${fn}(model: Model): Diagnostic[] {
  return model.clusters
    .filter(({ name }) => name === "…")
    .map(({ name, at }) =>
      finding("${name}", {
        message: \`Cluster \\\`\${name}\\\` …\`,
        at,
        on: "key",
        why: "…",
        fix: { sentence: "…" },
      }),
    );
}
`;
}

function testText(name: string, fn: string, file: string): string {
  return `import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { ${fn} } from "./${file}.ts";

describe("${name}", () => {
  test("is silent where nothing is wrong", () => {
    expect(${fn}(testModel())).toEqual([]);
  });

  test("reports …", () => {
    expect(${fn}(testModel("domain: other.example"))).toEqual([{ code: "${name}", at: at("clusters", "…") }]);
  });

  test("does not report the edge case …", () => {
    expect(${fn}(testModel("domain: other.example"))).toEqual(["…"]);
  });
});
`;
}

/** The entry of a code among the explanations of its area. */
function explanationText(name: string): string {
  return `  "${name}": {
    meaning: "…",
    why: "…",
    fix: "…",
    example: { wrong: "…" },
  },`;
}
