import { spawnSync } from "node:child_process";
import {
  ftruncateSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTextFile } from "./read-text.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vmf-read-"));
  writeFileSync(join(folder, "text"), "grüß\n");
  writeFileSync(join(folder, "bytes"), Buffer.from([0x61, 0xff, 0x62]));
  writeFileSync(join(folder, "mark"), "\uFEFFa");
  mkdirSync(join(folder, "folder"));
  symlinkSync("circle", join(folder, "circle"));
  spawnSync("mkfifo", [join(folder, "pipe")]);
  const sparse = openSync(join(folder, "sparse"), "w");
  ftruncateSync(sparse, 2 ** 40);
  closeSync(sparse);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string, bytesMax = 100): unknown => readTextFile(join(folder, name), name, bytesMax);

describe("readTextFile", () => {
  test("reads UTF-8 and leaves out the mark at its beginning", () => {
    expect([read("text"), read("mark")]).toEqual([
      { kind: "text", text: "grüß\n" },
      { kind: "text", text: "a" },
    ]);
  });

  test("shows bytes that are no UTF-8 to whoever reads the text", () => {
    expect(read("bytes")).toEqual({ kind: "text", text: "a\uFFFDb" });
  });

  test("reads as many bytes as are allowed and not one more", () => {
    expect([read("text", 7), read("text", 6)]).toEqual([
      { kind: "text", text: "grüß\n" },
      { kind: "too-large", bytes: 7 },
    ]);
  });

  test("does not read a byte of a terabyte", () => {
    expect(read("sparse")).toEqual({ kind: "too-large", bytes: 2 ** 40 });
  });

  test.skipIf(process.platform !== "linux")("bounds what has no size before it is read", () => {
    expect(readTextFile("/proc/self/status", "status", 10)).toEqual({ kind: "too-large", bytes: 11 });
  });

  test.each([
    ["folder", "not-a-file", /`folder`: it is a folder/],
    ["pipe", "not-a-file", /`pipe`: it is a pipe/],
    ["circle", "not-a-file", /circle/],
    ["gone", "not-found", /no such file/],
  ])("%s is refused", (name, kind, message) => {
    expect(() => read(name)).toThrow(expect.objectContaining({ kind, message: expect.stringMatching(message) }));
  });
});
