import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { listAt, textAt, valueAt } from "../fields.ts";
import { msSince, timeText } from "../simulated-time.ts";
import { refOf } from "../fields.ts";
import { ensure, saveStatus } from "../write.ts";
import { targetsOf } from "./olm-groups.ts";

interface Surroundings {
  readonly groups: readonly KubeObject[];
  readonly nowMs: number;
  /** Until an operator runs, in ms. */
  readonly startMs: number;
}

interface Verdict {
  readonly reason: string;
  readonly message: string;
}

/** Lets the operators of a namespace's ClusterServiceVersions start, run, or fail; gives in how many ms to look again. */
export async function stepVersions(
  cluster: Cluster,
  versions: readonly KubeObject[],
  around: Surroundings,
): Promise<readonly number[]> {
  const waits: number[] = [];
  for (const version of versions) waits.push(...(await stepVersion(cluster, version, around)));
  return waits;
}

async function stepVersion(cluster: Cluster, version: KubeObject, around: Surroundings): Promise<readonly number[]> {
  const { nowMs, startMs, groups } = around;
  const refused = await refusal(cluster, version, groups);
  if (refused !== undefined) {
    await say(cluster, version, { phase: "Failed", ...refused }, nowMs);
    return [];
  }
  const phase = textAt(version, "status", "phase");
  if (phase !== "Installing" && phase !== "Succeeded") {
    const message = "waiting for install components to report healthy";
    await say(cluster, version, { phase: "Installing", reason: "InstallSucceeded", message }, nowMs);
    return [startMs];
  }
  const left = phase === "Succeeded" ? 0 : startMs - msSince(textAt(version, "status", "lastTransitionTime"), nowMs);
  if (left > 0) return [left];
  const message = "install strategy completed with no errors";
  await say(cluster, version, { phase: "Succeeded", reason: "InstallSucceeded", message }, nowMs);
  const replaced = textAt(version, "spec", "replaces");
  if (replaced !== undefined) await cluster.remove({ ...refOf(version), name: replaced });
  return [];
}

/** Why a ClusterServiceVersion may not run in its namespace, in OLM's words. */
async function refusal(
  cluster: Cluster,
  version: KubeObject,
  groups: readonly KubeObject[],
): Promise<Verdict | undefined> {
  const [group] = groups;
  if (group === undefined) return { reason: "NoOperatorGroup", message: "csv in namespace with no operatorgroups" };
  if (groups.length > 1) {
    const message = "csv created in namespace with multiple operatorgroups, can't pick one automatically";
    return { reason: "TooManyOperatorGroups", message };
  }
  const targets = await targetsOf(cluster, group);
  await annotate(cluster, version, group, targets);
  const message = unsupported(version, targets);
  return message === undefined ? undefined : { reason: "UnsupportedOperatorGroup", message };
}

/** OLM's marks by which an operator learns which namespaces it is for. */
async function annotate(
  cluster: Cluster,
  { apiVersion, kind, metadata }: KubeObject,
  group: KubeObject,
  targets: readonly string[],
): Promise<void> {
  const { name, namespace = "" } = metadata;
  const annotations = {
    "olm.operatorGroup": group.metadata.name,
    "olm.operatorNamespace": namespace,
    "olm.targetNamespaces": targets.join(","),
  };
  await ensure(cluster, { apiVersion, kind, metadata: { name, namespace, annotations } }, "olm-operator-group");
}

function unsupported(version: KubeObject, targets: readonly string[]): string | undefined {
  const [target] = targets;
  if (target === undefined)
    return "operatorgroup has invalid selected namespaces, cannot configure to watch zero namespaces";
  const [mode, what] =
    targets.length > 1
      ? ["MultiNamespace", `${targets.length} namespaces`]
      : target === ""
        ? ["AllNamespaces", "all namespaces"]
        : target === version.metadata.namespace
          ? ["OwnNamespace", "own namespace"]
          : ["SingleNamespace", "one namespace"];
  const isSupported = listAt(version, "spec", "installModes").some(
    (one) => textAt(one, "type") === mode && valueAt(one, "supported") === true,
  );
  return isSupported ? undefined : `${mode} InstallModeType not supported, cannot configure to watch ${what}`;
}

async function say(
  cluster: Cluster,
  version: KubeObject,
  status: Verdict & { readonly phase: string },
  nowMs: number,
): Promise<void> {
  if (textAt(version, "status", "phase") === status.phase && textAt(version, "status", "reason") === status.reason)
    return;
  const time = { lastTransitionTime: timeText(nowMs), lastUpdateTime: timeText(nowMs) };
  const conditions = [...listAt(version, "status", "conditions"), { ...status, ...time }];
  await saveStatus(cluster, version, { ...status, ...time, conditions }, "olm");
}
