import type { Cluster } from "../cluster.ts";
import { textAt } from "../fields.ts";

const states = [
  "insufficient",
  "ready",
  "preparing-for-installation",
  "installing",
  "finalizing",
  "adding-hosts",
] as const;

/** How far the installation of a cluster is, in the words of the assisted service. `adding-hosts` is installed. */
export type InstallState = (typeof states)[number];

/** How many agents there are of each role, and how many are asked for. */
export interface AgentCounts {
  readonly masters: number;
  readonly workers: number;
  readonly mastersWanted: number;
  readonly workersWanted: number;
}

/** The state of the installation of a ClusterDeployment; undefined before there is one. */
export async function installStateOf(
  cluster: Cluster,
  deploymentName: string,
  namespace: string,
): Promise<InstallState | undefined> {
  const deployment = await cluster.get({
    apiVersion: "hive.openshift.io/v1",
    kind: "ClusterDeployment",
    name: deploymentName,
    namespace,
  });
  const install = await cluster.get({
    apiVersion: "extensions.hive.openshift.io/v1beta1",
    kind: "AgentClusterInstall",
    name: textAt(deployment, "spec", "clusterInstallRef", "name") ?? deploymentName,
    namespace,
  });
  const state = textAt(install, "status", "debugInfo", "state");
  return states.find((one) => one === state) ?? (install === undefined ? undefined : "insufficient");
}
