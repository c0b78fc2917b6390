import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isAlive, makeOwnedFolder, sweepOwnedFolders } from "./owned-folder.ts";

const base = mkdtempSync(join(tmpdir(), "vmf-owned-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** The id of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

describe("folders of processes", () => {
  test("sweeping removes those of dead owners, and neither those of living ones nor what others put there", () => {
    const mine = basename(makeOwnedFolder(base));
    const [space, pid, start, random] = mine.split("-");
    const dead = `${space}-${deadProcess()}-${start}-${random}`;
    const reused = `${space}-${pid}-1-${random}`;
    const elsewhere = `77${space}-${deadProcess()}-${start}-${random}`;
    for (const name of [dead, reused, elsewhere, "notes"]) mkdirSync(join(base, name));
    writeFileSync(join(base, dead, "data"), "");
    expect(sweepOwnedFolders(base)).toBe(2);
    expect(readdirSync(base).sort()).toEqual([mine, elsewhere, "notes"].sort());
  });

  test("sweeping where nothing was ever made does nothing", () => {
    expect(sweepOwnedFolders(join(base, "never"))).toBe(0);
  });

  test("this process is alive, and one that ended is not", () => {
    expect([isAlive(process.pid), isAlive(deadProcess())]).toEqual([true, false]);
  });
});
