import type { KindName } from "@vmfactory/core";
import type { Cluster } from "./cluster.ts";
import type { OperatorModel } from "./operator-model.ts";

/**
 * One agent of a managed cluster as others see it from outside: it looks at the hub and at its cluster, and writes to
 * both. Level-triggered and without memory, like an operator; called again with nothing changed, it does nothing.
 */
export interface FleetModel {
  /** The agent's name, which is also the field manager of what it writes. */
  readonly name: string;
  /** Kinds whose objects it looks at on either side: a change of one of them calls for a step. */
  readonly watches: { readonly hub: readonly KindName[]; readonly managed: readonly KindName[] };
  /** `clusterName` is the name of the ManagedCluster. Gives in how many ms to look again although nothing changes. */
  step(
    hub: Cluster,
    managed: Cluster,
    clusterName: string,
    nowMs: number,
  ): Promise<{ readonly againInMs: number } | undefined>;
}

/** The agent as a model that runs on the hub: it steps when something changes there. */
export function onHub(model: FleetModel, managed: Cluster, clusterName: string): OperatorModel {
  return {
    name: `${model.name} of ${clusterName}`,
    watches: model.watches.hub,
    step: async (hub, nowMs) => model.step(hub, managed, clusterName, nowMs),
  };
}

/** The agent as a model that runs on its cluster: it steps when something changes there. It belongs beside `onHub`. */
export function onManaged(model: FleetModel, hub: Cluster, clusterName: string): OperatorModel {
  return {
    name: model.name,
    watches: model.watches.managed,
    step: async (managed, nowMs) => model.step(hub, managed, clusterName, nowMs),
  };
}
