import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expandPattern } from "./expand-pattern.ts";

let folder = "";
let root = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vmf-expand-"));
  root = join(folder, "factory");
  for (const file of ["factory.yaml", "parts/b.yaml", "parts/a.yaml", "parts/a.txt", "parts/deep/c.yaml"])
    put(join(root, file));
  put(join(folder, "outside.yaml"));
  put(join(folder, "shared/d.yaml"));
  symlinkSync("../../outside.yaml", join(root, "parts/leak.yml"));
  symlinkSync("../shared", join(root, "shared"));
  symlinkSync(".", join(root, "parts/deep/circle"));
  symlinkSync("a.yaml", join(root, "parts/link.yaml"));
  symlinkSync("nowhere.yaml", join(root, "parts/dangling.json"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "");
}

describe("expandPattern", () => {
  test.each([
    ["parts/a.yaml", ["parts/a.yaml"]],
    ["./parts/a.yaml", ["parts/a.yaml"]],
    ["parts/*.yaml", ["parts/a.yaml", "parts/b.yaml", "parts/link.yaml"]],
    ["p*/?.yaml", ["parts/a.yaml", "parts/b.yaml"]],
    ["**/c.yaml", ["parts/deep/c.yaml"]],
    ["parts/**/*.yaml", ["parts/a.yaml", "parts/b.yaml", "parts/deep/c.yaml", "parts/link.yaml"]],
    ["parts", []],
    ["gone/*.yaml", []],
    ["parts/a.yaml/x", []],
    ["parts/*.json", []],
  ])("%s is %j", (pattern, files) => {
    expect(expandPattern(root, pattern)).toEqual({ kind: "files", files });
  });

  test.each([
    ["../outside.yaml", "../outside.yaml"],
    ["parts/../../outside.yaml", "parts/../../outside.yaml"],
    ["/etc/hostname", "/etc/hostname"],
    ["parts/*.yml", "parts/leak.yml"],
    ["shared/*.yaml", "shared/d.yaml"],
  ])("%s leads out of the folder", (pattern, path) => {
    expect(expandPattern(root, pattern)).toEqual({ kind: "outside", path });
  });
});
