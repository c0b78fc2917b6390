import { setTimeout as pause } from "node:timers/promises";

/** How to wait for something that can only be asked for. */
export interface Question<T> {
  /** Asks once; `undefined` is "not yet". */
  readonly ask: () => Promise<T | undefined>;
  /** Gives the reason for which no answer can come any more, and the wait ends at once. */
  readonly isHopeless?: () => string | undefined;
  readonly deadlineMs: number;
  readonly everyMs?: number;
}

export type Waited<T> =
  | { readonly kind: "answer"; readonly value: T; readonly tookMs: number }
  | { readonly kind: "hopeless"; readonly reason: string }
  | { readonly kind: "late"; readonly afterMs: number };

/** Asks until there is an answer, no hope, or no time. Nothing in the test bed waits in any other way. */
export async function askUntil<T>({ ask, isHopeless, deadlineMs, everyMs = 50 }: Question<T>): Promise<Waited<T>> {
  const startMs = performance.now();
  for (;;) {
    const reason = isHopeless?.();
    if (reason !== undefined) return { kind: "hopeless", reason };
    const value = await ask();
    const tookMs = performance.now() - startMs;
    if (value !== undefined) return { kind: "answer", value, tookMs };
    if (tookMs > deadlineMs) return { kind: "late", afterMs: Math.round(tookMs) };
    await pause(everyMs);
  }
}
