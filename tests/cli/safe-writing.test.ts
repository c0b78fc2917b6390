import { spawn } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { filesBelow } from "../golden/golden-case.ts";
import { root } from "../../tools/imports.ts";
import { runVmf, temporaryFolder } from "./run-vmf.ts";

const tiny = readFileSync(join(root, "tests/golden/tiny/factory.yaml"), "utf8");
let folder = "";
beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, "factory.yaml"), tiny);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (file: string): string => join(folder, file);

/** Path to text of all files below a folder that are no state of a run. */
function textsBelow(path: string): Map<string, string> {
  const files = filesBelow(path).filter((file) => !/^\.vmf\/(lock|staging)/.test(file));
  return new Map(files.map((file) => [file, readFileSync(join(path, file), "utf8")]));
}

describe("compile", () => {
  test("writes a repository, and a second run finds nothing to do", async () => {
    const first = await runVmf(["compile"], { cwd: folder });
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/Compiled to `\.`: \d+ files new/);
    const before = textsBelow(folder);
    const second = await runVmf(["compile"], { cwd: folder });
    expect(second.stdout).toMatch(/is up to date/);
    expect(textsBelow(folder)).toEqual(before);
    expect((await runVmf(["diff"], { cwd: folder })).code).toBe(0);
  });

  test("refuses to overwrite a file that was edited by hand, and does so when told to", async () => {
    await runVmf(["compile"], { cwd: folder });
    appendFileSync(inFolder("README.md"), "a note of ours\n");
    writeFileSync(inFolder("factory.yaml"), tiny.replaceAll("tiny.example", "small.example"));
    const before = textsBelow(folder);
    const refused = await runVmf(["compile"], { cwd: folder });
    expect(refused.code).toBe(1);
    expect(refused.stdout).toMatch(/README\.md/);
    expect(refused.stdout).toMatch(/Nothing was written/);
    expect(textsBelow(folder)).toEqual(before);
    const forced = await runVmf(["compile", "--force"], { cwd: folder });
    expect(forced.code).toBe(0);
    expect(readFileSync(inFolder("README.md"), "utf8")).not.toContain("a note of ours");
  });

  test("never overwrites a file of others, not even when told to", async () => {
    mkdirSync(inFolder("docs"));
    writeFileSync(inFolder("docs/secrets.md"), "ours, from before\n");
    for (const args of [["compile"], ["compile", "--force"]]) {
      const ran = await runVmf(args, { cwd: folder });
      expect(ran.code).toBe(1);
      expect(ran.stdout).toMatch(/docs\/secrets\.md/);
    }
    expect(filesBelow(folder)).toEqual(["docs/secrets.md", "factory.yaml"]);
    expect(readFileSync(inFolder("docs/secrets.md"), "utf8")).toBe("ours, from before\n");
  });

  test("leaves files of others alone and deletes its own that are no longer compiled", async () => {
    await runVmf(["compile"], { cwd: folder });
    writeFileSync(inFolder("components/NOTES.txt"), "ours\n");
    writeFileSync(inFolder("factory.yaml"), tiny.replace(/\n {6}c: \{.*/, "").replace(/\n {6}b: \{.*/, "\n      b2: { bmc: 192.168.10.42, addresses: { machine: 192.168.20.12 }, macs: [\"02:00:00:00:0b:00\", \"02:00:00:00:0b:01\"] }\n      c: { bmc: 192.168.10.33, addresses: { machine: 192.168.20.13 }, macs: [\"02:00:00:00:0c:00\", \"02:00:00:00:0c:01\"] }"));
    const ran = await runVmf(["compile"], { cwd: folder });
    expect(ran.stdout).toMatch(/2 files new, \d+ changed, 2 deleted/);
    expect(existsSync(inFolder("clusters/hub/clusters/one/bare-metal-host-b.yaml"))).toBe(false);
    expect(readFileSync(inFolder("components/NOTES.txt"), "utf8")).toBe("ours\n");
  });

  test.each([
    ["a file where a folder must be", () => writeFileSync(inFolder("components"), "a file\n")],
    ["a link where a folder must be", () => symlinkSync("/tmp", inFolder("components"))],
    ["a folder where a file must be", () => mkdirSync(inFolder("README.md"))],
    ["a link where a file must be", () => symlinkSync("elsewhere", inFolder("README.md"))],
  ])("%s is in the way and stays", async (_, make) => {
    make();
    const before = readdirSync(folder);
    const ran = await runVmf(["compile"], { cwd: folder });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/components|README\.md/);
    expect(readdirSync(folder)).toEqual(before);
  });

  test.skipIf(process.getuid?.() !== 0)("says so where it may not write", async () => {
    mkdirSync(inFolder("out"));
    chmodSync(folder, 0o755);
    const ran = await runVmf(["compile", "--out", "out"], { cwd: folder, uid: 65_534 });
    expect(ran.stderr).toMatch(/Cannot write to `out`: permission denied/);
    expect(ran.code).toBe(2);
    expect(readdirSync(inFolder("out"))).toEqual([]);
  });

  test.skipIf(process.platform !== "linux")("one of two runs at once writes, the other says that it does", async () => {
    mkdirSync(inFolder(".vmf"));
    const sleeper = spawn("sleep", ["60"]);
    const started = readFileSync(`/proc/${sleeper.pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19];
    const host = readFileSync("/proc/sys/kernel/hostname", "utf8").trim();
    writeFileSync(inFolder(".vmf/lock"), JSON.stringify({ pid: sleeper.pid, host, started }));
    const busy = await runVmf(["compile"], { cwd: folder });
    expect(busy.stderr).toMatch(/writing|busy/i);
    expect(busy.code).toBe(2);
    expect(filesBelow(folder)).toEqual([".vmf/lock", "factory.yaml"]);
    const ended = new Promise((resolve) => sleeper.on("close", resolve));
    sleeper.kill("SIGKILL");
    await ended;
    expect((await runVmf(["compile"], { cwd: folder })).code).toBe(0);
  });
});

describe("an interrupted compile", () => {
  const site = join(root, "examples/nordwind");

  test("leaves each file whole, touches nothing of others, and the next run finishes", async () => {
    cpSync(site, folder, { recursive: true });
    await runVmf(["compile"], { cwd: folder });
    const old = textsBelow(folder);
    const edited = readFileSync(inFolder("factory.yaml"), "utf8").replaceAll("nordwind.example", "suedwind.example");
    const wanted = await compiledElsewhere(edited);
    const delays = fc.sample(fc.integer({ min: 150, max: 700 }), { numRuns: 8, seed: 7 });
    for (const [index, afterMs] of delays.entries()) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      for (const [file, text] of old) put(file, text);
      put("extras/NOTES.txt", "ours\n");
      put("factory.yaml", edited);
      const signal = index % 2 === 0 ? "SIGKILL" : "SIGINT";
      await runVmf(["compile"], { cwd: folder, kill: { signal, afterMs } });
      for (const [file, text] of textsBelow(folder)) {
        if (file.startsWith(".vmf/")) continue;
        expect([old.get(file), wanted.get(file), edited, "ours\n"], `${file} after ${signal} at ${afterMs} ms`).toContain(text);
      }
      const next = await runVmf(["compile"], { cwd: folder });
      expect(next.code, next.stdout + next.stderr).toBe(0);
      const finished = textsBelow(folder);
      finished.delete("extras/NOTES.txt");
      expect(finished).toEqual(wanted);
    }
  });

  async function compiledElsewhere(factory: string): Promise<Map<string, string>> {
    const other = temporaryFolder();
    cpSync(site, other, { recursive: true });
    writeFileSync(join(other, "factory.yaml"), factory);
    // The files of the site that are included name the domain too; they stay as they are.
    expect((await runVmf(["compile"], { cwd: other })).code).toBe(0);
    put("extras/NOTES.txt", "ours\n");
    const texts = textsBelow(other);
    rmSync(other, { recursive: true, force: true });
    return texts;
  }

  function put(file: string, text: string): void {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(inFolder(file), text);
  }
});

describe("what other commands write", () => {
  test("an inventory appears whole, and an import that is refused leaves the old one", async () => {
    writeFileSync(inFolder("vInfo.csv"), "VM,Powerstate,CPUs,Memory,VM ID\ndb-1,poweredOn,2,4096,vm-1\n");
    const first = await runVmf(["import", "rvtools", "vInfo.csv", "--out", "estate.ndjson"], { cwd: folder });
    expect(first.code, first.stdout + first.stderr).toBe(0);
    const before = readFileSync(inFolder("estate.ndjson"), "utf8");
    writeFileSync(inFolder("vInfo.csv"), "");
    const second = await runVmf(["import", "rvtools", "vInfo.csv", "--out", "estate.ndjson"], { cwd: folder });
    expect(second.code).not.toBe(0);
    expect(readFileSync(inFolder("estate.ndjson"), "utf8")).toBe(before);
    expect(statSync(inFolder("estate.ndjson")).isFile()).toBe(true);
  });
});
