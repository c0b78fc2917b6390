import type { KubeObject } from "@vmfactory/core";
import { onlyConditions, type Condition } from "../conditions.ts";
import { textAt } from "../fields.ts";
import { timeText } from "../simulated-time.ts";
import { contains, saveStatus } from "../write.ts";
import { olmVersion } from "./olm-objects.ts";
import { planOf } from "./olm-plans.ts";
import { hasCatalog, type Resolution } from "./olm-resolution.ts";
import { generationOf, olmName, phaseOf, type Scene } from "./olm-scene.ts";

/** Says of a Subscription how far it is. What follows from nothing said now stays as it was. */
export async function stepSubscription(
  scene: Scene,
  subscription: KubeObject,
  { resolution, conditions }: { resolution: Resolution | string; conditions: readonly Condition[] },
): Promise<void> {
  const found = planOf(scene, resolution);
  const all = [catalogHealth(scene, subscription), ...conditions, ...pendingOf(found?.plan)];
  const status: Record<string, unknown> = { conditions: onlyConditions(subscription, all, scene.nowMs) };
  if (found !== undefined) {
    const isInstalled = scene.versions.some(({ metadata }) => metadata.name === found.csv);
    const { name } = found.plan.metadata;
    const uid = textAt(found.plan, "metadata", "uid") ?? "";
    const reference = { apiVersion: olmVersion, kind: "InstallPlan", name };
    Object.assign(status, {
      currentCSV: found.csv,
      installPlanGeneration: generationOf(found.plan),
      installPlanRef: { ...reference, namespace: scene.namespace, uid },
      installplan: { ...reference, uuid: uid },
      state: isInstalled ? "AtLatestKnown" : "UpgradePending",
      ...(isInstalled ? { installedCSV: found.csv } : {}),
    });
  }
  if (contains(subscription["status"], status)) return;
  await saveStatus(scene.cluster, subscription, { ...status, lastUpdated: timeText(scene.nowMs) }, olmName);
}

function catalogHealth({ catalogs }: Scene, subscription: KubeObject): Condition {
  const type = "CatalogSourcesUnhealthy";
  if (hasCatalog(subscription, catalogs)) {
    const message = "all available catalogsources are healthy";
    return { type, status: "False", reason: "AllCatalogSourcesHealthy", message };
  }
  const which = `${textAt(subscription, "spec", "sourceNamespace") ?? ""}/${textAt(subscription, "spec", "source") ?? ""}`;
  const message = `targeted catalogsource ${which} missing`;
  return { type, status: "True", reason: "UnhealthyCatalogSourceFound", message };
}

function pendingOf(plan: KubeObject | undefined): readonly Condition[] {
  const phase = plan === undefined ? "Complete" : (phaseOf(plan) ?? "");
  if (phase === "Complete") return [];
  return [{ type: "InstallPlanPending", status: "True", reason: phase, message: "" }];
}
