import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
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
import { bundled, runVmf, temporaryFolder } from "./run-vmf.ts";

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

  test.each(["out", "."])("says so where it may not write: %s", async (out) => {
    const isRoot = process.getuid?.() === 0;
    mkdirSync(inFolder("out"));
    for (const path of [folder, inFolder("out")]) chmodSync(path, 0o555);
    const before = filesBelow(folder);
    const ran = await runVmf(["compile", "--out", out], { cwd: folder, ...(isRoot && { uid: 65_534 }) });
    chmodSync(folder, 0o755);
    expect(ran.stderr).toContain(`Cannot write to \`${out}\`: permission denied`);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(filesBelow(folder)).toEqual(before);
  });

  test.each(["waves", "clusters", ".vmf"])("says so where it may not read: %s", async (name) => {
    const isRoot = process.getuid?.() === 0;
    await runVmf(["compile"], { cwd: folder });
    mkdirSync(inFolder("waves"), { recursive: true });
    chmodSync(folder, 0o755);
    chmodSync(inFolder(name), 0o000);
    const run = { cwd: folder, ...(isRoot && { uid: 65_534 }) };
    for (const args of name === "waves" ? [["wave", "approve", "w"]] : [["compile"], ["diff"]]) {
      const ran = await runVmf(args, run);
      expect(ran.stderr).toMatch(/^vmf: Cannot .*permission denied/);
      expect(ran).toMatchObject({ code: 2, stdout: "" });
    }
    chmodSync(inFolder(name), 0o755);
  });

  test("at once with another leaves the repository whole, and who does not write says why", async () => {
    const both = await Promise.all([1, 2].map(() => runVmf(["compile"], { cwd: folder })));
    expect(both.map(({ code }) => code)).toContain(0);
    for (const { code, stderr } of both) if (code !== 0) expect([code, stderr]).toEqual([2, expect.stringContaining("is writing to `.`")]);
    expect((await runVmf(["diff"], { cwd: folder })).code).toBe(0);
    expect(readdirSync(inFolder(".vmf"))).not.toContain("lock");
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
    const delays = fc.sample(fc.integer({ min: 150, max: 700 }), { numRuns: 6, seed: 7 });
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

describe("a compile that fails at any change of the file system", () => {
  const next = tiny.replaceAll("tiny.example", "small.example");
  let [old, wanted] = [new Map<string, string>(), new Map<string, string>()];
  let changes = 0;

  async function prepare(): Promise<void> {
    await runVmf(["compile"], { cwd: folder });
    old = textsBelow(folder);
    writeFileSync(inFolder("factory.yaml"), next);
    const counted = await runVmf(["compile"], { cwd: folder, fault: { count: inFolder("count") } });
    expect(counted.code, counted.stderr).toBe(0);
    changes = Number(readFileSync(inFolder("count"), "utf8"));
    rmSync(inFolder("count"));
    wanted = textsBelow(folder);
  }

  function restore(): void {
    rmSync(folder, { recursive: true, force: true });
    for (const [file, text] of [...old, ["factory.yaml", next] as const, ["extras/NOTES.txt", "ours\n"] as const]) {
      mkdirSync(join(folder, file, ".."), { recursive: true });
      writeFileSync(inFolder(file), text);
    }
  }

  /** Each file is the old or the new one; gives how many are new. */
  function countNew(): number {
    const now = [...textsBelow(folder)].filter(([file]) => !file.startsWith(".vmf/") && file !== "factory.yaml" && file !== "extras/NOTES.txt");
    for (const [file, text] of now) expect([old.get(file), wanted.get(file)], file).toContain(text);
    return now.filter(([file, text]) => text !== old.get(file)).length;
  }

  test("dead in the middle of one, it leaves each file whole, and the next run finishes", async () => {
    await prepare();
    // The first changes take the lock, the last ones let go of it; in between files are staged, then take their places.
    const moments = [2, 3, 4, 6, ...[0.3, 0.55, 0.7, 0.85].map((share) => Math.round(changes * share)), changes - 3, changes - 1];
    const news: number[] = [];
    for (const at of moments) {
      restore();
      const ran = await runVmf(["compile"], { cwd: folder, fault: { die: String(at) } });
      expect(ran.signal, `at ${at} of ${changes}`).toBe("SIGKILL");
      news.push(countNew());
      const finish = await runVmf(["compile"], { cwd: folder });
      expect(finish, `after ${at} of ${changes}`).toMatchObject({ code: 0 });
      const finished = textsBelow(folder);
      expect(finished.get("extras/NOTES.txt")).toBe("ours\n");
      finished.delete("extras/NOTES.txt");
      expect(finished).toEqual(wanted);
      expect(filesBelow(folder).filter((file) => /^\.vmf\/(lock|staging)/.test(file))).toEqual([]);
    }
    // It looked at what it is about: some died before any file was new, some between, some after all were.
    const all = Math.max(...news);
    expect([news.includes(0), news.some((count) => count > 0 && count < all)]).toEqual([true, true]);
  });

  test("on a full disk it changes nothing and says so", async () => {
    await prepare();
    restore();
    const before = textsBelow(folder);
    for (const at of [5, Math.round(changes / 4)]) {
      const ran = await runVmf(["compile"], { cwd: folder, fault: { full: String(at) } });
      expect(ran.stderr).toMatch(/Cannot write to `\.`, and nothing there was changed: the disk is full/);
      expect(ran).toMatchObject({ code: 2, stdout: "" });
      expect(filesBelow(folder).filter((file) => /^\.vmf\/(lock|staging)/.test(file))).toEqual([]);
      expect(textsBelow(folder)).toEqual(before);
    }
  });

  test.skipIf(process.platform === "win32")("at the kernel's limit for files it changes nothing and says so", async () => {
    const main = await bundled();
    const script = 'cd "$1" && trap "" XFSZ && ulimit -f 4 && exec "$2" "$3" compile';
    const ran = spawnSync("sh", ["-c", script, "sh", folder, process.execPath, main], { encoding: "utf8" });
    expect(ran.stderr).toMatch(/nothing there was changed: the file would be\s+larger/);
    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(readdirSync(folder)).toEqual(["factory.yaml"]);
  });
});

describe("files that are called as those on their way stay as they are", () => {
  const wave = "w01-night-2027-03-01";
  beforeEach(async () => {
    cpSync(join(root, "tests/cli/plan/files"), folder, { recursive: true });
    expect((await runVmf(["plan"], { cwd: folder })).code).toBe(0);
  });

  test("beside a wave that is approved; a mark at its beginning stays too", async () => {
    const file = inFolder(`waves/${wave}.yaml`);
    const text = `\uFEFF${readFileSync(file, "utf8")}`;
    writeFileSync(file, text);
    symlinkSync(inFolder("victim"), `${file}.part`);
    const ran = await runVmf(["wave", "approve", wave], { cwd: folder });
    expect(ran.code, ran.stderr).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(text.replace("state: proposed", "state: approved"));
    expect([existsSync(inFolder("victim")), lstatSync(`${file}.part`).isSymbolicLink()]).toEqual([false, true]);
    expect(readdirSync(inFolder(".vmf"))).not.toContain("edit");
  });

  test("beside a folder into which a wave is rendered", async () => {
    mkdirSync(inFolder("objects.part"));
    writeFileSync(inFolder("objects.part/mine"), "ours\n");
    const ran = await runVmf(["wave", "render", wave, "--out", "objects"], { cwd: folder });
    expect(ran.code, ran.stderr).toBe(0);
    expect([readdirSync(inFolder("objects.part")), existsSync(inFolder("objects/mine"))]).toEqual([["mine"], false]);
    writeFileSync(inFolder("taken"), "ours\n");
    expect((await runVmf(["wave", "render", wave, "--out", "taken"], { cwd: folder })).code).toBe(2);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual(["objects.part"]);
  });

  test.each([
    ["a file where it is written at first", "estate.ndjson.part", /`estate\.ndjson\.part` is in the way/],
    ["a file of others in its place", "estate.ndjson", /`estate\.ndjson` is in the way/],
  ])("an import refuses %s", async (_, name, says) => {
    writeFileSync(inFolder(name), "ours\n");
    const ran = await runVmf(["import", "rvtools", join(root, "tests/cli/import/files/export"), "--out", "estate.ndjson"], { cwd: folder });
    expect(ran.stderr).toMatch(says);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(readFileSync(inFolder(name), "utf8")).toBe("ours\n");
  });

  test("an import refuses a link in its place, and finishes what an earlier one began", async () => {
    const args = ["import", "rvtools", join(root, "tests/cli/import/files/export"), "--out", "estate.ndjson"];
    symlinkSync("elsewhere", inFolder("estate.ndjson"));
    expect(await runVmf(args, { cwd: folder })).toMatchObject({ code: 2, stderr: expect.stringMatching(/symbolic\s+link/) });
    rmSync(inFolder("estate.ndjson"));
    writeFileSync(inFolder("estate.ndjson.part"), "");
    await runVmf(args, { cwd: folder });
    expect(readdirSync(folder).filter((name) => name.startsWith("estate."))).toEqual(["estate.ndjson"]);
  });
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
