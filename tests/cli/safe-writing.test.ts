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
import { bundled, inPairs, runVmf, temporaryFolder } from "./run-vmf.ts";

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
  const files = filesBelow(path).filter((file) => !isState(file));
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

  test("says so where it may not read", async () => {
    const run = { cwd: folder, ...(process.getuid?.() === 0 && { uid: 65_534 }) };
    await runVmf(["compile"], { cwd: folder });
    chmodSync(folder, 0o755);
    const places: readonly [string, string[][]][] = [
      ["waves", [["wave", "approve", "w"]]],
      ["clusters", [["compile"], ["diff"]]],
      [".vmf", [["compile"], ["diff"]]],
    ];
    for (const [name, commands] of places) {
      mkdirSync(inFolder(name), { recursive: true });
      chmodSync(inFolder(name), 0o000);
      await inPairs(commands, async (args) => {
        const ran = await runVmf(args, run);
        expect(ran.stderr).toMatch(/^vmf: Cannot .*permission\s+denied/s);
        expect(ran).toMatchObject({ code: 2, stdout: "" });
      });
      chmodSync(inFolder(name), 0o755);
    }
  });

  test("at once with another leaves the repository whole, and who does not write says why", async () => {
    const both = await Promise.all([1, 2].map(() => runVmf(["compile"], { cwd: folder })));
    expect(both.map(({ code }) => code)).toContain(0);
    for (const { code, stderr } of both) if (code !== 0) expect([code, stderr]).toEqual([2, expect.stringContaining("is writing to `.`")]);
    expect((await runVmf(["diff"], { cwd: folder })).code).toBe(0);
    expect(readdirSync(inFolder(".vmf"))).not.toContain("lock");
  });

  test.each(["mkdirSync", "rmdirSync"])("does not stumble over another whose %s meets it at its folder", async (other) => {
    if (other === "rmdirSync") mkdirSync(inFolder(".vmf"));
    const ran = await runVmf(["compile"], { cwd: folder, fault: { other } });
    expect([ran.code, ran.stderr]).toEqual([0, expect.not.stringContaining("error")]);
    expect((await runVmf(["diff"], { cwd: folder })).code).toBe(0);
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

/** Two compiled states of one site, and the factory that leads from the first to the second. */
interface Change {
  readonly old: ReadonlyMap<string, string>;
  readonly factory: string;
  readonly wanted: ReadonlyMap<string, string>;
  /** How many changes of the file system the way takes. */
  readonly changes: number;
}

/** Compiles a site as it is, then with another domain. */
async function prepareChange(site: string, domain: string): Promise<Change> {
  const cwd = temporaryFolder();
  cpSync(join(root, site, "factory.yaml"), join(cwd, "factory.yaml"));
  if (existsSync(join(root, site, "factory"))) cpSync(join(root, site, "factory"), join(cwd, "factory"), { recursive: true });
  expect((await runVmf(["compile"], { cwd })).code).toBe(0);
  const old = textsBelow(cwd);
  const factory = (old.get("factory.yaml") ?? "").replaceAll(domain, "other.example");
  writeFileSync(join(cwd, "factory.yaml"), factory);
  const counted = await runVmf(["compile"], { cwd, fault: { count: join(folder, "count") } });
  expect(counted.code, counted.stderr).toBe(0);
  const wanted = textsBelow(cwd);
  rmSync(cwd, { recursive: true, force: true });
  return { old, factory, wanted, changes: Number(readFileSync(join(folder, "count"), "utf8")) };
}

/** A folder in the first state, with the second one's factory and a file of people. */
function oldState({ old, factory }: Change): string {
  const cwd = temporaryFolder();
  for (const [file, text] of [...old, ["factory.yaml", factory] as const, ["extras/NOTES.txt", "ours\n"] as const]) {
    mkdirSync(join(cwd, file, ".."), { recursive: true });
    writeFileSync(join(cwd, file), text);
  }
  return cwd;
}

/**
 * After a run that did not end: each file is the old or the new one. Gives how many are new. The next run finishes, or,
 * where people take back what they changed, it goes back: that needs to know that the new files are ours too.
 */
async function expectWhole(cwd: string, { old, factory, wanted }: Change, { when, back }: { when: string; back: boolean }): Promise<number> {
  const people = new Map([["factory.yaml", factory], ["extras/NOTES.txt", "ours\n"]]);
  const now = [...textsBelow(cwd)].filter(([file]) => !file.startsWith(".vmf/"));
  for (const [file, text] of now) expect([people.get(file) ?? old.get(file), wanted.get(file)], `${file} ${when}`).toContain(text);
  if (back) writeFileSync(join(cwd, "factory.yaml"), old.get("factory.yaml") ?? "");
  const next = await runVmf(["compile"], { cwd });
  expect(next, when).toMatchObject({ code: 0 });
  expect(textsBelow(cwd), when).toEqual(new Map([...(back ? old : wanted), ["extras/NOTES.txt", "ours\n"]]));
  expect(filesBelow(cwd).filter(isState), when).toEqual([]);
  return now.filter(([file, text]) => !people.has(file) && text !== old.get(file)).length;
}

const isState = (file: string): boolean => /^\.vmf\/(lock|staging)/.test(file);

describe("an interrupted compile", () => {
  test("leaves each file whole, touches nothing of others, and the next run finishes", async () => {
    const change = await prepareChange("examples/nordwind", "nordwind.example");
    const delays = fc.sample(fc.integer({ min: 150, max: 900 }), { numRuns: 6, seed: 7 });
    await inPairs(delays, async (afterMs, index) => {
      const cwd = oldState(change);
      const signal = index % 2 === 0 ? "SIGKILL" : "SIGINT";
      await runVmf(["compile"], { cwd, kill: { signal, afterMs } });
      await expectWhole(cwd, change, { when: `after ${signal} at ${afterMs} ms`, back: index % 3 === 2 });
      rmSync(cwd, { recursive: true, force: true });
    });
  });

  test("dead at any change of the file system, it leaves each file whole, and the next run finishes", async () => {
    const change = await prepareChange("tests/golden/tiny", "tiny.example");
    const { changes } = change;
    // The first changes take the lock, the last ones let go of it; in between files are staged, then take their places.
    const shares = [0.3, 0.55, 0.7, 0.85].map((share) => Math.round(changes * share));
    const news = await inPairs([2, 3, 6, ...shares, changes - 1], async (at, index) => {
      const cwd = oldState(change);
      const ran = await runVmf(["compile"], { cwd, fault: { die: String(at) } });
      expect(ran.signal, `at ${at} of ${changes}`).toBe("SIGKILL");
      const count = await expectWhole(cwd, change, { when: `after change ${at} of ${changes}`, back: index % 2 === 1 });
      rmSync(cwd, { recursive: true, force: true });
      return count;
    });
    // It looked at what it is about: some died before any file was new, some when some were, some when all were.
    const all = Math.max(...news);
    expect([news.includes(0), news.some((count) => count > 0 && count < all)]).toEqual([true, true]);
  });
});

describe("a disk that takes nothing more", () => {
  test("changes nothing and says so", async () => {
    const change = await prepareChange("tests/golden/tiny", "tiny.example");
    await inPairs([5, Math.round(change.changes / 4)], async (at) => {
      const cwd = oldState(change);
      const before = textsBelow(cwd);
      const ran = await runVmf(["compile"], { cwd, fault: { full: String(at) } });
      expect(ran.stderr).toMatch(/Cannot write to `\.`, and nothing there was changed: the disk is full/);
      expect(ran).toMatchObject({ code: 2, stdout: "" });
      expect(filesBelow(cwd).filter(isState)).toEqual([]);
      expect(textsBelow(cwd)).toEqual(before);
      rmSync(cwd, { recursive: true, force: true });
    });
  });

  test.skipIf(process.platform === "win32")("as a limit of the kernel changes nothing and says so", async () => {
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

  test("beside a wave that is approved, whose mark at the beginning stays too, and beside a folder of its objects", async () => {
    cpSync(join(root, "tests/cli/plan/files"), folder, { recursive: true });
    expect((await runVmf(["plan"], { cwd: folder })).code).toBe(0);
    const file = inFolder(`waves/${wave}.yaml`);
    const text = `\uFEFF${readFileSync(file, "utf8")}`;
    writeFileSync(file, text);
    symlinkSync(inFolder("victim"), `${file}.part`);
    const ran = await runVmf(["wave", "approve", wave], { cwd: folder });
    expect(ran.code, ran.stderr).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(text.replace("state: proposed", "state: approved"));
    expect([existsSync(inFolder("victim")), lstatSync(`${file}.part`).isSymbolicLink()]).toEqual([false, true]);
    expect(readdirSync(inFolder(".vmf"))).not.toContain("edit");
    mkdirSync(inFolder("objects.part"));
    writeFileSync(inFolder("objects.part/mine"), "ours\n");
    const rendered = await runVmf(["wave", "render", wave, "--out", "objects"], { cwd: folder });
    expect(rendered.code, rendered.stderr).toBe(0);
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
