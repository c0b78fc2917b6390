import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Cell, SourceTab } from "@vmfactory/core";
import { readRvtools } from "./import-rvtools.ts";
import { entry, sheetHead, sheetTail, sheetXml, workbookParts, writeZip, type PackedEntry } from "./zip.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "vmf-workbook-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

/** Reads a workbook of some parts; all columns are wanted. */
async function read(parts: readonly PackedEntry[]) {
  files += 1;
  const path = join(folder, `book-${files}.xlsx`);
  writeZip(path, parts);
  const tabs: { name: string; headers: readonly string[]; rows: [number, Cell[]][] }[] = [];
  await readRvtools(path, {
    tab: ({ name, headers }: SourceTab) => {
      tabs.push({ name, headers, rows: [] });
      return headers.map((_, column) => column);
    },
    row: (row, cells) => void tabs.at(-1)?.rows.push([row, [...cells]]),
  });
  return tabs;
}

const sheetOf = (inner: string, name = "xl/worksheets/sheet1.xml"): PackedEntry =>
  entry(name, `${sheetHead}${inner}${sheetTail}`);
const header = '<row><c t="inlineStr"><is><t>VM</t></is></c><c t="inlineStr"><is><t>Memory</t></is></c></row>';

describe("a workbook", () => {
  test("is read tab by tab in the order of the inventory, whatever its own", async () => {
    const names = ["vDisk", "Notes", "tabvInfo", "vMetaData", "vLicense"];
    const sheets = names.map((name, index) => entry(`xl/worksheets/sheet${index + 1}.xml`, sheetXml([["VM"], [name]])));
    const tabs = await read([...sheets.reverse(), ...workbookParts(names)]);
    expect(tabs.map(({ name, rows }) => [name, rows])).toEqual([
      ["vMetaData", [[2, ["vMetaData"]]]],
      ["tabvInfo", [[2, ["tabvInfo"]]]],
      ["vDisk", [[2, ["vDisk"]]]],
    ]);
  });

  test("gives cells of every type", async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0&quot;days&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
    const strings =
      '<sst><si><t xml:space="preserve"> a &amp; b </t></si><si><r><t>rich</t></r><r><t> text</t></r><rPh><t>no</t></rPh></si><si><t>x_x000D__x005F_x000D_</t></si><si><t/></si></sst>';
    const cells = [
      '<c t="s"><v>0</v></c>',
      '<c t="s"><v>1</v></c>',
      '<c t="s"><v>2</v></c>',
      '<c t="s"><v>3</v></c>',
      '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>',
      '<c t="str"><f>A1</f><v>form&lt;ula</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c t="e"><v>#N/A</v></c>',
      "<c><v>16384</v></c>",
      '<c t="n"><v>1.5E3</v></c>',
      '<c s="1"><v>45714.537199074074</v></c>',
      '<c s="2"><v>45714</v></c>',
      '<c s="3"><v>7</v></c>',
      '<c t="d"><v>2025-02-26T12:53:35</v></c>',
      '<c s="1"/>',
      "<c><v>-1</v></c>",
    ];
    const heads = cells.map((_, index) => `<c><v>${index}</v></c>`).join("");
    const tabs = await read([
      ...workbookParts(["vInfo"], { styles }),
      entry("xl/sharedStrings.xml", strings),
      sheetOf(`<row>${heads}</row><row>${cells.join("")}</row>`),
    ]);
    expect(tabs[0]?.rows).toEqual([
      [
        2,
        [
          " a & b ",
          "rich text",
          "x\r_x000D_",
          undefined,
          "inline",
          "form<ula",
          true,
          undefined,
          16_384,
          1500,
          "2025-02-26T12:53:34",
          "2025-02-26T00:00:00",
          7,
          "2025-02-26T12:53:35",
          undefined,
          -1,
        ].map((cell) => cell),
      ],
    ]);
  });

  test("of a Mac counts its days from 1904", async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
    const sheet = sheetOf(`${header}<row><c s="0"><v>0</v></c></row>`);
    const rows = async (workbookPr: string) =>
      (await read([...workbookParts(["vInfo"], { styles, workbookPr }), sheet]))[0]?.rows;
    expect(await rows('<workbookPr date1904="1"/>')).toEqual([[2, ["1904-01-01T00:00:00", undefined]]]);
    expect(await rows("")).toEqual([[2, ["1899-12-31T00:00:00", undefined]]]);
  });

  test("with prefixed elements, gaps, empty styled rows and a cell in the very last row is read to its data", async () => {
    const prefixed = `<x:worksheet xmlns:x="u"><x:dimension ref="A1:XFD1048576"/><x:sheetData>
      <x:row r="3"><x:c r="B3" t="str"><x:v>VM</x:v></x:c><x:c r="D3" t="str"><x:v>Memory</x:v></x:c></x:row>
      <x:row r="4"><x:c r="A4" s="0"/><x:c r="XFD4" s="0"/></x:row>
      <x:row r="7"><x:c r="D7"><x:v>5</x:v></x:c><x:c r="B7" t="str"><x:v>late</x:v></x:c></x:row>
      <x:row r="1048576"><x:c r="A1048576" s="0"/></x:row></x:sheetData></x:worksheet>`;
    const tabs = await read([...workbookParts(["vInfo"]), entry("xl/worksheets/sheet1.xml", prefixed)]);
    expect(tabs).toEqual([
      { name: "vInfo", headers: ["", "VM", "", "Memory"], rows: [[7, [undefined, "late", undefined, 5]]] },
    ]);
  });

  test("gives a cell whose text a long comment divides whole", async () => {
    const comment = `<!-- ${"long ".repeat(40_000)} -->`;
    const sheet = sheetOf(
      `${header}<row><c t="str"><v>ab${comment}cd${comment}</v></c><c><v>1${comment}6</v></c></row>`,
    );
    expect((await read([...workbookParts(["vInfo"]), sheet]))[0]?.rows).toEqual([[2, ["abcd", 16]]]);
  });

  test("without a header is a tab that was there", async () => {
    expect(await read([...workbookParts(["vInfo"]), sheetOf("")])).toEqual([{ name: "vInfo", headers: [], rows: [] }]);
  });

  test("whose relationships lead out of it is read without going there", async () => {
    const away =
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://192.0.2.1/sheet.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="../xl/./worksheets/sheet1.xml"/></Relationships>';
    const parts = workbookParts(["vHost", "vInfo"]).map((part) =>
      part.name === "xl/_rels/workbook.xml.rels" ? entry(part.name, away) : part,
    );
    expect(
      (await read([...parts, entry("xl/worksheets/sheet1.xml", sheetXml([["VM"], ["a"]]))])).map(({ name }) => name),
    ).toEqual(["vInfo"]);
  });

  test.each([
    [
      "a shared text that is not there",
      sheetOf(`${header}<row r="2"><c r="A2" t="s"><v>7</v></c></row>`),
      /a cell names shared text 7, which is not there \(tab vInfo, row 2\)/,
    ],
    [
      "a sum that is wrong",
      { ...sheetOf(header), crc: 1 },
      /part xl\/worksheets\/sheet1\.xml does not unpack to what its directory says/,
    ],
    ["a part cut short", { ...sheetOf(header), packed: sheetOf(header).packed.subarray(0, 40) }, /is damaged/],
    ["a method of packing of its own", { ...sheetOf(header), method: 14 }, /method 14/],
    [
      "a reference to nothing",
      sheetOf(`${header}<row><c t="str"><v>&nbsp;</v></c></row>`),
      /a cell refers to something that is not there \(tab vInfo, row 2\)/,
    ],
  ])("with %s is refused", async (_, sheet, message) => {
    await expect(read([...workbookParts(["vInfo"]), sheet])).rejects.toThrow(message);
  });
});
