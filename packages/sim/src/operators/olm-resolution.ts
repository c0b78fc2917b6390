import type { KubeObject } from "@vmfactory/core";
import { textAt } from "../fields.ts";
import { catalogNamespace, defaultCatalogs, packageFacts, type PackageFacts } from "./packages.table.ts";

/** A Subscription that can be met: with which package, and by which ClusterServiceVersion at first and in the end. */
export interface Resolution {
  readonly packageName: string;
  readonly facts: PackageFacts;
  readonly first: string;
  readonly newest: string;
}

/** What a Subscription asks for, held against the catalogs; a text says in OLM's words why it cannot be met. */
export function resolve(subscription: KubeObject, catalogSources: readonly KubeObject[]): Resolution | string {
  const packageName = textAt(subscription, "spec", "name") ?? "";
  const facts = packageFacts[packageName];
  const lacking = missing(subscription, facts, catalogSources);
  if (lacking === undefined && facts !== undefined) {
    const first = textAt(subscription, "spec", "startingCSV") ?? facts.csv;
    return { packageName, facts, first, newest: facts.csv };
  }
  const { name } = subscription.metadata;
  return `constraints not satisfiable: no operators found ${lacking ?? ""} referenced by subscription ${name}, subscription ${name} exists`;
}

/** What of a Subscription's request the catalogs do not have. */
function missing(
  subscription: KubeObject,
  facts: PackageFacts | undefined,
  catalogSources: readonly KubeObject[],
): string | undefined {
  const asked = (field: string): string => textAt(subscription, "spec", field) ?? "";
  if (!hasCatalog(subscription, catalogSources)) {
    return `from catalog ${asked("source")} in namespace ${asked("sourceNamespace")}`;
  }
  const inPackage = `package ${asked("name")} in the catalog`;
  const elsewhere = defaultCatalogs.includes(asked("source")) && facts?.catalog !== asked("source");
  if (facts === undefined || elsewhere) return `in ${inPackage}`;
  // Without a channel it is the package's default one.
  const channel = textAt(subscription, "spec", "channel") ?? facts.channels[0] ?? "";
  if (!facts.channels.includes(channel)) return `in channel ${channel} of ${inPackage}`;
  const starting = textAt(subscription, "spec", "startingCSV") ?? facts.csv;
  return stem(starting) === stem(facts.csv) ? undefined : `with name ${starting} in channel ${channel} of ${inPackage}`;
}

/** Whether the CatalogSource that a Subscription names is there: one of OpenShift's own, or one that somebody made. */
export function hasCatalog(subscription: KubeObject, catalogSources: readonly KubeObject[]): boolean {
  const source = textAt(subscription, "spec", "source") ?? "";
  const namespace = textAt(subscription, "spec", "sourceNamespace");
  if (namespace === catalogNamespace && defaultCatalogs.includes(source)) return true;
  return catalogSources.some(({ metadata }) => metadata.name === source && metadata.namespace === namespace);
}

/** A ClusterServiceVersion's name without its version: `mtv-operator` of `mtv-operator.v2.12.5`. */
const stem = (csv: string): string => csv.slice(0, Math.max(0, csv.search(/\.v?\d/u)));
