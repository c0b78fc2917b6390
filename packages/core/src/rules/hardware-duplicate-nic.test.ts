import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkHardwareDuplicateNic } from "./hardware-duplicate-nic.ts";

const withNics = (...names: string[]) =>
  testModel(`hardware: { dl380: { nics: [${names.map((name) => `{ name: ${name}, rate: 25G }`).join(", ")}] } }`);

describe("hardware/duplicate-nic", () => {
  test("is silent where names differ", () => {
    expect(checkHardwareDuplicateNic(testModel())).toEqual([]);
  });

  test("reports the second of two", () => {
    expect(checkHardwareDuplicateNic(withNics("eno1", "eno2", "eno1"))).toEqual([
      {
        code: "hardware/duplicate-nic",
        severity: "error",
        message: "Hardware `dl380` lists NIC `eno1` twice.",
        at: at("hardware", "dl380", "nics", 2, "name"),
        on: "value",
        why: "Each node gives one MAC for each entry: two of them would claim one interface.",
        fix: { sentence: "Correct the name, or take the entry out." },
        related: [{ at: at("hardware", "dl380", "nics", 0, "name"), label: "first listed here" }],
      },
    ]);
  });

  test("tells names apart that differ in case: Linux does", () => {
    expect(checkHardwareDuplicateNic(withNics("eno1", "Eno1"))).toEqual([]);
  });
});
