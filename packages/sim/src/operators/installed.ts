import type { Cluster } from "../cluster.ts";
import { textAt } from "../fields.ts";
import { packageLabel } from "./olm-objects.ts";

/** Whether the operator of an OLM package runs anywhere on a cluster: then it looks at its resources. */
export async function isRunning(cluster: Cluster, packageName: string): Promise<boolean> {
  const versions = await cluster.list({ group: "operators.coreos.com", kind: "ClusterServiceVersion" });
  return versions.some(
    (version) =>
      textAt(version, "status", "phase") === "Succeeded" &&
      version.metadata.labels?.[packageLabel(packageName, version.metadata.namespace ?? "")] !== undefined,
  );
}
