import type { Condition } from "../conditions.ts";
import { kindNames } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { saveStatus } from "../write.ts";
import { stepVersions } from "./olm-csv.ts";
import { stepGroup } from "./olm-groups.ts";
import { stepPlan, stepResolution } from "./olm-plans.ts";
import { resolve } from "./olm-resolution.ts";
import { olmGroup, olmName, scenesOf, type OlmDelays, type Scene } from "./olm-scene.ts";
import { stepSubscription } from "./olm-subscription.ts";

/**
 * The Operator Lifecycle Manager of OpenShift, as operator-lifecycle-manager's catalog operator and olm operator behave:
 * - the Subscriptions of a namespace are resolved together: one that cannot be met holds up all, one with manual approval
 *   makes all wait;
 * - in a namespace without exactly one OperatorGroup nothing is resolved, and nothing but the catalogs' health is said;
 * - an InstallPlan brings the ClusterServiceVersions and the CRDs of their bundles. A Subscription counts as installed
 *   then, although its operator may still start, or fail for an OperatorGroup that it does not support.
 * Packages are upgraded when the Subscription's `startingCSV` is older than the channel's newest.
 */
export function olmModel(delays: Partial<OlmDelays> = {}): OperatorModel {
  const all: OlmDelays = { unpackMs: 2_000, installMs: 1_000, startMs: 2_000, ...delays };
  return {
    name: olmName,
    watches: kindNames({ [olmGroup]: "CatalogSource ClusterServiceVersion InstallPlan OperatorGroup Subscription" }),
    step: async (cluster, nowMs) => {
      const waits: number[] = [];
      for (const catalog of await cluster.list({ group: olmGroup, kind: "CatalogSource" })) {
        await saveStatus(cluster, catalog, { connectionState: { lastObservedState: "READY" } }, olmName);
      }
      for (const scene of await scenesOf(cluster, all, nowMs)) waits.push(...(await stepNamespace(scene)));
      return waits.length === 0 ? undefined : { againInMs: Math.min(...waits) };
    },
  };
}

/** One look at a namespace; gives in how many ms to look again. */
async function stepNamespace(scene: Scene): Promise<readonly number[]> {
  const { cluster, groups, nowMs, delays, versions } = scene;
  for (const group of groups) await stepGroup(cluster, group, nowMs);
  const waits = [...(await stepVersions(cluster, versions, { groups, nowMs, startMs: delays.startMs }))];
  const resolutions = scene.subscriptions.map((one) => resolve(one, scene.catalogs));
  const conditions: Condition[] = [];
  if (groups.length === 1) {
    for (const plan of scene.plans) waits.push(...(await stepPlan(scene, plan)));
    const resolved = await stepResolution(scene, resolutions);
    conditions.push(...resolved.conditions);
    waits.push(...resolved.waits);
  }
  for (const [index, subscription] of scene.subscriptions.entries()) {
    await stepSubscription(scene, subscription, { resolution: resolutions[index] ?? "", conditions });
  }
  return waits;
}
