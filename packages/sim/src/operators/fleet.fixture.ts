import { onHub, onManaged } from "../fleet-model.ts";
import type { MemoryCluster } from "../memory-cluster.ts";
import { settle, type TraceEntry } from "../run-models.ts";
import { clusterModels, fleetModels, hubModels } from "./all.ts";

/** A hub and the clusters that it manages, by name. */
export interface Fleet {
  readonly hub: MemoryCluster;
  readonly managed: Readonly<Record<string, MemoryCluster>>;
}

/** Turns in which a fleet's clusters are let go on one after the other, in ms. */
const sliceMs = 30_000;

/** Lets all models of a fleet work for a while, cluster by cluster in turns, and gives what they did that changed something. */
export async function advance({ hub, managed }: Fleet, byMs: number): Promise<readonly TraceEntry[]> {
  const trace: TraceEntry[] = [];
  const endMs = hub.nowMs + byMs;
  const others = Object.entries(managed);
  const onHubModels = others.flatMap(([name, cluster]) => fleetModels.map((model) => onHub(model, cluster, name)));
  while (hub.nowMs < endMs) {
    const untilMs = Math.min(endMs, hub.nowMs + sliceMs);
    for (const [, cluster] of others) cluster.advanceTo(hub.nowMs);
    const onThis = await settle({ cluster: hub, models: [...hubModels, ...clusterModels, ...onHubModels], untilMs });
    trace.push(...onThis.trace);
    hub.advanceTo(untilMs);
    for (const [name, cluster] of others) {
      const models = [...clusterModels, ...fleetModels.map((model) => onManaged(model, hub, name))];
      trace.push(...(await settle({ cluster, models, untilMs })).trace);
      cluster.advanceTo(untilMs);
    }
  }
  return trace.filter(({ changes }) => changes.length > 0);
}
