/** The instant at which simulated time begins: an arbitrary one, so that times in statuses look like times. */
const beginMs = Date.UTC(2027, 0, 1);

/** A time of the simulation as Kubernetes writes times: whole seconds, in UTC. `nowMs` is time since the beginning. */
export function timeText(nowMs: number): string {
  return new Date(beginMs + nowMs).toISOString().replace(/\.\d+Z$/, "Z");
}

/**
 * Milliseconds from a time that a model wrote earlier until now, whole seconds. Infinite where there is no such time,
 * and where it lies ahead: then a model of an earlier run wrote it, and what it waited for is long over.
 */
export function msSince(text: string | undefined, nowMs: number): number {
  const then = text === undefined ? Number.NaN : Date.parse(text);
  const passed = Math.floor((beginMs + nowMs) / 1000) * 1000 - then;
  return passed >= 0 ? passed : Number.POSITIVE_INFINITY;
}
