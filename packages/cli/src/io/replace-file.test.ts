import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { replaceFile } from "./replace-file.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "vmf-replace-"));
  mkdirSync(join(root, ".vmf"));
  writeFileSync(join(root, "wave.yaml"), "old\n");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const replace = (file = "wave.yaml", before = "old\n"): void =>
  replaceFile(root, file, { file, before, text: "new\n" });
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

describe("replaceFile", () => {
  test("replaces a text, keeps the file's mode and leaves nothing behind", () => {
    chmodSync(join(root, "wave.yaml"), 0o664);
    replace();
    expect([
      textOf("wave.yaml"),
      statSync(join(root, "wave.yaml")).mode & 0o777,
      readdirSync(join(root, ".vmf")),
    ]).toEqual(["new\n", 0o664, []]);
  });

  test("keeps the mark at the beginning, which readers leave out", () => {
    writeFileSync(join(root, "wave.yaml"), "\uFEFFold\n");
    replace();
    expect(textOf("wave.yaml")).toBe("\uFEFFnew\n");
  });

  test("refuses a file that somebody changed since it was read", () => {
    expect(() => replace("wave.yaml", "older\n")).toThrow(expect.objectContaining({ kind: "busy" }));
    expect(textOf("wave.yaml")).toBe("old\n");
  });

  test("refuses a link, and does not follow one in the place of what is on its way", () => {
    symlinkSync("wave.yaml", join(root, "link.yaml"));
    expect(() => replace("link.yaml")).toThrow(
      expect.objectContaining({ kind: "not-a-file", message: expect.stringContaining("a symbolic link") }),
    );
    writeFileSync(join(root, "theirs"), "theirs\n");
    symlinkSync("../theirs", join(root, ".vmf/edit"));
    replace();
    expect([textOf("theirs"), textOf("wave.yaml")]).toEqual(["theirs\n", "new\n"]);
  });
});
