import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { textsAt, valueAt } from "../fields.ts";
import { matchesLabels } from "../selectors.ts";
import { timeText } from "../simulated-time.ts";
import { contains, saveStatus } from "../write.ts";

/** Writes into an OperatorGroup which namespaces its operators are for; one empty name means all of them. */
export async function stepGroup(cluster: Cluster, group: KubeObject, nowMs: number): Promise<void> {
  const status = { namespaces: await targetsOf(cluster, group) };
  if (contains(group["status"], status)) return;
  await saveStatus(cluster, group, { ...status, lastUpdated: timeText(nowMs) }, "olm");
}

/** A list of namespaces goes before a selector; neither means all. */
export async function targetsOf(cluster: Cluster, group: KubeObject): Promise<readonly string[]> {
  const named = textsAt(group, "spec", "targetNamespaces");
  if (named.length > 0) return named;
  const selector = valueAt(group, "spec", "selector");
  if (selector === undefined) return [""];
  const namespaces = await cluster.list({ group: "", kind: "Namespace" });
  return namespaces
    .filter(({ metadata }) => matchesLabels(metadata.labels ?? {}, selector))
    .map(({ metadata }) => metadata.name);
}
