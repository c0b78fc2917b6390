import { compare, type KindName, type KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { numberAt, textAt, textsAt } from "../fields.ts";

/** How long OLM takes, in ms. */
export interface OlmDelays {
  /** To fetch the bundles, once all Subscriptions of a namespace can be met. */
  readonly unpackMs: number;
  /** To carry out an InstallPlan. */
  readonly installMs: number;
  /** Until the operator of a new ClusterServiceVersion runs. */
  readonly startMs: number;
}

/** All that OLM looks at in one namespace. */
export interface Scene {
  readonly cluster: Cluster;
  readonly delays: OlmDelays;
  readonly nowMs: number;
  readonly namespace: string;
  readonly subscriptions: readonly KubeObject[];
  /** In order of generation. */
  readonly plans: readonly KubeObject[];
  readonly versions: readonly KubeObject[];
  readonly catalogs: readonly KubeObject[];
  readonly groups: readonly KubeObject[];
}

/** The field manager of what OLM writes. */
export const olmName = "olm";
export const olmGroup = "operators.coreos.com";

/** What there is, by namespace; namespaces without anything of OLM are left out. */
export async function scenesOf(cluster: Cluster, delays: OlmDelays, nowMs: number): Promise<readonly Scene[]> {
  const subscriptions = await cluster.list(kindOf("Subscription"));
  const plans = await cluster.list(kindOf("InstallPlan"));
  const versions = await cluster.list(kindOf("ClusterServiceVersion"));
  const catalogs = await cluster.list(kindOf("CatalogSource"));
  const groups = await cluster.list(kindOf("OperatorGroup"));
  const of = (objects: readonly KubeObject[], namespace: string): readonly KubeObject[] =>
    objects.filter(({ metadata }) => metadata.namespace === namespace);
  const namespaces = new Set(
    [...subscriptions, ...groups, ...versions].map(({ metadata }) => metadata.namespace ?? ""),
  );
  return [...namespaces].toSorted(compare).map((namespace) => ({
    cluster,
    delays,
    nowMs,
    namespace,
    subscriptions: of(subscriptions, namespace),
    plans: of(plans, namespace).toSorted((a, b) => generationOf(a) - generationOf(b)),
    versions: of(versions, namespace),
    catalogs,
    groups: of(groups, namespace),
  }));
}

const kindOf = (kind: string): KindName => ({ group: olmGroup, kind });

export const generationOf = (plan: KubeObject): number => numberAt(plan, "spec", "generation") ?? 0;
export const phaseOf = (object: KubeObject): string | undefined => textAt(object, "status", "phase");
export const csvsOf = (plan: KubeObject): readonly string[] => textsAt(plan, "spec", "clusterServiceVersionNames");
