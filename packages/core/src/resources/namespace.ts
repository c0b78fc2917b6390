import type { Namespace } from "./core-kinds.ts";
import { keptInCluster, labels } from "./names.ts";
import { presentFields } from "./present-fields.ts";
import type { KubeMetadata } from "./resource.ts";

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
): Namespace {
  const given: KubeMetadata["labels"] = presentFields({
    [labels.clusterMonitoring]: isMonitored ? "true" : undefined,
    // OpenShift would derive the level from service accounts, which are there later than the first pods.
    "pod-security.kubernetes.io/enforce": isPrivileged ? "privileged" : undefined,
    "security.openshift.io/scc.podSecurityLabelSync": isPrivileged ? "false" : undefined,
  });
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: presentFields({
      name,
      labels: Object.keys(given).length === 0 ? undefined : given,
      annotations: keptInCluster,
    }),
  };
}
