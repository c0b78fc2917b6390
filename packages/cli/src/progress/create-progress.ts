import type { Deps } from "../deps.ts";
import { amountText, type Moment, type Phase, type Progress, type ProgressMode } from "./progress.ts";

/** How often a line is drawn anew, and how often a plain line is repeated while a phase lasts. */
const liveEveryMs = 100;
const plainEveryMs = 5_000;
const jsonEveryMs = 500;

/** Shows moments somewhere; not more often than it wants to be asked. */
interface Display {
  readonly everyMs: number;
  show(moment: Moment): void;
}

/** Progress on stderr, in the mode that was asked for. It never mixes with the answer on stdout. */
export function createProgress(mode: ProgressMode, deps: Deps): Progress {
  const display = displayOf(mode, deps);
  return { start: (name, total) => startPhase(display, deps, { name, total }) };
}

function displayOf(mode: ProgressMode, { config, stderr }: Deps): Display | undefined {
  switch (mode) {
    case "none":
      return undefined;
    case "plain":
      return plainDisplay((text) => stderr.write(text));
    case "json":
      return jsonDisplay((text) => stderr.write(text));
    case "auto":
      return config.stderr.isTerminal ? liveDisplay((text) => stderr.write(text), config.stderr.width) : undefined;
  }
}

function startPhase(display: Display | undefined, deps: Deps, first: Pick<Moment, "name" | "total">): Phase {
  if (display === undefined) return { advanceTo: () => undefined, end: () => undefined };
  const startedMs = deps.clock.elapsedMs();
  let moment = { ...first, detail: "", done: 0 };
  let shownMs = startedMs;
  const show = (isOver: boolean): void => {
    shownMs = deps.clock.elapsedMs();
    display.show({ ...moment, elapsedMs: Math.round(shownMs - startedMs), isOver });
  };
  show(false);
  // Work that waits for something does not call; the clock goes on all the same.
  const stop = deps.timer.every(display.everyMs, () => show(false));
  return {
    advanceTo(done, change) {
      const isNew = change?.detail !== undefined && change.detail !== moment.detail;
      moment = { ...moment, ...change, done };
      if (isNew || deps.clock.elapsedMs() - shownMs >= display.everyMs) show(false);
    },
    end() {
      stop();
      show(true);
    },
  };
}

/** One line that is drawn over and over, and leaves nothing behind. */
function liveDisplay(write: (text: string) => void, width: number): Display {
  return {
    everyMs: liveEveryMs,
    show({ name, detail, done, total, elapsedMs, isOver }) {
      const seconds = elapsedMs < 1000 ? "" : ` ${Math.floor(elapsedMs / 1000)} s`;
      const text =
        [named(name, detail), amountText({ done, total })].filter((part) => part !== "").join(": ") + seconds;
      write(isOver ? "\r\u001B[K" : `\r\u001B[K${text.slice(0, width - 1)}`);
    },
  };
}

/** A line when a phase begins, when it lasts, and when it ends after having lasted. */
function plainDisplay(write: (text: string) => void): Display {
  let last = "";
  return {
    everyMs: plainEveryMs,
    show({ name, detail, done, total, elapsedMs, isOver }) {
      const amount = amountText({ done, total });
      const isWorthIt = !isOver || elapsedMs >= 1000;
      const text = isOver
        ? `${name}: done in ${(elapsedMs / 1000).toFixed(1)} s`
        : [named(name, detail), amount].filter((part) => part !== "").join(": ");
      if (isWorthIt && text !== last) write(`${text}\n`);
      last = text;
    },
  };
}

/** One JSON object a line, for programs. */
function jsonDisplay(write: (text: string) => void): Display {
  return {
    everyMs: jsonEveryMs,
    show({ name, detail, done, total, elapsedMs, isOver }) {
      write(
        `${JSON.stringify({ progress: { phase: name, ...(detail !== "" && { detail }), done, total: total ?? null, elapsedMs, over: isOver } })}\n`,
      );
    },
  };
}

function named(name: string, detail: string): string {
  return detail === "" ? name : `${name} ${detail}`;
}
