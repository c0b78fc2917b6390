import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { withConditions, type Condition } from "../conditions.ts";
import { kindNames, listAt, recordAt, textAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { ownerReferences } from "../owner.ts";
import { ensure, saveStatus } from "../write.ts";

const name = "cluster-permission";
const group = "rbac.open-cluster-management.io";
const rbac = "rbac.authorization.k8s.io";

/**
 * ACM's cluster permissions: a ClusterPermission in the namespace of a managed cluster becomes a ManifestWork with the
 * roles and bindings, in which a ManagedServiceAccount stands as the service account that it has on its cluster.
 */
export const clusterPermissionsModel: OperatorModel = {
  name,
  watches: kindNames({
    "addon.open-cluster-management.io": "ManagedClusterAddOn",
    "authentication.open-cluster-management.io": "ManagedServiceAccount",
    "cluster.open-cluster-management.io": "ManagedCluster",
    [group]: "ClusterPermission",
    "work.open-cluster-management.io": "ManifestWork",
  }),
  async step(cluster, nowMs) {
    for (const permission of await cluster.list({ group, kind: "ClusterPermission" })) {
      const condition = await stepPermission(cluster, permission);
      const conditions = withConditions(permission, [condition], nowMs);
      await saveStatus(cluster, permission, { conditions }, name);
    }
    return undefined;
  },
};

async function stepPermission(cluster: Cluster, permission: KubeObject): Promise<Condition> {
  const { namespace = "" } = permission.metadata;
  const managed = await cluster.get({
    apiVersion: "cluster.open-cluster-management.io/v1",
    kind: "ManagedCluster",
    name: namespace,
  });
  if (managed === undefined) {
    return {
      type: "Validation",
      status: "False",
      reason: "FailedValidationNotInManagedClusterNamespace",
      message: `ManagedCluster.cluster.open-cluster-management.io "${namespace}" not found`,
    };
  }
  const subjects = await subjectsOf(cluster, permission);
  if (typeof subjects === "string") return applied("False", "FailedBuildManifestWork", subjects);
  const work = workOf(permission, subjects);
  await ensure(cluster, work, name);
  const made = await cluster.get({ ...work, ...work.metadata });
  const done = listAt(made, "status", "conditions").find((one) => textAt(one, "type") === "Applied");
  if (done === undefined) return applied("False", "ApplyRBACManifestWorkNotComplete", "");
  const look = `Run the following command to check the ManifestWork status:\nkubectl -n ${namespace} get ManifestWork ${work.metadata.name} -o yaml`;
  const status = textAt(done, "status") === "True" ? "True" : "False";
  return applied(status, textAt(done, "reason") ?? "", `${textAt(done, "message") ?? ""}\n${look}`);
}

function applied(status: "True" | "False", reason: string, message: string): Condition {
  return { type: "AppliedRBACManifestWork", status, reason, message };
}

type Subject = Readonly<Record<string, unknown>>;

/** The subjects of the binding as they are on the managed cluster, or why they are not known. */
async function subjectsOf(cluster: Cluster, permission: KubeObject): Promise<readonly Subject[] | string> {
  const { namespace = "" } = permission.metadata;
  const binding = recordAt(permission, "spec", "clusterRoleBinding");
  const many = listAt(binding, "subjects");
  const subjects = (many.length > 0 ? many : [binding.subject]).map((one) => recordAt({ one }, "one"));
  const found: Subject[] = [];
  for (const subject of subjects) {
    const subjectName = textAt(subject, "name") ?? "";
    if (textAt(subject, "kind") !== "ManagedServiceAccount") {
      found.push(subject);
      continue;
    }
    const apiGroup = "authentication.open-cluster-management.io";
    const account = { apiVersion: `${apiGroup}/v1beta1`, kind: "ManagedServiceAccount", name: subjectName, namespace };
    if ((await cluster.get(account)) === undefined)
      return `ManagedServiceAccount.${apiGroup} "${subjectName}" not found`;
    const addOnGroup = "addon.open-cluster-management.io";
    const ref = {
      apiVersion: `${addOnGroup}/v1alpha1`,
      kind: "ManagedClusterAddOn",
      name: "managed-serviceaccount",
      namespace,
    };
    const addOn = await cluster.get(ref);
    if (addOn === undefined) return `ManagedClusterAddOn.${addOnGroup} "managed-serviceaccount" not found`;
    const agentNamespace = textAt(addOn, "status", "namespace") ?? textAt(addOn, "spec", "installNamespace") ?? "";
    found.push({ kind: "ServiceAccount", name: subjectName, namespace: agentNamespace });
  }
  return found;
}

function workOf(permission: KubeObject, subjects: readonly Subject[]): KubeObject {
  const { name: permissionName, namespace = "" } = permission.metadata;
  const spec = recordAt(permission, "spec");
  const roleRef = { apiGroup: rbac, kind: "ClusterRole", name: permissionName };
  const role = { apiVersion: `${rbac}/v1`, kind: "ClusterRole", metadata: { name: permissionName } };
  const binding = {
    apiVersion: `${rbac}/v1`,
    kind: "ClusterRoleBinding",
    metadata: { name: textAt(spec, "clusterRoleBinding", "name") ?? permissionName },
    roleRef: { ...roleRef, ...recordAt(spec, "clusterRoleBinding", "roleRef") },
    subjects,
  };
  const manifests = [
    ...(spec.clusterRole === undefined ? [] : [{ ...role, rules: listAt(spec, "clusterRole", "rules") }]),
    ...(spec.clusterRoleBinding === undefined ? [] : [binding]),
  ];
  const uid = textAt(permission, "metadata", "uid") ?? "00000";
  const metadata = {
    name: `${permissionName}-${uid.slice(0, 5)}`,
    namespace,
    ownerReferences: ownerReferences(permission),
  };
  return {
    apiVersion: "work.open-cluster-management.io/v1",
    kind: "ManifestWork",
    metadata,
    spec: { workload: { manifests } },
  };
}
