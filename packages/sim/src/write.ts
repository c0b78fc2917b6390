import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "./cluster.ts";
import { isRecord, refOf } from "./fields.ts";

/** Applies an object unless the cluster has it with these fields already. */
export async function ensure(cluster: Cluster, object: KubeObject, manager: string): Promise<void> {
  const existing = await cluster.get(refOf(object));
  if (existing === undefined || !contains(existing, object)) await cluster.apply(object, manager);
}

/** Applies an object only if it is not there: what people change of it afterwards stays. */
export async function ensureOnce(cluster: Cluster, object: KubeObject, manager: string): Promise<void> {
  if ((await cluster.get(refOf(object))) === undefined) await cluster.apply(object, manager);
}

/** Makes a namespace unless it is there. */
export async function ensureNamespace(cluster: Cluster, name: string, manager: string): Promise<void> {
  await ensureOnce(cluster, { apiVersion: "v1", kind: "Namespace", metadata: { name } }, manager);
}

/** Writes fields of an object's status unless they stand there already, so that a step without news writes nothing. */
export async function saveStatus(
  cluster: Cluster,
  object: KubeObject,
  status: Readonly<Record<string, unknown>>,
  manager: string,
): Promise<void> {
  if (!contains(object.status, status)) await cluster.setStatus(refOf(object), status, manager);
}

/** Whether a value has all that another says: fields that the other does not name may be there too. Null is absent. */
export function contains(existing: unknown, wanted: unknown): boolean {
  if (wanted === null || wanted === undefined) return existing === null || existing === undefined;
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(existing) &&
      existing.length === wanted.length &&
      wanted.every((item, index) => contains(existing[index], item))
    );
  }
  if (isRecord(wanted)) {
    return isRecord(existing) && Object.entries(wanted).every(([key, value]) => contains(existing[key], value));
  }
  return existing === wanted;
}
