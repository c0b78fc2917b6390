import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, openSync, ftruncateSync, closeSync, readdirSync, rmSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
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
  { name: "a reference to nothing", make: () => write(tiny.text.replace("default: filer/nas }\n\nclusters", "default: filler/nas }\n\nclusters")), code: 1, says: [/factory\.yaml:\d+:\d+/, /`filler`/, /Did you mean `filer/] },
  { name: "a folder of that name", make: () => mkdirSync(join(folder, "factory.yaml")), code: 2, says: [/factory\.yaml/, /folder/] },
  { name: "a link in a circle", make: () => symlinkSync("factory.yaml", join(folder, "factory.yaml")), code: 2, says: [/factory\.yaml/] },
  { name: "no file at all", make: () => undefined, code: 2, says: [/There is no factory\.yaml/, /vmf\s+init/] },
  { name: "a pipe that nobody writes to", make: () => execFileSync("mkfifo", [join(folder, "factory.yaml")]), code: 2, says: [/factory\.yaml/, /pipe/] },
];

function gigabyteLine(): void {
  const file = openSync(join(folder, "factory.yaml"), "w");
  writeSync(file, "apiVersion: ");
  ftruncateSync(file, 2 ** 30);
  closeSync(file);
}

describe.each(["check", "compile"])("vmf %s with", (command) => {
  test.each(cases)("$name says what and where, and writes nothing", async ({ make, code, says }) => {
    make();
    const before = readdirSync(folder);
    const ran = await runVmf([command], { cwd: folder });
    const said = `${ran.stdout}\n${ran.stderr}`;
    for (const pattern of says) expect(said).toMatch(pattern);
    expect(said).not.toMatch(/\n\s+at .*:\d+:\d+|node:internal|Error:/);
    expect(ran).toMatchObject({ code, signal: null });
    expect(ran.peakMib).toBeLessThan(400);
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
