import { describe, expect, test } from "vitest";
import type { Deps } from "../deps.ts";
import { createProgress } from "./create-progress.ts";
import { amountText, grouped, type ProgressMode } from "./progress.ts";

/** A world in which time passes when it is told to. */
function world(isTerminal: boolean) {
  let text = "";
  let nowMs = 0;
  const stream = { isTerminal, hasColor: false, width: 40 };
  const deps: Deps = {
    config: { version: "0.0.0", cwd: "/", stdout: stream, stderr: stream, canAsk: false },
    clock: { elapsedMs: () => nowMs },
    stdout: { write: () => undefined },
    stderr: { write: (more) => void (text += more) },
    timer: { every: () => () => undefined, breathe: () => Promise.resolve() },
    interrupts: { during: (work) => work(new AbortController().signal) },
    ask: () => Promise.resolve(undefined),
  };
  return { deps, pass: (ms: number) => void (nowMs += ms), written: () => text };
}

function readTwoTabs(mode: ProgressMode, isTerminal: boolean): string {
  const { deps, pass, written } = world(isTerminal);
  const phase = createProgress(mode, deps).start("reading", 4000);
  pass(600);
  phase.advanceTo(1000, { detail: "vInfo" });
  phase.advanceTo(1001, { detail: "vInfo" });
  pass(900);
  phase.advanceTo(4000, { detail: "vDisk" });
  phase.end();
  return written();
}

describe("createProgress", () => {
  test("plain progress is lines: what begins, at what it is, how long it took", () => {
    expect(readTwoTabs("plain", false).split("\n")).toEqual([
      "reading",
      "reading vInfo: 1,000 of 4,000 (25 %)",
      "reading vDisk: 4,000 of 4,000 (100 %)",
      "reading: done in 1.5 s",
      "",
    ]);
  });

  test("JSON progress is an object a line", () => {
    const last: unknown = JSON.parse(readTwoTabs("json", false).trimEnd().split("\n").at(-1) ?? "");
    expect(last).toEqual({
      progress: { phase: "reading", detail: "vDisk", done: 4000, total: 4000, elapsedMs: 1500, over: true },
    });
  });

  test("on a terminal one line is drawn over and over, and nothing of it is left", () => {
    const drawn = readTwoTabs("auto", true).split("\r\u001B[K");
    expect(drawn.at(-1)).toBe("");
    expect(drawn.every((line) => line.length < 40 && !line.includes("\n"))).toBe(true);
  });

  test.each([
    ["auto", false],
    ["none", true],
  ] as const)("%s on a terminal: %s shows nothing", (mode, isTerminal) => {
    expect(readTwoTabs(mode, isTerminal)).toBe("");
  });
});

describe("amounts", () => {
  test.each([
    [{ done: 0, total: undefined }, ""],
    [{ done: 1204, total: undefined }, "1,204"],
    [{ done: 1, total: 3 }, "1 of 3 (33 %)"],
    [{ done: 5, total: 3 }, "3 of 3 (100 %)"],
  ])("%o is %s", (moment, text) => {
    expect(amountText(moment)).toBe(text);
  });

  test("digits stand in groups of three", () => {
    expect([0, 999, 1000, 1234567, 1234.5].map(grouped)).toEqual(["0", "999", "1,000", "1,234,567", "1,234.5"]);
  });
});
