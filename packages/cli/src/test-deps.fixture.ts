import type { Deps } from "./deps.ts";

export interface TestDeps extends Deps {
  /** What was written to stdout so far. */
  written(): string;
  talked(): string;
}

/** A world in which nobody types, no time passes and nothing is interrupted, in the folder that is given. */
export function testDeps(cwd = "/"): TestDeps {
  const [out, talk]: [string[], string[]] = [[], []];
  const stream = { isTerminal: false, hasColor: false, width: 80 };
  return {
    config: { version: "0.0.0", cwd, stdout: stream, stderr: stream, canAsk: false },
    clock: { elapsedMs: () => 0 },
    stdout: { write: (text) => void out.push(text) },
    stderr: { write: (text) => void talk.push(text) },
    timer: { every: () => () => undefined, breathe: () => Promise.resolve() },
    interrupts: { during: (work) => work(new AbortController().signal) },
    ask: () => Promise.resolve(undefined),
    written: () => out.join(""),
    talked: () => talk.join(""),
  };
}
