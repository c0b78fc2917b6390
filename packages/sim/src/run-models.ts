import type { KindName } from "@vmfactory/core";
import type { Cluster } from "./cluster.ts";
import type { MemoryCluster } from "./memory-cluster.ts";
import type { OperatorModel } from "./operator-model.ts";

/** What came of one step of a model. */
export interface StepReport {
  readonly model: string;
  readonly atMs: number;
  /** When it looks again although nothing changes; undefined if it rests. */
  readonly againAtMs?: number;
  /** What went wrong, if it did: the step is made again, the later the more often it failed in a row. */
  readonly failure?: { readonly error: unknown; readonly inARow: number };
}

/** Says which model is to step, and lets it step. What it is told while a step runs is not lost. */
export interface Driver {
  /** An object of a kind changed: models that look at the kind are due at once. */
  changed(kind: KindName): void;
  /** When the next model is due, which may lie in the past; undefined if all rest. */
  dueAtMs(): number | undefined;
  /** Lets one model step, of those that are due the one whose last step is longest ago. Undefined if none is due. */
  step(cluster: Cluster, nowMs: number): Promise<StepReport | undefined>;
}

/** A failed step is made again after this, doubled with each failure in a row, in ms. */
const retryMsMin = 1_000;
const retryMsMax = 30_000;

/** A driver of models, all of which are due at the start. One step at a time: it is the caller who waits. */
export function createDriver(models: readonly OperatorModel[]): Driver {
  const seats = models.map((model) => ({ model, dueAtMs: 0 as number | undefined, lastStep: 0, failures: 0 }));
  let steps = 0;

  return {
    changed: (kind) => {
      for (const seat of seats) {
        if (seat.model.watches.some((one) => one.group === kind.group && one.kind === kind.kind)) seat.dueAtMs = 0;
      }
    },
    dueAtMs: () => {
      const due = seats.flatMap(({ dueAtMs }) => (dueAtMs === undefined ? [] : [dueAtMs]));
      return due.length === 0 ? undefined : Math.min(...due);
    },
    step: async (cluster, nowMs) => {
      const due = seats.filter(({ dueAtMs }) => dueAtMs !== undefined && dueAtMs <= nowMs);
      const [seat] = due.toSorted((a, b) => a.lastStep - b.lastStep);
      if (seat === undefined) return undefined;
      steps += 1;
      seat.lastStep = steps;
      seat.dueAtMs = undefined;
      const report = await stepOf(seat.model, cluster, nowMs, seat.failures);
      seat.failures = report.failure?.inARow ?? 0;
      if (report.againAtMs !== undefined) seat.dueAtMs = Math.min(report.againAtMs, seat.dueAtMs ?? report.againAtMs);
      return report;
    },
  };
}

async function stepOf(
  model: OperatorModel,
  cluster: Cluster,
  nowMs: number,
  failuresBefore: number,
): Promise<StepReport> {
  const report = { model: model.name, atMs: nowMs };
  try {
    const again = await model.step(cluster, nowMs);
    return again === undefined ? report : { ...report, againAtMs: nowMs + Math.max(1, again.againInMs) };
  } catch (error) {
    const inARow = failuresBefore + 1;
    const delayMs = Math.min(retryMsMax, retryMsMin * 2 ** Math.min(failuresBefore, 16));
    return { ...report, againAtMs: nowMs + delayMs, failure: { error, inARow } };
  }
}

export interface SettleInput {
  readonly cluster: MemoryCluster;
  readonly models: readonly OperatorModel[];
  /** How long to wait, in the cluster's time. */
  readonly untilMs: number;
  /** Steps of all models together, beyond which one of them is taken to never rest. */
  readonly stepsMax?: number;
}

/** A step of a model and what it changed: `created ConfigMap openshift-gitops/argocd-cm`. */
export interface TraceEntry extends StepReport {
  readonly changes: readonly string[];
}

export interface Settled {
  readonly trace: readonly TraceEntry[];
  /** When the last step was made, or the end of the wait if models still look again then. */
  readonly atMs: number;
  /** Whether nothing more is to do, however long one waits. */
  readonly rests: boolean;
}

/**
 * Lets models work on a cluster in memory, on its time, until none has anything to do or the wait is over. The same
 * cluster and models give the same trace. Throws if a model never rests, or if the last step of one failed.
 */
export async function settle({ cluster, models, untilMs, stepsMax = 10_000 }: SettleInput): Promise<Settled> {
  const driver = createDriver(models);
  const trace: TraceEntry[] = [];
  let changes: string[] = [];
  const stop = cluster.onChange(({ action, kind, namespace, name }) => {
    driver.changed(kind);
    changes.push(`${action} ${kind.kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`);
  });
  try {
    for (;;) {
      const dueAtMs = driver.dueAtMs();
      if (dueAtMs === undefined) return { trace, atMs: cluster.nowMs, rests: true };
      if (dueAtMs > untilMs) break;
      if (trace.length >= stepsMax) throw new Error(neverRests(trace));
      cluster.advanceTo(dueAtMs);
      changes = [];
      const report = await driver.step(cluster, cluster.nowMs);
      if (report !== undefined) trace.push({ ...report, changes });
    }
  } finally {
    stop();
  }
  cluster.advanceTo(untilMs);
  throwFailures(trace);
  return { trace, atMs: cluster.nowMs, rests: false };
}

function neverRests(trace: readonly TraceEntry[]): string {
  const counts = new Map<string, number>();
  for (const { model } of trace) counts.set(model, (counts.get(model) ?? 0) + 1);
  const [model = "", steps = 0] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const last = trace.findLast((entry) => entry.model === model);
  const did = last === undefined || last.changes.length === 0 ? "changed nothing" : last.changes.join(", ");
  return `${model} never rests: ${steps} of ${trace.length} steps up to ${last?.atMs ?? 0} ms were its own; the last one ${did}`;
}

function throwFailures(trace: readonly TraceEntry[]): void {
  const last = new Map(trace.map((entry) => [entry.model, entry]));
  for (const { model, atMs, failure } of last.values()) {
    if (failure === undefined) continue;
    const why = failure.error instanceof Error ? failure.error.message : String(failure.error);
    throw new Error(`${model} fails at ${atMs} ms, ${failure.inARow} times in a row: ${why}`, { cause: failure.error });
  }
}
