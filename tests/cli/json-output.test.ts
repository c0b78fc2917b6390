import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../tools/imports.ts";
import { runVmf, temporaryFolder } from "./run-vmf.ts";

/** docs/reference/json-output.md against what the program prints: a key that one of them does not have is a mistake. */
const page = readFileSync(join(root, "docs/reference/json-output.md"), "utf8");

/** By format, in the page's order of sections: the keys of the table that gives it. */
const tables = new Map(
  page.split("\n\n").flatMap((block): [string, string[]][] => {
    const format = /^\| `format`, `version` \| `([^`]+)`/m.exec(block)?.[1];
    const rows = block.split("\n").slice(2).map((line) => line.split("|")[1] ?? "");
    return format === undefined ? [] : [[format, rows.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ""))]];
  }),
);

let cwd = "";
beforeAll(async () => {
  cwd = temporaryFolder();
  cpSync(join(root, "tests/cli/plan/files"), cwd, { recursive: true });
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function answerOf(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const { stdout } = await runVmf([...args, "--format", "json"], { cwd });
  return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
}

/** Keys without those that every answer has. */
const keysOf = (answer: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(answer).filter((key) => key !== "format" && key !== "version").sort();

function expectAsDocumented(answer: Readonly<Record<string, unknown>>): void {
  const { format, version } = answer;
  expect(version).toBe(1);
  const documented = (tables.get(String(format)) ?? []).filter((key) => key !== "format" && key !== "version").sort();
  expect(keysOf(answer), `keys of ${String(format)}`).toEqual(documented);
}

describe("docs/reference/json-output.md tells the keys of", () => {
  test("every format that it names, and it names nine", () => {
    expect(tables.size).toBe(9);
  });

  test("compile and diff", async () => {
    for (const command of ["compile", "diff"]) expectAsDocumented(await answerOf(command));
  });

  test("import rvtools, and those of its totals", async () => {
    const answer = await answerOf("import", "rvtools", join(root, "tests/cli/import/files/export"), "--out", "read.ndjson");
    expectAsDocumented(answer);
    const paragraph = page.split("\n\n").find((block) => block.startsWith("In `totals`")) ?? "";
    const named = [...paragraph.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? "").filter((key) => !["totals", "null"].includes(key));
    expect(Object.keys(answer["totals"] as object).sort()).toEqual(named.sort());
  });

  test("assess, and those of a machine", async () => {
    const answer = await answerOf("assess");
    expectAsDocumented(answer);
    const paragraph = page.split("\n\n").find((block) => block.startsWith("A machine has")) ?? "";
    const [machine] = answer["machines"] as readonly object[];
    for (const key of Object.keys(machine ?? {})) expect(paragraph).toContain(`\`${key}\``);
  });

  test("plan, its check, and the state of a wave", async () => {
    const planned = await answerOf("plan", "--out", "repository");
    expectAsDocumented(planned);
    expectAsDocumented(await answerOf("plan", "--verify", "repository"));
    const [wave] = planned["waves"] as readonly { readonly name: string }[];
    expectAsDocumented(await answerOf("wave", "approve", wave?.name ?? "", "--repo", "repository"));
  });

  test("explain, with a code and without", async () => {
    expectAsDocumented(await answerOf("explain", "parse/duplicate-key"));
    expectAsDocumented(await answerOf("explain"));
  });
});
