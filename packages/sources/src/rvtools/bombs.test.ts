import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SourceError } from "../source-error.ts";
import { bombs } from "./bombs.fixture.ts";
import { importRvtools } from "./import-rvtools.ts";
import type { BombReport } from "./read-bombs.fixture.ts";
import { writeZip } from "./zip.fixture.ts";

let folder = "";
const fileOf = (index: number): string => join(folder, `bomb-${index}.xlsx`);
const named = bombs.map(({ name }, index) => [name, index] as const);

/** What a reader without the rule about compression said to each, in a process of its own, and what that took. */
let unguarded: BombReport;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vmf-bombs-"));
  bombs.forEach((bomb, index) => writeZip(fileOf(index), bomb.entries()));
  const script = join(import.meta.dirname, "read-bombs.fixture.ts");
  const paths = bombs.map((_, index) => fileOf(index));
  unguarded = JSON.parse(execFileSync(process.execPath, ["--import", "tsx", script, ...paths], { encoding: "utf8" }));
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe("a workbook with", () => {
  test.each(named)("%s is refused in words that name file and reason", async (_, index) => {
    const error: unknown = await importRvtools(fileOf(index)).catch((reason: unknown) => reason);
    if (!(error instanceof SourceError)) throw new Error("it was read");
    const says = bombs[index]?.says ?? /^$/;
    expect(says.test(error.message) || /is compressed \d+ to 1/.test(error.message)).toBe(true);
    expect(error.message.startsWith(`\`${fileOf(index)}\` `)).toBe(true);
    expect(error.fix).toMatch(/^[A-Z].*\.$/);
  });

  test.each(named)("%s is refused by what is in it, were it not compressed so well", (_, index) => {
    expect(unguarded.said[index]).toMatch(bombs[index]?.says ?? /^$/);
  });
});

test("all of them are small on disk and refused in little memory", () => {
  expect(Math.max(...bombs.map((_, index) => statSync(fileOf(index)).size))).toBeLessThan(8 * 2 ** 20);
  expect(unguarded.rssMiB).toBeLessThan(500);
});
