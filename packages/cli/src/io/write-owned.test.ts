import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FileTree } from "@vmfactory/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createProgress } from "../progress/create-progress.ts";
import { testDeps } from "../test-deps.fixture.ts";
import { decide, writeOwned, type OwnedTree, type WriteOutcome } from "./write-owned.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "vmf-owned-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const recordPath = ".vmf/manifest.json";
const first: FileTree = new Map([
  ["a.txt", "a\n"],
  ["b/c.txt", "c\n"],
]);

function put(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");
const owned = (tree: FileTree, changes: Partial<OwnedTree> = {}): OwnedTree => ({
  root,
  name: ".",
  tree,
  recordPath,
  force: false,
  ...changes,
});

function write(tree: FileTree, changes: Partial<OwnedTree> = {}): Promise<WriteOutcome> {
  const deps = testDeps(root);
  return writeOwned(owned(tree, changes), deps, createProgress("none", deps));
}

describe("writeOwned", () => {
  test("writes a tree and its record, and finds nothing to do the second time", async () => {
    expect(await write(first)).toMatchObject({
      ended: "finished",
      plan: { create: ["a.txt", "b/c.txt"] },
      diagnostics: [],
    });
    const record = textOf(recordPath);
    expect(await write(first)).toMatchObject({ ended: "unchanged", plan: { unchanged: ["a.txt", "b/c.txt"] } });
    expect([textOf("b/c.txt"), textOf(recordPath)]).toEqual(["c\n", record]);
  });

  test("deletes what is ours and no longer in the tree, and its folder", async () => {
    await write(first);
    expect(await write(new Map([["a.txt", "a2\n"]]))).toMatchObject({
      plan: { replace: ["a.txt"], delete: ["b/c.txt"] },
    });
    expect([textOf("a.txt"), existsSync(join(root, "b"))]).toEqual(["a2\n", false]);
  });

  test.each([
    ["output/edited-file", false, () => write(first).then(() => put("a.txt", "edited\n")), "a2\n"],
    ["output/foreign-file", true, () => Promise.resolve(put("a.txt", "theirs\n")), "a\n"],
  ])("%s: refuses and touches nothing, not even what is not in the way", async (code, force, prepare, text) => {
    await prepare();
    const before = textOf("a.txt");
    const outcome = await write(
      new Map([
        ["a.txt", text],
        ["new.txt", "new\n"],
      ]),
      { force },
    );
    expect(outcome).toMatchObject({ ended: "refused", diagnostics: [{ code, at: { file: "a.txt" } }] });
    expect([textOf("a.txt"), existsSync(join(root, "new.txt"))]).toEqual([before, false]);
  });

  test("overwrites an edited file of ours when told to", async () => {
    await write(first);
    put("a.txt", "edited\n");
    expect(await write(first, { force: true })).toMatchObject({ ended: "finished", plan: { replace: ["a.txt"] } });
    expect(textOf("a.txt")).toBe("a\n");
  });

  test("takes over a file of others that is equal already", async () => {
    put("a.txt", "a\n");
    expect(await write(first)).toMatchObject({
      ended: "finished",
      plan: { create: ["b/c.txt"], unchanged: ["a.txt"] },
    });
  });

  test("leaves files alone that are taken out of its record", async () => {
    await write(first);
    const withoutA: OwnedTree["owned"] = ({ files, pending }) => ({
      files: new Map([...files].filter(([path]) => path !== "a.txt")),
      pending,
    });
    expect(await write(new Map([["b/c.txt", "c\n"]]), { owned: withoutA })).toMatchObject({ plan: { delete: [] } });
    expect(textOf("a.txt")).toBe("a\n");
  });

  test("writes nothing when its record cannot be read, for then it cannot tell what is whose", async () => {
    put(recordPath, "{ half");
    expect(await write(first)).toMatchObject({ ended: "refused", diagnostics: [{ code: "output/invalid-manifest" }] });
    expect([textOf(recordPath), existsSync(join(root, "a.txt"))]).toEqual(["{ half", false]);
  });

  test("says that it finished what an earlier run had begun", async () => {
    put(".vmf/staging/0", "half");
    expect(await write(first)).toMatchObject({ ended: "finished", hasFinishedEarlier: true });
    expect(existsSync(join(root, ".vmf/staging"))).toBe(false);
  });

  test("sweeps up what an earlier run left where there is nothing else to do", async () => {
    await write(first);
    put(".vmf/staging/0", "half");
    expect(await write(first)).toMatchObject({ ended: "unchanged", hasFinishedEarlier: true });
    expect(existsSync(join(root, ".vmf/staging"))).toBe(false);
  });

  test("interrupted in time it changes nothing and leaves no folder behind", async () => {
    const deps = {
      ...testDeps(root),
      interrupts: { during: <T>(work: (signal: AbortSignal) => Promise<T>) => work(AbortSignal.abort()) },
    };
    const outcome = await writeOwned(owned(first, { root: join(root, "new") }), deps, createProgress("none", deps));
    expect([outcome.ended, outcome.wasInterrupted, existsSync(join(root, "new"))]).toEqual(["undone", true, false]);
  });

  test("names files from where the user is", async () => {
    put("a.txt", "theirs\n");
    expect((await write(first, { name: "out" })).diagnostics[0]?.message).toContain("`out/a.txt`");
  });
});

describe("decide", () => {
  test("tells what would be done, for a folder that is not there too, and makes nothing", () => {
    const gone = join(root, "gone");
    expect(decide(owned(first, { root: gone })).plan).toMatchObject({ create: ["a.txt", "b/c.txt"], conflicts: [] });
    expect(existsSync(gone)).toBe(false);
  });
});
