import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { isTrue, withConditions, type Condition } from "../conditions.ts";
import { groupOf, kindNames, listAt, objectIn, refOf } from "../fields.ts";
import type { FleetModel } from "../fleet-model.ts";
import { contains, saveStatus } from "../write.ts";

const name = "work-agent";
const group = "work.open-cluster-management.io";

/** How long the agent waits before it tries again what the cluster refused. */
const retryMs = 30_000;

/**
 * The agent that applies to its cluster what ManifestWorks on the hub hold. What is taken out of a work, or belonged to
 * one that is gone, stays: the record of what was applied is not modelled.
 */
export const workModel: FleetModel = {
  name,
  watches: {
    hub: kindNames({ "cluster.open-cluster-management.io": "ManagedCluster", [group]: "ManifestWork" }),
    managed: [],
  },
  async step(hub, managed, clusterName, nowMs) {
    if (!(await isJoined(hub, clusterName))) return undefined;
    let isRefused = false;
    for (const work of await hub.list({ group, kind: "ManifestWork" }, clusterName)) {
      const refusals = await applyWork(managed, work);
      isRefused ||= refusals.some((refusal) => refusal !== undefined);
      await report(hub, work, refusals, nowMs);
    }
    return isRefused ? { againInMs: retryMs } : undefined;
  },
};

/** Whether a managed cluster has joined the hub: before that no agent runs on it. */
export async function isJoined(hub: Cluster, clusterName: string): Promise<boolean> {
  const managed = await hub.get({
    apiVersion: "cluster.open-cluster-management.io/v1",
    kind: "ManagedCluster",
    name: clusterName,
  });
  return isTrue(managed, "ManagedClusterJoined");
}

/** Applies the manifests of a work, and gives for each what the cluster said against it, if it did. */
async function applyWork(managed: Cluster, work: KubeObject): Promise<readonly (string | undefined)[]> {
  const refusals: (string | undefined)[] = [];
  for (const manifest of listAt(work, "spec", "workload", "manifests")) {
    const object = objectIn(manifest);
    if (object === undefined) {
      refusals.push("the manifest is no object");
      continue;
    }
    try {
      const existing = await managed.get(refOf(object));
      if (existing === undefined || !contains(existing, object)) await managed.apply(object, name);
      refusals.push(undefined);
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error));
    }
  }
  return refusals;
}

async function report(
  hub: Cluster,
  work: KubeObject,
  refusals: readonly (string | undefined)[],
  nowMs: number,
): Promise<void> {
  const isApplied = refusals.every((refusal) => refusal === undefined);
  const conditions = withConditions(work, workConditions(isApplied), nowMs);
  const manifests = listAt(work, "spec", "workload", "manifests").map((manifest, ordinal) => {
    const before = listAt(work, "status", "resourceStatus", "manifests")[ordinal];
    const said = manifestConditions(refusals[ordinal]);
    return { conditions: withConditions({ status: before }, said, nowMs), resourceMeta: metaOf(manifest, ordinal) };
  });
  await saveStatus(hub, work, { conditions, resourceStatus: { manifests } }, name);
}

function workConditions(isApplied: boolean): readonly Condition[] {
  return isApplied
    ? [
        {
          type: "Applied",
          status: "True",
          reason: "AppliedManifestWorkComplete",
          message: "Apply manifest work complete",
        },
        { type: "Available", status: "True", reason: "ResourcesAvailable", message: "All resources are available" },
      ]
    : [
        {
          type: "Applied",
          status: "False",
          reason: "AppliedManifestWorkFailed",
          message: "Failed to apply manifest work",
        },
        {
          type: "Available",
          status: "False",
          reason: "ResourcesNotAvailable",
          message: "Some resources are not available",
        },
      ];
}

function manifestConditions(refusal: string | undefined): readonly Condition[] {
  return refusal === undefined
    ? [
        { type: "Applied", status: "True", reason: "AppliedManifestComplete", message: "Apply manifest complete" },
        { type: "Available", status: "True", reason: "ResourceAvailable", message: "Resource is available" },
      ]
    : [
        {
          type: "Applied",
          status: "False",
          reason: "AppliedManifestFailed",
          message: `Failed to apply manifest: ${refusal}`,
        },
        { type: "Available", status: "False", reason: "ResourceNotAvailable", message: "Resource is not available" },
      ];
}

function metaOf(manifest: unknown, ordinal: number): Readonly<Record<string, unknown>> {
  const object = objectIn(manifest);
  if (object === undefined) return { ordinal };
  const [, version = object.apiVersion] = object.apiVersion.split("/");
  const { name: objectName, namespace = "" } = object.metadata;
  return { group: groupOf(object.apiVersion), kind: object.kind, name: objectName, namespace, ordinal, version };
}
