import type { KubeObject } from "@vmfactory/core";
import { listAt, recordAt, textAt } from "../fields.ts";
import { packagesTable } from "../kinds.table.ts";
import { kindsOf, openshiftKinds } from "../kinds.ts";
import { MemoryCluster } from "../memory-cluster.ts";
import type { OperatorModel } from "../operator-model.ts";
import { settle, type Settled } from "../run-models.ts";
import { ensureNamespace } from "../write.ts";

/** An object in a line: `thing("v1", "Secret", "prod1/bmc", { data })`. What has no slash belongs to no namespace. */
export function thing(
  apiVersion: string,
  kind: string,
  path: string,
  rest: Readonly<Record<string, unknown>> = {},
): KubeObject {
  const [first = "", second] = path.split("/");
  const names = second === undefined ? { name: first } : { name: second, namespace: first };
  return { apiVersion, kind, ...rest, metadata: { ...recordAt(rest, "metadata"), ...names } };
}

/** A Secret with a word under each of these keys. */
export function secret(path: string, ...keys: readonly string[]): KubeObject {
  return thing("v1", "Secret", path, { data: Object.fromEntries(keys.map((key) => [key, "d29yZA=="])) });
}

/** A cluster that serves all kinds that any operator brings, with these objects, their statuses and namespaces. */
export async function scene(...objects: readonly KubeObject[]): Promise<MemoryCluster> {
  const brought = Object.entries(packagesTable).flatMap(([name, stages]) =>
    Object.keys(stages).flatMap((stage) => kindsOf(name, stage)),
  );
  const cluster = new MemoryCluster([...openshiftKinds(), ...brought]);
  await add(cluster, ...objects);
  return cluster;
}

/** Puts objects on a cluster as people and others do, or changes what they said before. */
export async function add(cluster: MemoryCluster, ...objects: readonly KubeObject[]): Promise<void> {
  for (const object of objects) {
    const { name, namespace } = object.metadata;
    if (namespace !== undefined) await ensureNamespace(cluster, namespace, "test");
    await cluster.apply(object, "test");
    const ref = { apiVersion: object.apiVersion, kind: object.kind, name };
    const where = namespace === undefined ? ref : { ...ref, namespace };
    if (object.status !== undefined) await cluster.setStatus(where, recordAt(object, "status"));
  }
}

/** Lets models work for a while. */
export async function run(cluster: MemoryCluster, models: readonly OperatorModel[], forMs: number): Promise<Settled> {
  return settle({ cluster, models, untilMs: cluster.nowMs + forMs });
}

/** An object that must be there. */
export async function find(
  cluster: MemoryCluster,
  apiVersion: string,
  kind: string,
  path: string,
): Promise<KubeObject> {
  const { metadata } = thing(apiVersion, kind, path);
  const found = await cluster.get({ apiVersion, kind, ...metadata });
  if (found === undefined) throw new Error(`there is no ${kind} ${path}`);
  return found;
}

/** The conditions of an object in short, in their order: `Available True MinimumReplicas: all is well`. */
export function said(object: KubeObject): readonly string[] {
  return listAt(object, "status", "conditions").map((condition) => {
    const [type, status, reason, message] = ["type", "status", "reason", "message"].map(
      (key) => textAt(condition, key) ?? "",
    );
    return `${type} ${status} ${reason}: ${message}`;
  });
}
