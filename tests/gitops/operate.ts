/** Lets models of operators work on the real API server: what changes there wakes them. */
import { createDriver, type Cluster, type OperatorModel } from "@vmfactory/sim";
import { groupOf, watchKinds, type ApiAccess, type ClusterApi } from "@vmfactory/testbed";

export interface Operation {
  /** What a model could not do so often in a row that it is no passing conflict: `olm: …`. */
  readonly problems: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export interface OperationOptions {
  readonly access: ApiAccess;
  readonly api: ClusterApi;
  readonly cluster: Cluster;
  readonly models: readonly OperatorModel[];
}

/** How many times as fast the models' time goes: what takes an operator an hour takes it a minute here. */
const SPEED = 60;

/** Conflicts, and kinds that come a moment later, are over by then. */
const FAILURES_MAX = 4;

/** Each model is one operator, and steps beside the others; none steps twice at a time. */
export function operate({ access, api, cluster, models }: OperationOptions): Operation {
  const startMs = performance.now();
  const problems = new Map<string, string>();
  const lanes = models.map((model) => openLane(model, cluster, { startMs, problems }));
  const kinds = new Map(models.flatMap(({ watches }) => watches).map((one) => [`${one.group}/${one.kind}`, one]));
  const watch = watchKinds({ access, api }, [...kinds.values()], ({ object: { apiVersion, kind } }) => {
    for (const lane of lanes) lane.changed({ group: groupOf(apiVersion), kind });
  });
  return {
    problems: () => [...problems].map(([model, message]) => `${model}: ${message}`),
    stop: async () => {
      watch.stop();
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

interface Lane {
  readonly changed: (kind: { readonly group: string; readonly kind: string }) => void;
  readonly stop: () => Promise<void>;
}

function openLane(
  model: OperatorModel,
  cluster: Cluster,
  { startMs, problems }: { readonly startMs: number; readonly problems: Map<string, string> },
): Lane {
  const driver = createDriver([model]);
  const now = (): number => (performance.now() - startMs) * SPEED;
  const stopped = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const stepAll = async (): Promise<void> => {
    for (let due = driver.dueAtMs(); due !== undefined && !stopped.signal.aborted; due = driver.dueAtMs()) {
      if (due > now()) {
        timer = setTimeout(wake, (due - now()) / SPEED);
        break;
      }
      const report = await driver.step(cluster, now());
      const failure = report?.failure;
      if (failure === undefined) problems.delete(model.name);
      else if (failure.inARow >= FAILURES_MAX) problems.set(model.name, describe(failure.error));
    }
  };
  const wake = (): void => {
    clearTimeout(timer);
    if (stopped.signal.aborted || running !== undefined) return;
    running = stepAll().finally(() => {
      running = undefined;
      if ((driver.dueAtMs() ?? Number.POSITIVE_INFINITY) <= now()) wake(); // It changed while the last step ended.
    });
  };
  wake();
  return {
    changed: (kind) => {
      driver.changed(kind);
      wake();
    },
    stop: async () => {
      stopped.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
