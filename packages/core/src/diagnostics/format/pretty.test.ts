import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineStarts, spanBetween } from "../../base/text.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { locate, type Located } from "../locate.ts";
import { formatPretty } from "./pretty.ts";
import { columnsOf } from "./terminal-text.ts";

const base: Diagnostic = {
  code: "parse/duplicate-key",
  severity: "error",
  message: "The key `prod1` is given twice in this map.",
  at: { file: "factory.yaml", pointer: ["clusters", "prod1"] },
  on: "key",
};

/** A finding about the stretch of a text that `mark` is. */
function about(text: string, mark: string, more: Partial<Diagnostic> = {}): Located {
  const start = text.indexOf(mark);
  const span = spanBetween(lineStarts(text), start, start + mark.length);
  return { diagnostic: { ...base, ...more }, span, related: [] };
}

function print(findings: readonly Located[], text: string, width = 60, color = false): string {
  return formatPretty(findings, { texts: new Map([["factory.yaml", text]]), width, color, version: "0" });
}

describe("a finding", () => {
  test("is told with its lines, why, what to do and what else to look at, in 60 columns", () => {
    const text = "clusters:\n  prod1: { site: fra }\n  prod1: { site: ams }\n";
    const second = text.lastIndexOf("prod1");
    const finding: Diagnostic = {
      ...base,
      span: spanBetween(lineStarts(text), second, second + 5),
      why: "Readers of YAML disagree about which of the two counts, so the file does not say one thing.",
      fix: { sentence: "Delete one of them, or give it another name." },
      related: [{ at: base.at, label: "first given here", span: spanBetween(lineStarts(text), 12, 17) }],
    };
    expect(print(locate([finding], []), text)).toBe(`error: The key \`prod1\` is given twice in this map.
  factory.yaml:3:3 (parse/duplicate-key)
  2 |   prod1: { site: fra }
  3 |   prod1: { site: ams }
    |   ^^^^^
  why: Readers of YAML disagree about which of the two
       counts, so the file does not say one thing.
  fix: Delete one of them, or give it another name.
  see: factory.yaml:2:3 first given here
  1 | clusters:
  2 |   prod1: { site: fra }
    |   ^^^^^

1 error.
`);
  });

  test("without a text is told with the way into the data", () => {
    const row: Located = {
      diagnostic: { ...base, at: { file: "export.xlsx", pointer: ["vInfo", 12] } },
      span: undefined,
      related: [],
    };
    expect(print([row], "")).toContain("\n  export.xlsx, vInfo[12] (parse/duplicate-key)\n");
  });

  test("on a long line is shown around what is meant", () => {
    const text = `${"a".repeat(200)} here ${"b".repeat(200)}\n`;
    expect(print([about(text, "here")], text)).toContain(`
  1 | …${"a".repeat(17)} here ${"b".repeat(29)}…
    |                    ^^^^
`);
  });

  test("over several lines is marked to the end of the first", () => {
    const text = "a:\n  b: 1  \n  c: 2\n";
    expect(print([about(text, "b: 1  \n  c: 2")], text)).toContain("\n  2 |   b: 1\n    |   ^^^^\n");
  });

  test("behind wide characters and tabs is marked where it is seen", () => {
    const text = "\t名前: é😀 here\n";
    expect(print([about(text, "here")], text)).toContain("\n  1 |   名前: é😀 here\n    |             ^^^^\n");
  });

  test("of no width is marked with one character", () => {
    const text = "a: 1\n";
    const empty = { ...about(text, "a"), span: spanBetween(lineStarts(text), 2, 2) };
    expect(print([empty], text)).toContain("\n  1 | a: 1\n    |   ^\n");
  });

  test("cannot act on the terminal or turn the direction of text", () => {
    const text = "a: \u202Eevil\u001B[2J\n";
    const shown = print([about(text, "a", { message: "\u001B[2J\u0007x" })], text);
    expect(shown).toContain("error: \\u{1b}[2J\\u{7}x");
    expect(shown).toContain("a: \\u{202e}evil\\u{1b}[2J");
  });

  test("that may be about a secret is told without the text", () => {
    const text = "user: ops\npassword: Hunter2\n";
    for (const more of [{ isConcealed: true }, { code: "git/literal-secret" }] as const) {
      const shown = print([about(text, "Hunter2", more)], text);
      expect(shown).toContain("\n  2 | password: •••\n");
      expect(shown).not.toContain("Hunter2");
    }
  });

  test("on the line below a secret is told without that line", () => {
    const text = "password: Hunter2\nuser: ops\n";
    expect(print([about(text, "user")], text)).not.toContain("Hunter2");
  });

  test("has colours only where they are wanted", () => {
    const text = "a: 1\n";
    expect(print([about(text, "a")], text, 60, true)).toContain("\u001B[31;1merror\u001B[0m");
    expect(print([about(text, "a")], text)).not.toContain("\u001B");
  });
});

test("the end counts the findings", () => {
  const text = "a: 1\n";
  expect(print([], text)).toBe("No findings.\n");
  const three = [about(text, "a"), about(text, "a"), about(text, "a", { severity: "warning" })];
  expect(print(three, text)).toMatch(/\n\n2 errors, 1 warning\.\n$/);
});

test("no line is wider than the terminal, whatever is in the texts", () => {
  const words = fc.string({
    unit: fc.constantFrom("a", " ", "名", "😀", "é", "\t", "\u0300", "-", "`"),
    maxLength: 200,
  });
  fc.assert(
    fc.property(
      fc.tuple(words, words, words),
      fc.integer({ min: 40, max: 130 }),
      fc.nat(),
      ([message, why, line], width, seed) => {
        const start = line.length === 0 ? 0 : seed % line.length;
        const span = spanBetween([0], start, Math.min(line.length, start + (seed % 7)));
        const finding: Located = {
          diagnostic: { ...base, message, why, fix: { sentence: message } },
          span,
          related: [{ at: base.at, label: why, span }],
        };
        for (const shown of print([finding], line, width).split("\n"))
          expect(columnsOf(shown)).toBeLessThanOrEqual(Math.min(width, 120));
      },
    ),
  );
});
