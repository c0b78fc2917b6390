import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withLock } from "./lock.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "vmf-lock-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const lock = (): string => join(root, ".vmf/lock");
const hold = (holder: unknown): void => {
  mkdirSync(join(root, ".vmf"), { recursive: true });
  writeFileSync(lock(), typeof holder === "string" ? holder : JSON.stringify(holder));
};
const work = (): Promise<string> => Promise.resolve("done");

/** The number of a process that is over. */
function deadPid(): number {
  return spawnSync(process.execPath, ["-e", "0"]).pid;
}

describe("withLock", () => {
  test("holds a lock that names us while the work runs, and leaves nothing behind", async () => {
    const held = await withLock(root, "x", () => Promise.resolve(readFileSync(lock(), "utf8")));
    expect(JSON.parse(held)).toMatchObject({ pid: process.pid, host: hostname() });
    expect(readdirSync(root)).toEqual([]);
  });

  test("lets go of the lock when the work fails", async () => {
    await expect(withLock(root, "x", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(readdirSync(root)).toEqual([]);
  });

  test("makes the folder and those above it, and keeps them only if something is in them", async () => {
    const deep = join(root, "a/b");
    await withLock(deep, "a/b", work);
    expect(existsSync(join(root, "a"))).toBe(false);
    await withLock(deep, "a/b", () => Promise.resolve(writeFileSync(join(deep, "file"), "")));
    expect(readdirSync(deep)).toEqual(["file"]);
  });

  test("does not let two in", async () => {
    const second = withLock(root, "x", () => withLock(root, "x", work));
    await expect(second).rejects.toMatchObject({
      kind: "busy",
      message: `Process ${process.pid} is writing to \`x\`.`,
    });
  });

  test("takes over the lock of a process that is gone, and sweeps up what such processes left", async () => {
    const pid = deadPid();
    hold({ pid, host: hostname() });
    const [ours, theirs] = [`lock.${encodeURIComponent(hostname())}.${pid}`, `lock.elsewhere.example.${pid}`];
    for (const name of [ours, theirs]) writeFileSync(join(root, ".vmf", name), "");
    await expect(withLock(root, "x", work)).resolves.toBe("done");
    expect(readdirSync(join(root, ".vmf"))).toEqual([theirs]);
  });

  test("sweeps up what a process left that died before it had the lock", async () => {
    hold("");
    renameSync(lock(), `${lock()}.${encodeURIComponent(hostname())}.${deadPid()}`);
    await withLock(root, "x", work);
    expect(readdirSync(join(root, ".vmf"))).toEqual([]);
  });

  test.skipIf(!existsSync("/proc/self/stat"))(
    "takes over the lock of a process whose number another one has now",
    async () => {
      hold({ pid: process.pid, host: hostname(), started: "1" });
      await expect(withLock(root, "x", work)).resolves.toBe("done");
    },
  );

  test("leaves the lock of another machine, for nobody here can tell whether it lives", async () => {
    hold({ pid: deadPid(), host: "elsewhere.example" });
    await expect(withLock(root, "x", work)).rejects.toMatchObject({
      kind: "busy",
      remedy: expect.stringContaining(lock()),
    });
    expect(existsSync(lock())).toBe(true);
  });

  test.each(["", "{", '{"pid":"x"}'])("takes over a lock that says %j, as a cut-off write leaves it", async (text) => {
    hold(text);
    await expect(withLock(root, "x", work)).resolves.toBe("done");
  });

  test("does not follow a link in the place of its folder", async () => {
    mkdirSync(join(root, "other"));
    symlinkSync("other", join(root, ".vmf"));
    await expect(withLock(root, "x", work)).rejects.toMatchObject({
      kind: "in-the-way",
      message: expect.stringContaining("symbolic link"),
    });
    expect(readdirSync(join(root, "other"))).toEqual([]);
  });
});
