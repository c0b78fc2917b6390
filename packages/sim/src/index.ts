export type { Cluster, ObjectRef } from "./cluster.ts";
export type { OperatorModel } from "./operator-model.ts";
