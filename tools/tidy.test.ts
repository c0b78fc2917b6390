import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, sourceFiles } from "./imports.ts";

/** Text that the compiler allows and we do not: what to write instead, and where it may stand after all. */
interface Ban {
  readonly text: RegExp;
  readonly use: string;
  /** Files, as patterns, in which it is allowed. */
  readonly except: RegExp;
}

const tests = /\.test\.ts$|^tests\/|^testbed\/|^tools\//;

const bans: readonly Ban[] = [
  {
    text: /\bDate\.now\(/,
    use: "a Clock that is passed in",
    except: /^packages\/cli\/src\/main\.ts$|^tests\/|^testbed\/|^tools\//,
  },
  { text: /\bnew Date\(\)/, use: "a Clock that is passed in", except: /^tests\/|^testbed\/|^tools\// },
  { text: /\bMath\.random\(/, use: "Random that is passed in", except: /^$/ },
  { text: /\brandomUUID\(/, use: "a name made from content", except: /^testbed\// },
  {
    text: /\bsetTimeout\(/,
    use: "a Timer that is passed in, or a condition that is waited for",
    except: /^testbed\/|^tests\/|^packages\/cli\/src\/(main|progress\/.*)\.ts$/,
  },
  {
    text: /\bprocess\.env\b/,
    use: "Config, read in main.ts",
    except: /^packages\/cli\/src\/main\.ts$|^testbed\/|^tests\/|^tools\/|\.test\.ts$|\.bench\.ts$/,
  },
  { text: /\.localeCompare\(|\btoLocale\w+\(/, use: "compare of base/order.ts", except: /^$/ },
  { text: /\bvi\.mock\(/, use: "a port that is passed in", except: /^$/ },
  { text: /catch\s*(\([^)]*\))?\s*\{\s*\}/, use: "a catch that says why nothing is to be done", except: /^$/ },
  { text: /\b(test|describe|it)\.(only|skip)\(/, use: "test.skipIf with a reason, or no test", except: /^$/ },
  { text: /\bFIXME\b|\bTODO\b(?! #\d)/, use: "an issue and its number", except: /^$/ },
  { text: /@ts-(ignore|expect-error|nocheck)/, use: "a type that is true", except: tests },
  {
    text: /\bas any\b(?=[;,)\s]*$|[;,)])|: any\b(?=[;,)>\]= ]*$|[;,)>\]=])/,
    use: "unknown, and a check",
    except: /^$/,
  },
];

const files = ["packages", "tools", "tests", "testbed"].flatMap((folder) => sourceFiles(folder));

/** Each forbidden text as `path:line: banned X, use Y`. */
function findings(file: string, text: string): string[] {
  return bans.flatMap((ban) => {
    if (ban.except.test(file)) return [];
    return text.split("\n").flatMap((line, index) => {
      const found = ban.text.exec(line);
      return found ? [`${file}:${index + 1}: banned ${found[0]}, use ${ban.use}`] : [];
    });
  });
}

describe("tidy", () => {
  test("the test looked at something", () => {
    expect(files.length).toBeGreaterThan(150);
  });

  test("no file has text that is banned", () => {
    const self = "tools/tidy.test.ts";
    expect(
      files.filter((file) => file !== self).flatMap((file) => findings(file, readFileSync(join(root, file), "utf8"))),
    ).toEqual([]);
  });

  test.each([
    ["const t = Date.now();", "Date.now("],
    ["const t = new Date();", "new Date()"],
    ["const r = Math.random();", "Math.random("],
    ["await new Promise((r) => setTimeout(r, 5));", "setTimeout("],
    ["const home = process.env.HOME;", "process.env"],
    ["a.localeCompare(b)", ".localeCompare("],
    ["try { f(); } catch {}", "catch {}"],
    ["// TODO later", "TODO"],
  ])("%s is reported", (text, banned) => {
    expect(findings("packages/core/src/x.ts", text)).toEqual([
      expect.stringContaining(`packages/core/src/x.ts:1: banned ${banned}`),
    ]);
  });

  test("names of files are kebab-case", () => {
    const wrong = files.filter((file) => !/^[a-z0-9.-]+(\/[a-z0-9.-]+)*$/.test(file));
    expect(wrong).toEqual([]);
  });

  test("the project speaks of itself alone", () => {
    const foreign = [["", "work", ""].join("/"), ["bash", "jobs"].join("_"), ["", "library"].join(".")];
    const texts = [...files, ...sourceFiles(".", /\.(md|yaml|yml|json)$/)];
    const wrong = texts.filter((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return foreign.some((word) => text.includes(word));
    });
    expect(wrong).toEqual([]);
  });
});
