import {
  buildResources,
  check,
  orderResources,
  type KubeObject,
  type RequiredSecret,
  type SourceText,
} from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { kindsOf, openshiftKinds } from "../kinds.ts";
import { MemoryCluster } from "../memory-cluster.ts";
import { packagesTable } from "../kinds.table.ts";

/** What a factory describes on one of its clusters. */
export interface Described {
  /** In order of sync waves: that of the Application, then that within it. */
  readonly objects: readonly KubeObject[];
  /** The Secrets that people make there. */
  readonly secrets: readonly KubeObject[];
}

/** Compiles a factory, and gives what is on one of its clusters. */
export function described(factory: readonly [SourceText, ...SourceText[]], clusterName: string): Described {
  const { model, diagnostics } = check({ factory });
  const ordered = model === undefined ? undefined : orderResources(model, buildResources(model)).value;
  if (ordered === undefined) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  const objects = ordered.applications
    .filter(({ clusters }) => clusters.includes(clusterName))
    .flatMap(({ resources }) => resources)
    .filter(({ resource: { placement } }) => placement.layer !== "cluster" || placement.cluster === clusterName)
    .map(({ resource }) => resource.object);
  const secrets = ordered.secrets.filter(({ cluster }) => cluster === clusterName).map(secretOf);
  return { objects, secrets };
}

/** An OpenShift as it is after its installation, with the operators that a factory subscribes to already unpacked. */
export function openshift(): MemoryCluster {
  const bundles = Object.keys(packagesTable).flatMap((name) => kindsOf(name, "bundle"));
  return new MemoryCluster([...openshiftKinds(), ...bundles]);
}

/** Applies what a cluster takes, in order, and gives what it refused. */
export async function applyAll(cluster: Cluster, objects: readonly KubeObject[]): Promise<readonly KubeObject[]> {
  const refused: KubeObject[] = [];
  for (const object of objects) {
    try {
      await cluster.apply(object, "argocd-controller");
    } catch {
      refused.push(object);
    }
  }
  return refused;
}

/** A Secret with a word under each of its keys. */
function secretOf({ name, namespace, type, keys, labels = {} }: RequiredSecret): KubeObject {
  const data = Object.fromEntries(keys.map(({ key }) => [key, "d29yZA=="]));
  return { apiVersion: "v1", kind: "Secret", metadata: { name, namespace, labels }, type, data };
}
