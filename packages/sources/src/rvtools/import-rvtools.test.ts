import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { toInventory } from "@vmfactory/core";
import { SourceError } from "../source-error.ts";
import { importRvtools } from "./import-rvtools.ts";
import { entry, sheetXml, workbookParts, writeZip } from "./zip.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "vmf-import-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, bytes: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const samples = process.env["VMF_SAMPLES"] ?? join(import.meta.dirname, "../../../../../shared/samples");
const sample = join(samples, "rvtools/kubev2v_example1.xlsx");

/** A compound file whose directory names some streams. */
function compoundFile(streams: readonly string[]): Buffer {
  const bytes = Buffer.alloc(512 * 4);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  streams.forEach((name, index) => bytes.write(name, 1024 + index * 128, "utf16le"));
  return bytes;
}

const xlsx = (rows: readonly (readonly (string | number)[])[], name: string): string => {
  const path = join(folder, name);
  writeZip(path, [...workbookParts(["vInfo"]), entry("xl/worksheets/sheet1.xml", sheetXml(rows))]);
  return path;
};

describe("what is no export", () => {
  const good = xlsx([["VM"], ["a"]], "good.xlsx");
  test.each([
    ["an empty file", () => write("empty.xlsx", ""), "damaged", /is empty/],
    ["nothing", () => join(folder, "nothing.xlsx"), "not-found", /There is nothing at/],
    [
      "an old workbook",
      () => write("old.xls", compoundFile(["Root Entry", "Workbook"])),
      "unsupported",
      /is a workbook of Excel 97 to 2003 \(\.xls\)/,
    ],
    [
      "a workbook with a password",
      () => write("locked.xlsx", compoundFile(["Root Entry", "EncryptionInfo", "EncryptedPackage"])),
      "unsupported",
      /is protected by a password/,
    ],
    [
      "another old document",
      () => write("old.doc", compoundFile(["Root Entry", "WordDocument"])),
      "unsupported",
      /is an old Office document/,
    ],
    [
      "a web page",
      () => write("page.xlsx", "\n<!DOCTYPE html><html><body>Sign in</body></html>"),
      "unsupported",
      /is a web page and no workbook/,
    ],
    ["an XML file", () => write("flat.xml", '<?xml version="1.0"?><Workbook/>'), "unsupported", /is an XML file/],
    [
      "a picture",
      () => write("picture.xlsx", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])),
      "unsupported",
      /is no workbook: it is not a zip file and not text/,
    ],
    ["a line of text", () => write("note.xlsx", "hello"), "unsupported", /is no workbook and no CSV file/],
    [
      "an inventory",
      () => write("estate.ndjson", '{"format":"vmfactory.io/inventory","version":1}\n'),
      "unsupported",
      /is an inventory already/,
    ],
    ["a zip cut off", () => write("cut.xlsx", readHead(good, 300)), "damaged", /ends too early: it was cut off/],
    ["a zip of nothing", () => zip("none.zip", []), "unsupported", /a zip file without a workbook/],
    [
      "a binary workbook",
      () => zip("book.xlsb", ["xl/workbook.bin"]),
      "unsupported",
      /is a binary workbook \(\.xlsb\)/,
    ],
    ["a text document", () => zip("letter.docx", ["word/document.xml"]), "unsupported", /is a text document/],
    ["an OpenDocument file", () => zip("book.ods", ["content.xml"]), "unsupported", /is an OpenDocument file/],
    [
      "a folder without exports",
      () => dir("bare", { "notes.csv": "a,b" }),
      "unsupported",
      /is a folder without CSV files of RVTools/,
    ],
    ["a CSV file of no tab", () => write("machines.csv", "VM,CPUs\na,1\n"), "unsupported", /whose name says no tab/],
    [
      "a CSV file that is binary",
      () => dir("binary", { "RVTools_tabvInfo.csv": "VM\n\u0000" }),
      "unsupported",
      /is no text file/,
    ],
  ])("%s is refused by what it is, with what to do", async (_, make, kind, message) => {
    const error: unknown = await importRvtools(make()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ kind, message: expect.stringMatching(message), fix: expect.stringMatching(/\.$/) });
  });

  test("an import that is stopped says so", async () => {
    const error: unknown = await importRvtools(good, { signal: AbortSignal.abort() }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ kind: "aborted" });
  });
});

function zip(name: string, parts: readonly string[]): string {
  const path = join(folder, name);
  writeZip(
    path,
    parts.map((part) => entry(part, "<x/>")),
  );
  return path;
}

function dir(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(path, file), bytes);
  return path;
}

function readHead(path: string, length: number): Buffer {
  return Buffer.from(readFileSync(path).subarray(0, length));
}

describe("a folder of CSV files", () => {
  const imported = async (files: Readonly<Record<string, string | Buffer>>, name: string) => {
    const { value, diagnostics } = await importRvtools(dir(name, files), { vcenter: "vc" });
    if (value === undefined) throw new Error(JSON.stringify(diagnostics));
    return { machines: toInventory(value.records).machines, diagnostics, skipped: value.skipped };
  };

  test("in ANSI, with semicolons and points between thousands, is read", async () => {
    const vInfo = Buffer.from(
      'VM;Memory;Provisioned MB;Annotation;Owner;Datacenter\r\nweb-01;16.384;1.234.567;"a; ""b""\r\nc";M\u00fcller;FRA\r\n',
      "latin1",
    );
    const { machines } = await imported({ "RVTools_tabvInfo.csv": vInfo }, "ansi");
    expect(machines).toMatchObject([
      {
        name: "web-01",
        memoryMiB: 16_384,
        provisionedMiB: 1_234_567,
        annotation: 'a; "b"\nc',
        attributes: { Owner: "Müller" },
        datacenter: "FRA",
      },
    ]);
  });

  test("in UTF-8 or UTF-16 with a mark, with commas, is read", async () => {
    const text = '\ufeffVM,Memory,In Use MiB\r\n数据库,"16,384",512.125\r\nb,1,0.5\r\n';
    for (const [index, encoding] of (["utf8", "utf16le"] as const).entries()) {
      const { machines } = await imported({ "RVTools_tabvInfo.csv": Buffer.from(text, encoding) }, `utf-${index}`);
      expect(machines).toMatchObject([{ name: "b" }, { name: "数据库", memoryMiB: 16_384, inUseMiB: 512 }]);
    }
  });

  test("is not misled by versions and addresses among its numbers", async () => {
    const vInfo = "VM;In Use MiB;HW version;Primary IP Address\r\na;524.288;6.82;192.168.100.200\r\n";
    const { machines } = await imported({ "RVTools_tabvInfo.csv": vInfo }, "versions");
    expect(machines).toMatchObject([{ inUseMiB: 524_288, primaryIp: "192.168.100.200" }]);
  });

  test("joins its files, whatever they hold beside RVTools' own", async () => {
    const { machines, skipped } = await imported(
      {
        "RVTools_tabvInfo.csv": "VM,VM ID\na,vm-1\n",
        "RVTools_tabvDisk.csv": "VM,VM ID,Capacity MB\na,vm-1,10\nz,vm-9,20\n",
        "readme.csv": "x",
      },
      "joined",
    );
    expect(machines).toMatchObject([{ name: "a", disks: [{ capacityMiB: 10 }] }]);
    expect(skipped).toEqual([{ tab: "vDisk", reason: "unknown-machine", count: 1, rows: [3] }]);
  });

  test("may be a single file", async () => {
    const path = join(dir("single", { "RVTools_tabvInfo.csv": "VM\na\n" }), "RVTools_tabvInfo.csv");
    expect((await importRvtools(path)).value?.totals.machines).toBe(1);
  });
});

test("progress names the tab and never runs backwards", async () => {
  const seen: { tab: string; bytes: number; totalBytes: number }[] = [];
  await importRvtools(xlsx([["VM"], ...Array.from({ length: 5000 }, (_, index) => [`vm-${index}`])], "progress.xlsx"), {
    onProgress: (progress) => seen.push(progress),
  });
  expect(seen.at(-1)).toMatchObject({ tab: "vInfo" });
  expect(
    seen.every(({ bytes, totalBytes }, index) => bytes <= totalBytes && bytes >= (seen[index - 1]?.bytes ?? 0)),
  ).toBe(true);
});

describe.skipIf(!existsSync(sample))("a workbook that others made and a spreadsheet program saved again", () => {
  test("has the totals that its cells add up to", async () => {
    const { value, diagnostics } = await importRvtools(sample);
    expect(value?.totals).toEqual({
      machines: 9,
      templates: 0,
      poweredOn: 3,
      poweredOff: 6,
      suspended: 0,
      cpus: 51,
      memoryMiB: 105_753,
      provisionedMiB: 1_371_610,
      hosts: 3,
      clusters: 1,
      datacenters: 1,
      disks: 9,
      diskCapacityMiB: 1_344_512,
      nics: null,
      networks: null,
    });
    expect(value?.skipped).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["inventory/missing-vcenter"]);
  });

  test("gives machines with what its columns say and nothing that they do not", async () => {
    const { value } = await importRvtools(sample);
    const machines = value === undefined ? [] : toInventory(value.records).machines;
    const machine = machines.find(({ moref }) => moref === "vm-105889");
    expect(machine).toMatchObject({
      name: "vm-3",
      instanceUuid: "500b4793-2a7b-f692-073b-a400ac8fccce",
      primaryIp: "10.58.58.28",
      hardwareVersion: 10,
      isFaultTolerant: false,
      disks: [{ capacityMiB: 524_288, uuid: "6000c29b-c5e2-c75c-8bf2-956f75998df7" }],
      nics: [{ label: "Network adapter 1", network: "VM Network" }],
    });
    expect(machine).not.toHaveProperty("isChangeTrackingEnabled");
    expect(machine).not.toHaveProperty("snapshots");
  });
});
