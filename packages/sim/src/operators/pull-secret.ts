import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { textAt, valueAt } from "../fields.ts";

const key = ".dockerconfigjson";

/** What is wrong with the pull secret that an InfraEnv or a ClusterDeployment names, in the service's words. */
export async function pullSecretDefect(cluster: Cluster, object: KubeObject): Promise<string | undefined> {
  const secretName = textAt(object, "spec", "pullSecretRef", "name");
  const { namespace = "" } = object.metadata;
  if (secretName === undefined) return "Missing reference to pull secret";
  const secret = await cluster.get({ apiVersion: "v1", kind: "Secret", name: secretName, namespace });
  if (secret === undefined) return `failed to find secret ${secretName}: secrets "${secretName}" not found`;
  const has = valueAt(secret, "data", key) !== undefined || valueAt(secret, "stringData", key) !== undefined;
  return has ? undefined : `secret ${secretName} did not contain key ${key}`;
}
