import type { KubeObject } from "@vmfactory/core";
import { conditionAgeMs, onlyConditions, type Condition } from "../conditions.ts";
import { textAt, valueAt } from "../fields.ts";
import { kindsOf } from "../kinds.ts";
import { msSince, timeText } from "../simulated-time.ts";
import { ensureOnce, saveStatus } from "../write.ts";
import { clusterServiceVersion, dependencySubscription, installPlan } from "./olm-objects.ts";
import { resolve, type Resolution } from "./olm-resolution.ts";
import { csvsOf, generationOf, olmName, phaseOf, type Scene } from "./olm-scene.ts";
import { packageFacts } from "./packages.table.ts";

/** The newest plan that installs a version of a Subscription's package. */
export function planOf(
  { plans }: Scene,
  resolution: Resolution | string,
): { plan: KubeObject; csv: string } | undefined {
  if (typeof resolution === "string") return undefined;
  const wanted = [resolution.newest, resolution.first];
  for (const plan of plans.toReversed()) {
    const csv = csvsOf(plan).find((one) => wanted.includes(one));
    if (csv !== undefined && phaseOf(plan) !== undefined) return { plan, csv };
  }
  return undefined;
}

/** Carries out a plan that is approved: ClusterServiceVersions, the kinds of their bundles, Subscriptions of what they need. */
export async function stepPlan(scene: Scene, plan: KubeObject): Promise<readonly number[]> {
  const { cluster, nowMs, delays } = scene;
  const phase = phaseOf(plan);
  if (phase === "RequiresApproval" && valueAt(plan, "spec", "approved") === true) {
    await saveStatus(cluster, plan, { phase: "Installing", startTime: timeText(nowMs) }, olmName);
    return [delays.installMs];
  }
  if (phase !== "Installing") return [];
  const left = delays.installMs - msSince(textAt(plan, "status", "startTime"), nowMs);
  if (left > 0) return [left];
  for (const csv of csvsOf(plan)) await installVersion(scene, csv);
  const installed: Condition = { type: "Installed", status: "True", reason: "", message: "" };
  await saveStatus(cluster, plan, { phase: "Complete", conditions: onlyConditions(plan, [installed], nowMs) }, olmName);
  return [];
}

/** Brings a version of a package that a Subscription asks for, or of one that such a package needs. */
async function installVersion(scene: Scene, csv: string): Promise<void> {
  for (const subscription of scene.subscriptions) {
    const resolution = resolve(subscription, scene.catalogs);
    if (typeof resolution === "string") continue;
    const { packageName, facts, first, newest } = resolution;
    if (csv === first || csv === newest) {
      await install(scene, { csv, packageName, replaces: csv === first ? undefined : first });
    }
    for (const dependency of facts.dependencies ?? []) {
      const needed = packageFacts[dependency];
      if (needed?.csv !== csv) continue;
      await install(scene, { csv, packageName: dependency, replaces: undefined });
      await ensureOnce(scene.cluster, dependencySubscription(dependency, subscription, needed), olmName);
    }
  }
}

async function install(
  { cluster, namespace }: Scene,
  { csv, ...version }: { csv: string; packageName: string; replaces: string | undefined },
): Promise<void> {
  await cluster.serve(kindsOf(version.packageName, "bundle"));
  await ensureOnce(cluster, clusterServiceVersion(csv, { ...version, namespace }), olmName);
}

/** Resolves the Subscriptions of a namespace, all or none, and makes the plan that installs what they lack. */
export async function stepResolution(
  scene: Scene,
  resolutions: readonly (Resolution | string)[],
): Promise<{ readonly conditions: readonly Condition[]; readonly waits: readonly number[] }> {
  const failures = resolutions.filter((one) => typeof one === "string");
  const [failure] = failures;
  if (failure !== undefined) {
    const why = { reason: "ConstraintsNotSatisfiable", message: failure };
    return { conditions: [{ type: "ResolutionFailed", status: "True", ...why }], waits: [] };
  }
  const missing = missingVersions(scene, resolutions);
  if (missing.length === 0) return { conditions: [], waits: [] };
  const unpacking: Condition = { type: "BundleUnpacking", status: "True", reason: "UnpackingInProgress", message: "" };
  const ages = scene.subscriptions.map((one) => conditionAgeMs(one, unpacking.type, scene.nowMs) ?? 0);
  const left = scene.delays.unpackMs - Math.max(...ages);
  if (left > 0) return { conditions: [unpacking], waits: [left] };
  await makePlan(scene, missing);
  return { conditions: [], waits: [] };
}

/** What is to be installed next, if no plan is under way: first versions, then the newest, and what those need. */
function missingVersions(scene: Scene, resolutions: readonly (Resolution | string)[]): readonly string[] {
  if (scene.plans.some((plan) => phaseOf(plan) !== undefined && phaseOf(plan) !== "Complete")) return [];
  const has = (csv: string): boolean =>
    scene.versions.some(({ metadata }) => metadata.name === csv) || scene.plans.some((plan) => isDone(plan, csv));
  const csvs = resolutions.flatMap((resolution) => {
    if (typeof resolution === "string") return [];
    const { first, newest, facts } = resolution;
    if (has(newest) || (has(first) && !runs(scene, first))) return [];
    const needed = (facts.dependencies ?? []).flatMap((one) => packageFacts[one]?.csv ?? []);
    return [has(first) ? newest : first, ...needed.filter((csv) => !has(csv))];
  });
  return [...new Set(csvs)];
}

const isDone = (plan: KubeObject, csv: string): boolean => phaseOf(plan) === "Complete" && csvsOf(plan).includes(csv);

const runs = ({ versions }: Scene, csv: string): boolean =>
  versions.some((one) => one.metadata.name === csv && phaseOf(one) === "Succeeded");

async function makePlan(scene: Scene, csvs: readonly string[]): Promise<void> {
  const { cluster, namespace, subscriptions, plans, nowMs } = scene;
  const generation = Math.max(0, ...plans.filter((plan) => phaseOf(plan) !== undefined).map(generationOf)) + 1;
  const isManual = subscriptions.some((one) => textAt(one, "spec", "installPlanApproval") === "Manual");
  const plan = installPlan(namespace, generation, { csvs, isManual, owners: subscriptions });
  await cluster.apply(plan, olmName);
  const phase = isManual ? "RequiresApproval" : "Installing";
  const catalogSources = [...new Set(subscriptions.flatMap((one) => textAt(one, "spec", "source") ?? []))];
  const startTime = isManual ? {} : { startTime: timeText(nowMs) };
  await saveStatus(cluster, plan, { phase, catalogSources, plan: [], ...startTime }, olmName);
}
