import type { KindName } from "@vmfactory/core";
import type { Cluster } from "./cluster.ts";

/**
 * One operator as others see it from outside: level-triggered, without memory of its own. A step looks at the cluster
 * and does what the operator would do next; called again with nothing changed, it does nothing.
 */
export interface OperatorModel {
  /** The operator's name, which is also the field manager of what it writes. */
  readonly name: string;
  /** Kinds whose objects it looks at: a change of one of them calls for a step. */
  readonly watches: readonly KindName[];
  /** `nowMs` is time since the model began. Gives in how many ms to look again although nothing changes, if at all. */
  step(cluster: Cluster, nowMs: number): Promise<{ readonly againInMs: number } | undefined>;
}
