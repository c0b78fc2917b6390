import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { applyAllowances } from "./apply-allowances.ts";
import { parseDocument } from "./parse-document.ts";

const code = "allowance/unused-allowance";

/** The findings that are left of one at `pointer` after the comments of a text, as `line code`. */
function left(text: string, pointer: readonly string[], severity: Diagnostic["severity"] = "warning"): string[] {
  const { value } = parseDocument({ file: "f.yaml", text });
  if (value === undefined) throw new Error("not read");
  const finding: Diagnostic = { code, severity, message: "m", at: { file: "f.yaml", pointer }, on: "value" };
  return applyAllowances([finding], [value]).map(
    (one) => `${(one.span ?? value.locate(one.at, one.on))?.start.line} ${one.code}`,
  );
}

describe("an allowance", () => {
  test("drops the finding of the line below it", () => {
    expect(left(`a: 1\n# factory-ignore ${code}: agreed\nb: 2\n`, ["b"])).toEqual([]);
  });

  test("drops the finding about a map that begins on the line after its key", () => {
    expect(left(`# factory-ignore ${code}: agreed\nb:\n  c: 1\n`, ["b"])).toEqual([]);
  });

  test("reaches over other comments and empty lines", () => {
    expect(left(`# factory-ignore ${code}: agreed\n# and so on\n\nb: 2\n`, ["b"])).toEqual([]);
  });

  test("drops the finding of its own line if it stands behind something", () => {
    expect(left(`b: 2 # factory-ignore ${code}: agreed\nc: 3\n`, ["b"])).toEqual([]);
  });

  test("does not drop a finding elsewhere, and then is itself reported", () => {
    expect(left(`# factory-ignore ${code}: agreed\na: 1\nb: 2\n`, ["b"])).toEqual([`3 ${code}`, `1 ${code}`]);
  });

  test("does not drop findings of other codes", () => {
    expect(left("# factory-ignore parse/duplicate-key: agreed\nb: 2\n", ["b"])).toEqual([`2 ${code}`, `1 ${code}`]);
  });

  test("does nothing without a reason, and says so", () => {
    expect(left(`# factory-ignore ${code}\nb: 2\n`, ["b"])).toEqual([`2 ${code}`, "1 allowance/missing-reason"]);
    expect(left(`# factory-ignore ${code}:   \nb: 2\n`, ["b"])).toEqual([`2 ${code}`, "1 allowance/missing-reason"]);
  });

  test("cannot allow an error, and says so", () => {
    expect(left(`# factory-ignore ${code}: agreed\nb: 2\n`, ["b"], "error")).toEqual([
      `2 ${code}`,
      "1 allowance/unsupported-error",
    ]);
  });

  test("of a code that does not exist is reported", () => {
    expect(left("# factory-ignore allowance/unused-alowance: agreed\nb: 2\n", ["b"])).toEqual([
      `2 ${code}`,
      "1 allowance/unknown-code",
    ]);
    expect(left("# factory-ignore\nb: 2\n", ["b"])).toEqual([`2 ${code}`, "1 allowance/unknown-code"]);
  });

  test("is not called unused where errors kept later stages from looking", () => {
    const { value } = parseDocument({ file: "f.yaml", text: `# factory-ignore ${code}: agreed\na: 1\n` });
    const error: Diagnostic = {
      code: "spec/missing-key",
      severity: "error",
      message: "m",
      at: { file: "f.yaml", pointer: [] },
      on: "key",
    };
    expect(applyAllowances([error], value ? [value] : [])).toEqual([error]);
  });

  test("is not called unused if what it allows shows only with an inventory", () => {
    expect(left("# factory-ignore migration/incomplete-group: agreed\nb: 2\n", ["b"])).toEqual([`2 ${code}`]);
  });

  test("is a comment, not a text that looks like one", () => {
    expect(
      left(`a: "# factory-ignore ${code}: agreed"\nb: |\n  # factory-ignore ${code}: agreed\n  x\n`, ["b"]),
    ).toEqual([`2 ${code}`]);
  });
});
