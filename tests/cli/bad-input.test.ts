import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, cpSync, ftruncateSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readFactory } from "../golden/golden-case.ts";
import { root } from "../../tools/imports.ts";
import { bundled, runVmf, temporaryFolder } from "./run-vmf.ts";

const [tiny] = readFactory(join(root, "tests/golden/tiny"));
let folder = "";
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A chain of aliases that would expand to 10^9 items. */
const bomb = [
  "a: &a [x, x, x, x, x, x, x, x, x, x]",
  ..."bcdefghi".split("").map((name, index) => `${name}: &${name} [${Array(10).fill(`*${"abcdefgh"[index]}`).join(", ")}]`),
].join("\n");

interface Bad {
  readonly name: string;
  /** Puts the bad thing into the folder. */
  readonly make: () => void;
  readonly code: 1 | 2;
  /** What the message must say: the place, the thing. */
  readonly says: readonly RegExp[];
}

const write = (text: string | Buffer, file = "factory.yaml"): void => writeFileSync(join(folder, file), text);

const cases: readonly Bad[] = [
  { name: "an empty file", make: () => write(""), code: 1, says: [/empty/i, /factory\.yaml/] },
  { name: "only a comment", make: () => write("# nothing\n"), code: 1, says: [/factory\.yaml/, /empty|nothing/i] },
  { name: "a binary", make: () => write(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff, 0xfe, 0])), code: 1, says: [/factory\.yaml:1/, /binary|character|text/i] },
  { name: "a YAML bomb", make: () => write(`${tiny.text}\n${bomb}\n`), code: 1, says: [/factory\.yaml/, /alias/i] },
  { name: "a line of a gigabyte", make: gigabyteLine, code: 1, says: [/factory\.yaml/, /MiB|bytes/] },
  { name: "an unknown key", make: () => write(tiny.text.replace("pullSecret:", "pulSecret:")), code: 1, says: [/factory\.yaml:\d+:1/, /`pulSecret`/, /Did you mean `pullSecret`/] },
  { name: "a wrong type", make: () => write(tiny.text.replace("dnsServers: [192.168.10.53]", "dnsServers: 192.168.10.53")), code: 1, says: [/factory\.yaml:\d+:\d+/, /dnsServers/, /list/] },
  { name: "a name twice", make: () => write(tiny.text.replace("      b: {", "      a: {")), code: 1, says: [/factory\.yaml:\d+:\d+/, /`a`/, /twice|already|again/i] },
  { name: "an include that is not there", make: () => write(tiny.text.replace("domain:", "include: [parts/gone.yaml]\ndomain:")), code: 1, says: [/factory\.yaml:\d+:\d+/, /parts\/gone\.yaml/] },
  { name: "an include outside of the folder", make: () => write(tiny.text.replace("domain:", "include: [../../etc/passwd]\ndomain:")), code: 1, says: [/factory\.yaml/, /\.\./] },
  { name: "an include of the root itself", make: () => nested("factory.yaml"), code: 1, says: [/parts\.yaml:1:1/, /is included and includes files itself/] },
  { name: "an include that is a pipe", make: () => { execFileSync("mkfifo", [join(folder, "parts.yaml")]); write(tiny.text.replace("domain:", "include: [parts.yaml]\ndomain:")); }, code: 2, says: [/`parts\.yaml`: it is a pipe/] },
  { name: "brackets in brackets", make: () => write(`${tiny.text}\nx: ${"[".repeat(100_000)}`), code: 1, says: [/factory\.yaml:\d+:\d+/, /nested more than 64 deep/] },
  { name: "five thousand unknown keys", make: () => write(`${tiny.text}\n${Array.from({ length: 5000 }, (_, index) => `k${index}: 1\n`).join("")}`), code: 1, says: [/`k0`/, /Mend the first ones/] },
  { name: "a text in UTF-16", make: () => write(Buffer.from(`\uFEFF${tiny.text}`, "utf16le")), code: 1, says: [/factory\.yaml:1:1/, /UTF-8/] },
  { name: "a reference to nothing", make: () => write(tiny.text.replace("default: filer/nas }\n\nclusters", "default: filler/nas }\n\nclusters")), code: 1, says: [/factory\.yaml:\d+:\d+/, /`filler`/, /Did you mean `filer/] },
  { name: "a folder of that name", make: () => mkdirSync(join(folder, "factory.yaml")), code: 2, says: [/factory\.yaml/, /folder/] },
  { name: "a link in a circle", make: () => symlinkSync("factory.yaml", join(folder, "factory.yaml")), code: 2, says: [/factory\.yaml/] },
  { name: "no file at all", make: () => undefined, code: 2, says: [/There is no factory\.yaml/, /vmf\s+init/] },
  { name: "a pipe that nobody writes to", make: () => execFileSync("mkfifo", [join(folder, "factory.yaml")]), code: 2, says: [/factory\.yaml/, /pipe/] },
];

/** A part that includes the file by which it is included. */
function nested(file: string): void {
  write(tiny.text.replace("domain:", "include: [parts.yaml]\ndomain:"));
  write(`include: [${file}]\n`, "parts.yaml");
}

function gigabyteLine(): void {
  const file = openSync(join(folder, "factory.yaml"), "w");
  writeSync(file, "apiVersion: ");
  ftruncateSync(file, 2 ** 30);
  closeSync(file);
}

describe("vmf check and vmf compile with", () => {
  test.each(cases)("$name say what and where, and write nothing", async ({ make, code, says }) => {
    make();
    const before = readdirSync(folder);
    for (const ran of await Promise.all(["check", "compile"].map((command) => runVmf([command], { cwd: folder })))) {
      const said = `${ran.stdout}\n${ran.stderr}`;
      for (const pattern of says) expect(said).toMatch(pattern);
      expect(said).not.toMatch(/\n\s+at .*:\d+:\d+|node:internal|Error:/);
      expect(ran).toMatchObject({ code, signal: null });
      expect(ran.peakMib).toBeLessThan(400);
    }
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe("vmf import rvtools with", () => {
  const exports: readonly [string, string | Buffer, RegExp][] = [
    ["an empty file", "", /empty/i],
    ["a page of a web site", "<!DOCTYPE html><html><body>Log in</body></html>", /HTML|page/i],
    ["half a workbook", Buffer.from("504b0304140000000800", "hex"), /damaged|cut|truncated|end|incomplete/i],
    ["an old or protected workbook", Buffer.from("d0cf11e0a1b11ae1000000000000000000000000", "hex"), /old Office document/],
  ];

  test.each(exports)("%s says what it is and writes nothing", async (_, content, says) => {
    write(content, "export.xlsx");
    const before = readdirSync(folder);
    const ran = await runVmf(["import", "rvtools", "export.xlsx", "--out", "estate.ndjson"], { cwd: folder });
    expect(`${ran.stdout}${ran.stderr}`).toMatch(says);
    expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/\n\s+at |Error:/);
    expect(ran.code === 1 || ran.code === 2).toBe(true);
    expect(readdirSync(folder)).toEqual(before);
  });

  test("a file that is not there ends with 2", async () => {
    const ran = await runVmf(["import", "rvtools", "gone.xlsx"], { cwd: folder });
    expect(ran.stderr).toMatch(/gone\.xlsx/);
    expect(ran.code).toBe(2);
  });
});

describe.skipIf(process.platform === "win32")("what is no file is refused and not waited for", () => {
  const pipe = (path: string): void => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    execFileSync("mkfifo", [join(folder, path)]);
  };

  test.each([
    ["as the inventory", "estate", ["assess", "--inventory", "estate"], /`estate`: it is a pipe/],
    ["as the export", "export.xlsx", ["import", "rvtools", "export.xlsx"], /`export\.xlsx`: it is a pipe/],
    ["in the folder of an export", "export/RVTools_tabvInfo.csv", ["import", "rvtools", "export"], /tabvInfo\.csv`: it is a pipe/],
    ["as a wave", "waves/w01.yaml", ["wave", "approve", "w01"], /`waves\/w01\.yaml`: it is a pipe/],
    ["as the plan", "waves/plan.json", ["plan", "--verify"], /`waves\/plan\.json`: it is a pipe/],
    ["as the factory that was named", "other/site.yaml", ["check", "--factory", "other/site.yaml"], /`other\/site\.yaml`: it is a pipe/],
  ])("a pipe %s", async (_, path, args, says) => {
    cpSync(join(root, "tests/cli/plan/files"), folder, { recursive: true });
    pipe(path);
    const ran = await runVmf(args, { cwd: folder });
    expect(ran.stderr).toMatch(says);
    expect(ran).toMatchObject({ code: 2, signal: null, stdout: "" });
  });

  test("a device without end as the inventory", async () => {
    cpSync(join(root, "tests/cli/plan/files"), folder, { recursive: true });
    const ran = await runVmf(["assess", "--inventory", "/dev/zero"], { cwd: folder });
    expect(ran.stderr).toMatch(/`\/dev\/zero`: it is a device/);
    expect(ran).toMatchObject({ code: 2, signal: null });
  });

  test("a pipe among inventories is passed over for the newest that is one", async () => {
    cpSync(join(root, "tests/cli/plan/files"), folder, { recursive: true });
    pipe("inventory/z.ndjson");
    const ran = await runVmf(["assess"], { cwd: folder });
    expect(ran).toMatchObject({ code: 0, signal: null });
    expect(ran.stdout).toContain("9 machines of `inventory/estate.ndjson`");
  });
});

describe("an inventory that is none", () => {
  test.each([
    ["empty", () => "", /estate/],
    ["a binary", () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 255, 254, 10]), /estate/],
    ["cut off in the middle", (text: string) => text.slice(0, -100), /estate/],
    ["a factory", () => tiny.text, /estate/],
  ])("%s", async (_, damage, says) => {
    cpSync(join(root, "tests/cli/plan/files"), folder, { recursive: true });
    write(damage(readFileSync(join(folder, "inventory/estate.ndjson"), "utf8")), "estate");
    const ran = await runVmf(["assess", "--inventory", "estate"], { cwd: folder });
    expect(`${ran.stdout}${ran.stderr}`).toMatch(says);
    expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/\n\s+at |node:internal|defect of vmf/);
    expect(ran).toMatchObject({ signal: null });
    expect([1, 2]).toContain(ran.code);
  });
});

describe.skipIf(process.platform !== "linux")("an output that takes nothing more", () => {
  test.each([[["--version"]], [["schema"]], [["check"]]])("%j says so and ends with 2", async (args) => {
    write(tiny.text);
    const main = await bundled();
    const script = 'cd "$1" && shift && exec "$@" > /dev/full';
    const ran = spawnSync("sh", ["-c", script, "sh", folder, process.execPath, main, ...args], { encoding: "utf8" });
    expect(ran).toMatchObject({ status: 2, stderr: "vmf: Cannot write to standard output: the disk is full.\n" });
  });

  test("a reader that leaves is no failure", async () => {
    const main = await bundled();
    const ran = spawnSync("sh", ["-c", '"$1" "$2" schema | head -c 1', "sh", process.execPath, main], { encoding: "utf8" });
    expect(ran).toMatchObject({ status: 0, stdout: "{", stderr: "" });
  });
});

describe.skipIf(process.platform === "win32")("a current folder that was deleted", () => {
  test("is said, and ends with 2", async () => {
    const main = await bundled();
    const script = 'cd "$1" && rmdir "$1" && exec "$2" "$3" check';
    const ran = spawnSync("sh", ["-c", script, "sh", folder, process.execPath, main], { encoding: "utf8" });
    expect(ran).toMatchObject({ status: 2, stdout: "", stderr: "vmf: The current folder is gone. Go to one that is there.\n" });
  });
});

describe("a command line that is wrong", () => {
  const lines: readonly [string[], RegExp][] = [
    [["chekc"], /Unknown command `chekc`.*Did you mean `check`/s],
    [["check", "--fromat", "json"], /--fromat.*Did you mean.*--format/s],
    [["check", "--format", "jsn"], /jsn.*json/s],
    [["explain", "parse/duplicate-kye"], /parse\/duplicate-key/],
    [["schema", "wawe"], /wave/],
    [["wave", "render"], /name/],
  ];

  test.each(lines)("%j says what was meant and ends with 2", async (args, says) => {
    write(tiny.text);
    const ran = await runVmf(args, { cwd: folder });
    expect(ran.stderr).toMatch(says);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
  });
});
