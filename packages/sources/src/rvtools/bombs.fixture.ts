import { entry, repeated, sheetHead, sheetTail, sheetXml, workbookParts, type PackedEntry } from "./zip.fixture.ts";

/** A file made to harm whoever reads it: what it unpacks to, and what must be said about it. */
export interface Bomb {
  readonly name: string;
  readonly entries: () => readonly PackedEntry[];
  /** What the refusal says, if the rule about compression does not come first. */
  readonly says: RegExp;
}

const mib = 2 ** 20;
const good = (): PackedEntry => entry("xl/worksheets/sheet1.xml", sheetXml([["VM"], ["a"]]));
const inSheet = (part: PackedEntry): PackedEntry[] => [...workbookParts(["vInfo"]), part];
const sheet = (parts: { before: string; unit: string; times: number; after: string }): PackedEntry[] =>
  inSheet(repeated("xl/worksheets/sheet1.xml", parts));
const start = `${sheetHead}<row r="1"><c r="A1" t="inlineStr"><is><t>VM</t></is></c></row>`;

export const bombs: readonly Bomb[] = [
  {
    name: "two gigabytes of blanks",
    entries: () =>
      sheet({
        before: `${start}<row r="2"><c r="A2"><v>`,
        unit: " ".repeat(mib),
        times: 2047,
        after: `1</v></c></row>${sheetTail}`,
      }),
    says: /characters without a tag in part xl\/worksheets\/sheet1\.xml/,
  },
  {
    name: "twenty million rows",
    entries: () => sheet({ before: start, unit: "<row><c/></row>".repeat(20_000), times: 1000, after: sheetTail }),
    says: /a row with number 1048577 in tab vInfo; a sheet has 1048576 at most/,
  },
  {
    name: "a billion laughs",
    entries: () => {
      const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
      const text = `<!DOCTYPE sst [<!ENTITY l0 "ha">${laughs.join("")}]><sst><si><t>&l9;</t></si></sst>`;
      return [...inSheet(good()), entry("xl/sharedStrings.xml", text)];
    },
    says: /has a document type in part xl\/sharedStrings\.xml/,
  },
  {
    name: "cells in the last column of twenty thousand rows",
    entries: () =>
      sheet({ before: start, unit: '<row><c r="XFD1"><v>1</v></c></row>', times: 20_000, after: sheetTail }),
    says: /a cell beyond column 2048/,
  },
  {
    name: "a row with the largest number",
    entries: () =>
      inSheet(
        entry(
          "xl/worksheets/sheet1.xml",
          `${start}<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>${sheetTail}`,
        ),
      ),
    says: /a row with number 4294967295/,
  },
  {
    name: "a column that no sheet has",
    entries: () =>
      inSheet(entry("xl/worksheets/sheet1.xml", `${start}<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>${sheetTail}`)),
    says: /a cell beyond column 2048/,
  },
  {
    name: "an attribute of a gigabyte",
    entries: () =>
      sheet({ before: `${start}<row r="2" x="`, unit: "a".repeat(mib), times: 1024, after: `"/>${sheetTail}` }),
    says: /characters without a tag/,
  },
  {
    name: "a comment of a gigabyte",
    entries: () =>
      sheet({ before: `${start}<!--`, unit: "<a>".repeat(mib / 4), times: 1024, after: `-->${sheetTail}` }),
    says: /characters without a tag/,
  },
  {
    name: "a text in brackets of a gigabyte",
    entries: () =>
      sheet({
        before: `${start}<row><c><v><![CDATA[`,
        unit: "<b>".repeat(mib / 4),
        times: 1024,
        after: `]]></v></c></row>${sheetTail}`,
      }),
    says: /characters without a tag/,
  },
  {
    name: "a tag of a million attributes",
    entries: () => sheet({ before: `${start}<row`, unit: ' a="1"'.repeat(1000), times: 1000, after: `/>${sheetTail}` }),
    says: /characters without a tag|attribute twice|more than 64 attributes/,
  },
  {
    name: "three million elements within each other",
    entries: () => sheet({ before: start, unit: "<a>".repeat(3000), times: 1000, after: "</a>".repeat(100) }),
    says: /nested deeper than 64/,
  },
  {
    name: "a million names",
    entries: () => {
      const names = Array.from({ length: 100_000 }, (_, index) => `<n${index}/>`).join("");
      return inSheet(entry("xl/worksheets/sheet1.xml", `${start}${names}${sheetTail}`));
    },
    says: /too many names/,
  },
  {
    name: "twelve million shared texts",
    entries: () => [
      ...inSheet(good()),
      repeated("xl/sharedStrings.xml", {
        before: "<sst>",
        unit: "<si><t>ab</t></si>".repeat(12_000),
        times: 1000,
        after: "</sst>",
      }),
    ],
    says: /more than 4000000 shared texts/,
  },
  {
    name: "shared texts of a gigabyte",
    entries: () => [
      ...inSheet(good()),
      repeated("xl/sharedStrings.xml", {
        before: "<sst>",
        unit: `<si><t>${"x".repeat(100_000)}</t></si>`,
        times: 10_000,
        after: "</sst>",
      }),
    ],
    says: /more than 268435456 bytes of shared texts/,
  },
  {
    name: "one shared text in a million runs",
    entries: () => [
      ...inSheet(good()),
      repeated("xl/sharedStrings.xml", {
        before: "<sst><si>",
        unit: "<r><t>x</t></r>".repeat(1000),
        times: 1000,
        after: "</si></sst>",
      }),
    ],
    says: /a text of more than 262144 characters/,
  },
  {
    name: "a size that lies",
    entries: () => {
      const honest = repeated("xl/worksheets/sheet1.xml", {
        before: start,
        unit: "<row/>".repeat(100_000),
        times: 2000,
        after: sheetTail,
      });
      return inSheet({ ...honest, size: 1000 });
    },
    says: /lies about its size: part xl\/worksheets\/sheet1\.xml says 1000 bytes/,
  },
  {
    name: "a part of three gigabytes",
    entries: () => sheet({ before: start, unit: "<row/>".repeat(170_000), times: 3000, after: sheetTail }),
    says: /has a part that unpacks to 2\.85 GiB/,
  },
  {
    name: "ten thousand entries",
    entries: () => [...inSheet(good()), ...Array.from({ length: 10_000 }, (_, index) => entry(`x/${index}`, ""))],
    says: /has 10004 entries; a workbook has at most 500/,
  },
  {
    name: "an entry twice",
    entries: () => [...inSheet(good()), entry("xl/worksheets/SHEET1.xml", sheetXml([["VM"], ["b"]]))],
    says: /has the entry xl\/worksheets\/SHEET1\.xml twice/,
  },
  {
    name: "an encrypted entry",
    entries: () => inSheet({ ...good(), flags: 1 }),
    says: /is an encrypted zip file/,
  },
  {
    name: "a cell in a million pieces",
    entries: () =>
      sheet({
        before: `${start}<row><c t="str"><v>`,
        unit: "abc<!-- -->".repeat(1000),
        times: 1000,
        after: `</v></c></row>${sheetTail}`,
      }),
    says: /a cell of more than 262144 characters/,
  },
  {
    name: "a million styles of dates",
    entries: () => [
      ...inSheet(good()),
      repeated("xl/styles.xml", {
        before: "<styleSheet><cellXfs>",
        unit: '<xf numFmtId="14"/>'.repeat(1000),
        times: 40_000,
        after: "",
      }),
    ],
    says: /more than 16 MiB in part xl\/styles\.xml/,
  },
];
