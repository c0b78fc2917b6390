import type { Config } from "./config.ts";

/** What a command needs of the world. Wired in main.ts, and by tests. */
export interface Deps {
  readonly config: Config;
  readonly clock: Clock;
  /** The answer. */
  readonly stdout: Output;
  /** Talk and progress. */
  readonly stderr: Output;
  readonly interrupts: Interrupts;
  readonly timer: Timer;
  /** Asks a person one question; undefined at the end of input. Only where `config.canAsk`. */
  ask(question: string): Promise<string | undefined>;
}

export interface Clock {
  /** Milliseconds from some fixed moment: for durations and for how often progress is drawn, never for the answer. */
  elapsedMs(): number;
}

export interface Timer {
  /** Calls back every so often until the returned function is called. Does not keep the program alive. */
  every(intervalMs: number, callback: () => void): () => void;
  /** Lets signals and input be handled before the caller goes on. */
  breathe(): Promise<void>;
}

export interface Output {
  write(text: string): void;
}

/** Ctrl-C and the request to end. */
export interface Interrupts {
  /**
   * Runs work that must not simply be cut off: a signal during it aborts the `AbortSignal`, and the work says when
   * it is done with it. Outside such work the program ends at once, as programs do.
   */
  during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** The exit codes of `vmf`; scripts rely on them. */
export const exitCodes = {
  /** Done, and nothing to complain of. */
  clean: 0,
  /** Findings of severity error, or a difference where none was expected. */
  findings: 1,
  /** The command line is wrong, or the world said no. */
  failure: 2,
  /** A defect of ours (EX_SOFTWARE). */
  bug: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
