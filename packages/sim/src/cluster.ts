import type { KubeObject, KindName } from "@vmfactory/core";

/** Says which object is meant. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/**
 * What a model of an operator may do with a cluster: what a controller of Kubernetes can, and no more. The real API
 * server stands behind it in tests of order, an in-memory one in tests on simulated time.
 */
export interface Cluster {
  /** Undefined where there is no such object, or the cluster has no such kind. */
  get(ref: ObjectRef): Promise<KubeObject | undefined>;
  /** All objects of a kind, in order of namespace and name; none where the cluster has no such kind. */
  list(kind: KindName, namespace?: string): Promise<readonly KubeObject[]>;
  /** Server-side apply under a manager's name, forced: makes the object or sets these fields of it. */
  apply(object: KubeObject, manager: string): Promise<void>;
  /** Merges into the status subresource; nothing happens if the object is gone. */
  setStatus(ref: ObjectRef, status: Readonly<Record<string, unknown>>, manager: string): Promise<void>;
  /** Deletes an object; nothing happens if it is gone. */
  remove(ref: ObjectRef): Promise<void>;
  /** Makes the cluster serve kinds, and returns when it does. Kinds that it has already stay as they are. */
  serve(kinds: readonly KindName[]): Promise<void>;
}
