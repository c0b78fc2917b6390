import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Timer } from "../deps.ts";
import { carryOut, hasStaging, type WriteJob } from "./write-job.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "vmf-job-"));
  mkdirSync(join(root, ".vmf"));
  for (const file of ["old/only/gone.txt", "old/kept.txt", "same.txt"]) put(file, `before: ${file}\n`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

const many = new Map(
  Array.from({ length: 200 }, (_, index): [string, string] => [`new/${index % 7}/${index}.txt`, `${index}\n`]),
);

function job(changes: Partial<WriteJob> = {}): WriteJob {
  const record = { path: ".vmf/manifest.json", during: "during\n", after: "after\n" };
  return { root, name: "x", write: new Map([["same.txt", "after\n"]]), delete: [], record, ...changes };
}

/** Lets the test do something at the n-th breath: whoever sends a signal does so at one. */
function run({ at, then }: { readonly at?: number; readonly then?: () => void } = {}) {
  const [controller, seen] = [new AbortController(), [] as number[]];
  let breaths = 0;
  const breathe = (): Promise<void> => {
    breaths += 1;
    if (breaths === at) (then ?? (() => controller.abort()))();
    return Promise.resolve();
  };
  const timer: Timer = { every: () => () => undefined, breathe };
  return { signal: controller.signal, timer, onProgress: (done: number) => void seen.push(done), seen };
}

describe("carryOut", () => {
  test("writes, replaces and deletes, with folders that come and go, and leaves nothing on its way", async () => {
    const given = run();
    const write = new Map([...many, ["same.txt", "after\n"] as const]);
    expect(await carryOut(job({ write, delete: ["old/only/gone.txt"] }), given)).toBe("finished");
    expect([...write].filter(([file, text]) => textOf(file) !== text)).toEqual([]);
    expect([readdirSync(join(root, "old")), textOf(".vmf/manifest.json")]).toEqual([["kept.txt"], "after\n"]);
    expect([hasStaging(root), given.seen.at(-1)]).toEqual([false, 202]);
  });

  test("interrupted before the first file took its place, it has touched nothing", async () => {
    expect(await carryOut(job({ write: many, delete: ["same.txt"] }), run({ at: 1 }))).toBe("undone");
    expect([existsSync(join(root, "new")), existsSync(join(root, ".vmf/manifest.json")), hasStaging(root)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(textOf("same.txt")).toBe("before: same.txt\n");
  });

  test("interrupted after that, it goes on to the end", async () => {
    // 200 files are four breaths and a last one while they are staged.
    expect(await carryOut(job({ write: many }), run({ at: 6 }))).toBe("finished");
    expect([textOf("new/3/199.txt"), textOf(".vmf/manifest.json")]).toEqual(["199\n", "after\n"]);
  });

  test("what cannot take its place is said, with how far it came; the record knows both states and the next run finishes", async () => {
    const block = (): void => put("new/6", "somebody was faster\n");
    const failed = carryOut(job({ write: many }), run({ at: 5, then: block }));
    await expect(failed).rejects.toMatchObject({
      kind: expect.stringMatching(/not-a-file|in-the-way/),
      message: expect.stringMatching(
        /^Cannot finish writing to `x`: .* 6 of 200 files are done and each file is whole/,
      ),
      remedy: expect.stringContaining("it finishes"),
    });
    expect([textOf(".vmf/manifest.json"), textOf("new/6"), hasStaging(root)]).toEqual([
      "during\n",
      "somebody was faster\n",
      true,
    ]);
    rmSync(join(root, "new/6"));
    expect(await carryOut(job({ write: many }), run())).toBe("finished");
    expect([textOf("new/6/195.txt"), hasStaging(root)]).toEqual(["195\n", false]);
  });

  test("does not write through a link in the place of what is on its way", async () => {
    mkdirSync(join(root, "theirs"));
    symlinkSync("../theirs", join(root, ".vmf/staging"));
    expect(await carryOut(job(), run())).toBe("finished");
    expect([readdirSync(join(root, "theirs")), textOf("same.txt")]).toEqual([[], "after\n"]);
  });
});
