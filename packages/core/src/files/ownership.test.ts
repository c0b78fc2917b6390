import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hashText } from "../base/hash.ts";
import type { FileTree } from "./file-tree.ts";
import { fileTree } from "./file-tree.ts";
import type { Manifest } from "./manifest.ts";
import { emptyManifest, manifestDuring, manifestOf, manifestPath, printManifest, readManifest } from "./manifest.ts";
import type { Existing, WriteInput } from "./ownership.ts";
import { conflictFindings, hashOfFile, pathsToLook, planWrite } from "./ownership.ts";

const file = (text: string): Existing => ({ kind: "file", hash: hashText(text) });
const tree = (files: Record<string, string>): FileTree => fileTree(Object.entries(files));
const written = (files: Record<string, string>): Manifest => manifestOf(tree(files));

function plan(
  existing: Record<string, Existing>,
  manifest: Manifest,
  next: FileTree,
  force = false,
): Partial<ReturnType<typeof planWrite>> {
  const all = planWrite({ existing: new Map(Object.entries(existing)), manifest, next, force });
  return Object.fromEntries(Object.entries(all).filter(([, list]) => list.length > 0));
}

test("into an empty folder everything is created", () => {
  expect(plan({}, emptyManifest, tree({ "a/b": "1", c: "2" }))).toEqual({ create: ["a/b", "c"] });
});

test("a file as we wrote it is replaced, one that is as it should be is left, one that was deleted is made again", () => {
  const manifest = written({ a: "old", b: "same", c: "gone" });
  expect(plan({ a: file("old"), b: file("same") }, manifest, tree({ a: "new", b: "same", c: "gone" }))).toEqual({
    create: ["c"],
    replace: ["a"],
    unchanged: ["b"],
  });
});

test("what is no longer made is deleted if it is ours and as we wrote it", () => {
  expect(plan({ a: file("1"), theirs: file("x") }, written({ a: "1", gone: "2" }), tree({}))).toEqual({
    delete: ["a"],
  });
});

test("a file of ours that was edited by hand is in the way, to be overwritten as to be deleted", () => {
  const manifest = written({ a: "1", b: "2" });
  expect(plan({ a: file("edited"), b: file("edited") }, manifest, tree({ a: "new" }))).toEqual({
    conflicts: [
      { path: "a", kind: "edited", action: "replace" },
      { path: "b", kind: "edited", action: "delete" },
    ],
  });
});

test("told to, edited files of ours are overwritten and deleted, and those of others still are in the way", () => {
  const manifest = written({ a: "1", b: "2" });
  expect(
    plan({ a: file("edited"), b: file("edited"), c: file("theirs") }, manifest, tree({ a: "new", c: "ours" }), true),
  ).toEqual({
    replace: ["a"],
    delete: ["b"],
    conflicts: [{ path: "c", kind: "foreign", action: "replace" }],
  });
});

test("an edit that is what we would write is no edit, and a file of others that is equal is taken over", () => {
  expect(plan({ a: file("new"), b: file("b") }, written({ a: "old" }), tree({ a: "new", b: "b" }))).toEqual({
    unchanged: ["a", "b"],
  });
});

test("nothing is written through a link or over a folder", () => {
  const existing: Record<string, Existing> = { link: { kind: "other" }, dir: { kind: "folder" }, plain: file("x") };
  expect(plan(existing, emptyManifest, tree({ "link/a": "1", dir: "2", "plain/b": "3" }))).toEqual({
    create: ["link/a", "plain/b"],
    conflicts: [
      { path: "dir", kind: "no-file", action: "replace" },
      { path: "link", kind: "no-folder", action: "replace" },
      { path: "plain", kind: "no-folder", action: "replace" },
    ],
  });
});

test("below a link nothing is deleted", () => {
  expect(plan({ dir: { kind: "other" }, "dir/a": file("1") }, written({ "dir/a": "1" }), tree({}))).toEqual({});
});

test("a file of ours makes room for a folder", () => {
  expect(plan({ a: file("1") }, written({ a: "1" }), tree({ "a/b": "2" }))).toEqual({ create: ["a/b"], delete: ["a"] });
});

test("a checkout with CR LF counts as what we wrote", () => {
  expect(hashOfFile("a\r\nb\r\n")).toBe(hashText("a\nb\n"));
});

test("each conflict says what is in the way and what to do", () => {
  const [edited, foreign] = conflictFindings([
    { path: "README.md", kind: "edited", action: "replace" },
    { path: "docs", kind: "no-folder", action: "replace" },
  ]);
  expect(edited).toMatchObject({
    code: "output/edited-file",
    at: { file: "README.md", pointer: [] },
    message: "`README.md` was edited by hand since vmf wrote it; it would be overwritten.",
  });
  expect(foreign).toMatchObject({
    code: "output/foreign-file",
    message: "`docs` is in the way: it is no folder, but files are to be written below it.",
  });
});

test("a manifest reads as what was printed", () => {
  const manifest = manifestDuring(written({ a: "1", b: "2" }), tree({ a: "1", c: "3", [manifestPath]: "x" }));
  expect(readManifest(printManifest(manifest))).toEqual({ value: manifest, diagnostics: [] });
  expect([...manifest.pending.keys()]).toEqual(["c"]);
});

test("a manifest that cannot be used is one finding and no value", () => {
  const hash = hashText("");
  const bad = {
    "": "it is not JSON",
    "[]": "it is not JSON",
    '{"format":"x"}': "it is not JSON",
    '{"format":"vmfactory.io/manifest"}': "`version` is not a number",
    '{"format":"vmfactory.io/manifest","version":1}': "does not map paths",
    [`{"format":"vmfactory.io/manifest","version":1,"files":{"../x":"${hash}"}}`]: 'it claims "../x"',
    [`{"format":"vmfactory.io/manifest","version":1,"files":{"/etc/passwd":"${hash}"}}`]: 'it claims "/etc/passwd"',
    [`{"format":"vmfactory.io/manifest","version":1,"files":{".git/config":"${hash}"}}`]: 'it claims ".git/config"',
    '{"format":"vmfactory.io/manifest","version":1,"files":{"a":"b"}}': "the hash of `a` is not one",
  };
  for (const [text, what] of Object.entries(bad)) {
    const { value, diagnostics } = readManifest(text);
    expect([value, diagnostics.length, diagnostics[0]?.code], text).toEqual([undefined, 1, "output/invalid-manifest"]);
    expect(diagnostics[0]?.message).toContain(what);
  }
  expect(
    readManifest('{"format":"vmfactory.io/manifest","version":2,"files":{}}').diagnostics.map(({ code, message }) => [
      code,
      message,
    ]),
  ).toEqual([
    ["output/unsupported-manifest", "The manifest of generated files is of version 2; this vmf reads up to version 1."],
  ]);
});

/** A folder as a map, and a write that may stop after any number of steps, as the caller of `planWrite` would do it. */
class Folder {
  readonly files = new Map<string, string>();

  input(next: FileTree, force = false): WriteInput {
    const text = this.files.get(manifestPath);
    const manifest = text === undefined ? emptyManifest : (readManifest(text).value ?? emptyManifest);
    const existing = new Map<string, Existing>();
    for (const path of pathsToLook(manifest, next)) {
      const there = this.files.get(path);
      if (there !== undefined) existing.set(path, file(there));
    }
    return { existing, manifest, next, force };
  }

  write(input: WriteInput, stepsMax = Number.POSITIVE_INFINITY): boolean {
    const { next, manifest } = input;
    const todo = planWrite(input);
    if (todo.conflicts.length > 0) return false;
    const steps: (() => unknown)[] = [
      () => this.files.set(manifestPath, printManifest(manifestDuring(manifest, next))),
      ...todo.delete.map((path) => () => this.files.delete(path)),
      ...[...todo.create, ...todo.replace].map((path) => () => this.files.set(path, next.get(path) ?? "")),
      () => this.files.set(manifestPath, printManifest(manifestOf(next))),
    ];
    steps.slice(0, stepsMax).forEach((step) => step());
    return true;
  }
}

const paths = fc.constantFrom("a", "b", "c/d", "c/e", "f/g/h");
const trees = fc.dictionary(paths, fc.constantFrom("1", "2", "3"), { noNullPrototype: true }).map(tree);

test("interrupted anywhere, a run leaves nothing that looks like an edit, and the next run ends as a fresh one", () => {
  fc.assert(
    fc.property(trees, fc.array(fc.tuple(trees, fc.nat(8)), { maxLength: 3 }), trees, (first, interrupted, last) => {
      const folder = new Folder();
      expect(folder.write(folder.input(first))).toBe(true);
      for (const [next, steps] of interrupted) expect(folder.write(folder.input(next), steps)).toBe(true);
      expect(folder.write(folder.input(last))).toBe(true);
      const expected = new Map([...last, [manifestPath, printManifest(manifestOf(last))]]);
      expect(Object.fromEntries(folder.files)).toEqual(Object.fromEntries(expected));
    }),
  );
});

test("whatever is compiled, files of others keep their text, also when edits of ours are dropped", () => {
  fc.assert(
    fc.property(
      trees,
      trees,
      fc.dictionary(paths, fc.constantFrom("1", "theirs"), { noNullPrototype: true }),
      fc.boolean(),
      (first, next, theirs, force) => {
        const folder = new Folder();
        folder.write(folder.input(first));
        const foreign = Object.entries(theirs).filter(([path]) => !first.has(path));
        for (const [path, text] of foreign) folder.files.set(path, text);
        folder.write(folder.input(next, force));
        for (const [path, text] of foreign) expect(folder.files.get(path)).toBe(text);
      },
    ),
  );
});
