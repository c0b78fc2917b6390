import { describe, expect, test } from "vitest";
import { parseDocument } from "../parse/parse-document.ts";
import { compare } from "../base/order.ts";
import { codes, isCode, type Code } from "./codes.ts";
import { explain, pageName } from "./explain.ts";
import { explanations } from "./explanations/explanations.ts";

const all = Object.keys(codes) as Code[];

describe("the registry", () => {
  test("is sorted, so that two lines are rarely added at one place", () => {
    expect(all).toEqual(all.toSorted(compare));
  });

  test.each(all)("%s is an area and a name in kebab-case, with a title that is a claim", (code) => {
    expect(code).toMatch(/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/);
    expect(codes[code].title).toMatch(/^[A-Z`][^…]{5,68}[^.…]$/);
    expect(codes[code].since).toMatch(/^\d+\.\d+$/);
  });

  test("tells codes from other texts", () => {
    expect([isCode("parse/duplicate-key"), isCode("parse/nothing"), isCode("constructor")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("the explanation", () => {
  test("is there for every code and for nothing else", () => {
    expect(Object.keys(explanations).toSorted(compare)).toEqual(all);
  });

  test.each(all)("of %s is in sentences", (code) => {
    const { meaning, why, fix } = explain(code);
    for (const text of [meaning, why, fix]) expect(text).toMatch(/^(?:[A-Z`]|vmf ).*[.`]$/s);
  });

  test.each(all.filter((code) => !code.startsWith("parse/")))("of %s shows YAML that is YAML", (code) => {
    const { wrong, right = "a: 1", language = "yaml" } = explain(code).example;
    if (language !== "yaml") return;
    // A page may show pieces of two files, or the same key before and after: what is asked is that it can be read.
    const syntax = [wrong, right]
      .flatMap((text) => parseDocument({ file: "x", text }).diagnostics)
      .map((finding) => finding.code);
    expect(syntax.filter((found) => found !== "parse/duplicate-key" && found !== "parse/missing-content")).toEqual([]);
  });

  test("is a page of Markdown", () => {
    expect(explain("parse/duplicate-key").markdown).toMatch(
      /^# A key is given twice\n\n`parse\/duplicate-key`, error, since 0\.1\.\n\n[^#]+\n\n## Why it matters\n\n[^#]+\n\n## What to do\n\n[^#]+\n\n## Example\n\n```yaml\n[^`]+\n```\n\nWithout the finding:\n\n```yaml\n[^`]+\n```\n$/,
    );
    expect(pageName("parse/duplicate-key")).toBe("parse-duplicate-key.md");
  });
});

describe("examples of parse", () => {
  // Those whose example is one file that is read by itself.
  const shown = [
    "cyclic-alias",
    "duplicate-key",
    "invalid-syntax",
    "missing-content",
    "several-documents",
    "unsupported-key",
    "unsupported-merge",
    "unsupported-tag",
    "unknown-anchor",
  ] as const;

  test.each(shown)("of parse/%s gives that finding, and none when it is mended", (name) => {
    const { wrong, right = "" } = explain(`parse/${name}`).example;
    const found = (text: string) => parseDocument({ file: "x", text }).diagnostics.map((finding) => finding.code);
    expect(found(wrong)).toEqual([`parse/${name}`]);
    expect(found(right)).toEqual([]);
  });
});
