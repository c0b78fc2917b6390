export { openshiftObjects } from "./bare-openshift.ts";
export type { Cluster, ObjectRef } from "./cluster.ts";
export { onHub, onManaged, type FleetModel } from "./fleet-model.ts";
export { kindsOf, openshiftKinds } from "./kinds.ts";
export { MemoryCluster, type ClusterChange } from "./memory-cluster.ts";
export { nodesOf } from "./nodes.ts";
export type { OperatorModel } from "./operator-model.ts";
export { gitopsModel } from "./operators/gitops.ts";
export { isRunning } from "./operators/installed.ts";
export type { OlmDelays } from "./operators/olm-scene.ts";
export { olmModel } from "./operators/olm.ts";
export { clusterModels, fleetModels, hubModels } from "./operators/all.ts";
export { Refusal, type RefusalKind } from "./refusal.ts";
export {
  createDriver,
  settle,
  type Driver,
  type Settled,
  type SettleInput,
  type StepReport,
  type TraceEntry,
} from "./run-models.ts";
