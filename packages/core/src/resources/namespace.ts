import { keptInCluster, labels } from "./names.ts";
import type { KubeObject } from "./resource.ts";

export interface NamespaceOptions {
  /** Cluster monitoring collects the metrics of what runs in it: for Red Hat's own operators. */
  readonly isMonitored?: boolean;
  /** Pods in it may be privileged: storage drivers and network agents are. */
  readonly isPrivileged?: boolean;
}

/**
 * A namespace that Argo CD makes and never removes: with it would go whatever people and operators have put there.
 * One that is no longer in Git shows as out of sync until somebody deletes it.
 */
export function namespace(
  name: string,
  { isMonitored = false, isPrivileged = false }: NamespaceOptions = {},
): KubeObject {
  const given = {
    ...(isMonitored ? { [labels.clusterMonitoring]: "true" } : {}),
    // OpenShift would derive the level from service accounts, which are there later than the first pods.
    ...(isPrivileged
      ? {
          "pod-security.kubernetes.io/enforce": "privileged",
          "security.openshift.io/scc.podSecurityLabelSync": "false",
        }
      : {}),
  };
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: {
      name,
      ...(Object.keys(given).length === 0 ? {} : { labels: given }),
      annotations: keptInCluster,
    },
  };
}
