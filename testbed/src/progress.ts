/** Says on stderr how far a long job is: one line that is rewritten on a terminal, now and then a new one elsewhere. */
export interface Progress {
  /** Something that happened, worth a line of its own. */
  readonly say: (line: string) => void;
  /** How far it is; most of these are never shown. */
  readonly step: (line: string) => void;
}

/** What a progress needs of a stream; `process.stderr` is one. */
export interface Talk {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

const TERMINAL_EVERY_MS = 100;
const LOG_EVERY_MS = 15_000;

export function talkTo(stream: Talk): Progress {
  const isTerminal = stream.isTTY === true;
  let lastMs = performance.now();
  return {
    say: (line) => {
      stream.write(isTerminal ? `\r\u001b[K${line}\n` : `${line}\n`);
      lastMs = performance.now();
    },
    step: (line) => {
      const nowMs = performance.now();
      if (nowMs - lastMs < (isTerminal ? TERMINAL_EVERY_MS : LOG_EVERY_MS)) return;
      stream.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
      lastMs = nowMs;
    },
  };
}
