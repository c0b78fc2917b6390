import {
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  ftruncateSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashOfFile } from "@vmfactory/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lookAt } from "./look.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "vmf-look-"));
  writeFileSync(join(root, "file"), "text\n");
  writeFileSync(join(root, "windows"), "text\r\n");
  mkdirSync(join(root, "folder"));
  symlinkSync("file", join(root, "link"));
  symlinkSync("nowhere", join(root, "dangling"));
  const sparse = openSync(join(root, "huge"), "w");
  ftruncateSync(sparse, 2 ** 36);
  closeSync(sparse);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("lookAt", () => {
  test.each([
    ["file", { kind: "file", hash: hashOfFile("text\n") }],
    ["windows", { kind: "file", hash: hashOfFile("text\n") }],
    ["folder", { kind: "folder" }],
    ["link", { kind: "other" }],
    ["dangling", { kind: "other" }],
    ["huge", { kind: "file", hash: "" }],
    ["gone", undefined],
    ["gone/below", undefined],
    ["file/below", undefined],
  ])("%s is %j", (path, existing) => {
    expect(lookAt(root, [path])).toEqual(new Map(existing === undefined ? [] : [[path, existing]]));
  });

  test("finds nothing in a folder that is not there", () => {
    expect(lookAt(join(root, "gone"), ["a", "b/c"])).toEqual(new Map());
  });
});
