import { annotations } from "./names.ts";

/**
 * On everything that installs a cluster. When the cluster is `installed`, these objects leave Git; Argo CD must neither
 * remove them then nor call their Application out of sync because of them. Removing a host object powers its machine
 * off, removing a ClusterDeployment takes the cluster's credentials along.
 */
export const installAnnotations = {
  [annotations.compareOptions]: "IgnoreExtraneous",
  [annotations.syncOptions]: "Prune=false,Delete=false",
} as const;
