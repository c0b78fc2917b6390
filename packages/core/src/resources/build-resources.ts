import { compare, compareBy } from "../base/order.ts";
import type { Model } from "../model/model.ts";
import { acmPart } from "./acm.ts";
import { gitopsPart } from "./gitops.ts";
import { gitopsPolicyPart } from "./gitops-policy.ts";
import { managedClusterPart } from "./managed-cluster.ts";
import { mtvPart } from "./mtv.ts";
import { networksPart } from "./networks.ts";
import type { Part } from "./part.ts";
import type { Built, RequiredSecret } from "./resource.ts";
import { storagePart } from "./storage.ts";
import { virtualizationPart } from "./virtualization.ts";
import { wavesPart } from "./wave-api.ts";

/**
 * A Model comes in; out goes every object of the factory as plain data, with the place where it belongs, what it needs
 * and what it brings, and the list of secrets that people make. No resource reads another: what must agree is in the
 * Model or in names.ts. Nothing here knows files, order or YAML.
 */
export function buildResources(model: Model): Built {
  const parts: readonly Part[] = [
    gitopsPart(model),
    acmPart(model),
    gitopsPolicyPart(model),
    ...model.clusters.map((cluster) => managedClusterPart(model, cluster)),
    networksPart(model),
    storagePart(model),
    virtualizationPart(model),
    mtvPart(model),
    wavesPart(model),
  ];
  return {
    components: parts.flatMap(({ components }) => components).sort(compareBy(({ name }) => name)),
    resources: parts.flatMap(({ resources }) => resources),
    secrets: distinct(parts.flatMap(({ secrets }) => secrets ?? [])),
  };
}

/** Two things may read one Secret (two arrays with one account): it is made once, and says both. */
function distinct(secrets: readonly RequiredSecret[]): RequiredSecret[] {
  const byIdentity = new Map<string, RequiredSecret>();
  for (const secret of [...secrets].sort(compareSecrets)) {
    const key = `${secret.cluster} ${secret.namespace} ${secret.name}`;
    const known = byIdentity.get(key);
    byIdentity.set(key, known === undefined ? secret : merge(known, secret));
  }
  return [...byIdentity.values()];
}

function compareSecrets(a: RequiredSecret, b: RequiredSecret): number {
  return compare(a.cluster, b.cluster) || compare(a.namespace, b.namespace) || compare(a.name, b.name);
}

function merge(a: RequiredSecret, b: RequiredSecret): RequiredSecret {
  const missing = b.keys.filter(({ key }) => !a.keys.some((one) => one.key === key));
  const purpose = a.purpose === b.purpose ? a.purpose : `${a.purpose} ${b.purpose}`;
  return { ...a, keys: [...a.keys, ...missing], purpose };
}
