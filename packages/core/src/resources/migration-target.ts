import type { ManagedCluster } from "../model/model.ts";
import type { ManagedServiceAccount } from "./crds/authentication.open-cluster-management.io.gen.ts";
import type { Provider } from "./crds/forklift.konveyor.io.gen.ts";
import type { ClusterPermission } from "./crds/rbac.open-cluster-management.io.gen.ts";
import { objectDependency, secretDependency } from "./dependency.ts";
import { migratorName, namespaces } from "./names.ts";
import { migratorRules } from "./migrator-rules.table.ts";
import type { Draft } from "./part.ts";

/**
 * A managed cluster as a target of migrations: an account on it whose token ACM brings to the hub and renews, the
 * rights of that account, and Forklift's Provider that uses it. The Secret comes when the cluster has joined; until then
 * the Provider says `SecretNotValid`, and nothing waits for it.
 */
export function migrationTargetDrafts(cluster: ManagedCluster): Draft[] {
  const account: ManagedServiceAccount = {
    apiVersion: "authentication.open-cluster-management.io/v1beta1",
    kind: "ManagedServiceAccount",
    metadata: { name: migratorName, namespace: cluster.name },
    spec: { rotation: { enabled: true, validity: "8640h0m0s" } },
  };
  const permission: ClusterPermission = {
    apiVersion: "rbac.open-cluster-management.io/v1alpha1",
    kind: "ClusterPermission",
    metadata: { name: migratorName, namespace: cluster.name },
    spec: {
      clusterRole: { rules: migratorRules },
      clusterRoleBinding: {
        subject: {
          apiGroup: "authentication.open-cluster-management.io",
          kind: "ManagedServiceAccount",
          name: migratorName,
        },
      },
    },
  };
  const from = [cluster.at];
  return [
    { object: account, from, provides: [secretDependency(cluster.name, migratorName)] },
    { object: permission, from, requires: [objectDependency(account)] },
    { object: targetProvider(cluster), from, requires: [secretDependency(cluster.name, migratorName)] },
  ];
}

/** Named like the cluster: Waves name it so. */
function targetProvider(cluster: ManagedCluster): Provider {
  return {
    apiVersion: "forklift.konveyor.io/v1beta1",
    kind: "Provider",
    metadata: { name: cluster.name, namespace: namespaces.mtv },
    spec: {
      type: "openshift",
      url: cluster.apiUrl,
      secret: { name: migratorName, namespace: cluster.name },
    },
  };
}
