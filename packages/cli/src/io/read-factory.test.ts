import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isComplete, listExtras, readFactory } from "./read-factory.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "vmf-factory-"));
  put("factory.yaml", "include: [parts/*.yaml]\n");
  for (const file of ["parts/b.yaml", "parts/a.yaml"]) put(file, `x: 1 # ${file}\n`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

describe("readFactory", () => {
  test("reads the root first, then what it includes, sorted; found from a folder below", () => {
    mkdirSync(join(root, "deep/er"), { recursive: true });
    const factory = readFactory(join(root, "deep/er"), undefined);
    expect([factory.root, factory.file, factory.diagnostics]).toEqual([root, "factory.yaml", []]);
    expect(factory.sources?.map(({ file }) => file)).toEqual(["factory.yaml", "parts/a.yaml", "parts/b.yaml"]);
    expect(isComplete(factory)).toBe(true);
  });

  test("finds the file in a folder that is named", () => {
    expect(readFactory("/", root)).toMatchObject({ root, file: "factory.yaml" });
  });

  test.each([
    ["parts/gone.yaml", /includes `parts\/gone\.yaml`, and there is no such file/],
    ["../*/factory.yaml", /includes `\.\.\/\*\/factory\.yaml`, which is outside/],
  ])("an include of %s is a finding, and the factory is not complete", (pattern, message) => {
    put("factory.yaml", `include: ["${pattern}"]\n`);
    const factory = readFactory(root, undefined);
    expect(factory.diagnostics).toEqual([
      expect.objectContaining({ code: "parse/missing-include", message: expect.stringMatching(message) }),
    ]);
    expect([factory.sources?.length, isComplete(factory)]).toEqual([1, false]);
  });

  test("does not read itself twice where its own pattern names it", () => {
    put("factory.yaml", 'include: ["*.yaml"]\n');
    expect(readFactory(root, undefined).sources?.map(({ file }) => file)).toEqual(["factory.yaml"]);
  });

  test("a part that is too large is a finding about it, and the others are read", () => {
    truncateSync(join(root, "parts/b.yaml"), 2 ** 33);
    const factory = readFactory(root, undefined);
    expect(factory.diagnostics).toEqual([
      expect.objectContaining({ code: "parse/exceeds-size", at: expect.objectContaining({ file: "parts/b.yaml" }) }),
    ]);
    expect(factory.sources?.map(({ file }) => file)).toEqual(["factory.yaml", "parts/a.yaml"]);
  });

  test("a root that is too large is a finding, and there are no sources", () => {
    truncateSync(join(root, "factory.yaml"), 2 ** 33);
    expect(readFactory(root, undefined)).toMatchObject({
      sources: undefined,
      diagnostics: [{ code: "parse/exceeds-size" }],
    });
  });

  test("what cannot be read is called as the user would call it", () => {
    rmSync(join(root, "parts/a.yaml"));
    mkdirSync(join(root, "site.yaml"));
    put("factory.yaml", "include: [site.yaml/../parts/a.yaml]\n");
    expect(() => readFactory(dirname(root), join(root, "gone.yaml"))).toThrow(/Cannot read `.*gone\.yaml`/);
    expect(() => readFactory(root, "site.yaml")).toThrow("`site.yaml` is a folder");
  });
});

describe("listExtras", () => {
  test("lists files below extras/ with their paths from the root, sorted; none without the folder", () => {
    expect(listExtras(root)).toEqual([]);
    for (const file of ["extras/fleet/b.yaml", "extras/a.yaml"]) put(file, "");
    expect(listExtras(root)).toEqual(["extras/a.yaml", "extras/fleet/b.yaml"]);
  });
});
