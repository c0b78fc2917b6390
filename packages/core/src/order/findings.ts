import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Graph, Missing } from "./graph.ts";
import type { Placed } from "./placed.ts";
import { bootstrapName } from "./placed.ts";
import type { Duplicate, Providers } from "./providers.ts";
import type { Subject } from "./subject.ts";
import { describeSubject } from "./subject.ts";

/** Two resources that would be one object: Argo CD would let them overwrite each other for ever. */
export function duplicateFindings(duplicates: readonly Duplicate[]): Diagnostic[] {
  return duplicates.map(({ first, second, clusters }) =>
    finding("order/duplicate-resource", {
      message: `${second.title} is made twice on ${listClusters(clusters)}: by ${place(first)} and by ${place(second)}.`,
      at: second.at,
      on: "key",
      why: "Two owners of one object overwrite each other at every sync.",
      fix: { sentence: "Give the fields that these names come from different names, or drop one of them." },
      related: [{ at: first.at, label: `the other one, of ${place(first)}, comes from here` }],
    }),
  );
}

/** Things that somebody needs and nobody brings to the same cluster. */
export function missingFindings(
  missing: readonly Missing[],
  clusters: readonly string[],
  providers: Providers,
): Diagnostic[] {
  return missing.map(({ consumer, others, subject, clusters: where }) => {
    const elsewhere = clusters.flatMap((cluster) => findElsewhere(cluster, where, subject, providers))[0];
    const more = others === 0 ? "" : ` and ${others} more of it`;
    const needs = others === 0 ? "needs" : "need";
    return finding("order/missing-provider", {
      message: `${consumer.title} of ${place(consumer)}${more} ${needs} ${describeSubject(subject)}, which nothing brings to ${listClusters(where)}.`,
      at: consumer.at,
      on: "key",
      why: "It would be refused when it is applied, and what waits for it would wait for ever.",
      fix: { sentence: elsewhere === undefined ? remedy(subject) : reachRemedy(elsewhere, where) },
      ...(elsewhere === undefined
        ? {}
        : { related: [{ at: elsewhere.provider.at, label: `${elsewhere.cluster} gets it from here` }] }),
    });
  });
}

interface Elsewhere {
  readonly cluster: string;
  readonly provider: Placed;
}

function findElsewhere(cluster: string, where: readonly string[], subject: Subject, providers: Providers): Elsewhere[] {
  if (where.includes(cluster)) return [];
  const found = providers.find(cluster, subject);
  const provider = found === "given" ? undefined : found?.[0];
  return provider === undefined ? [] : [{ cluster, provider }];
}

function reachRemedy({ cluster, provider }: Elsewhere, where: readonly string[]): string {
  return (
    `${capitalize(place(provider))} brings it to ${cluster}, but clusters see each other only through ACM: ` +
    `let a policy, a ManifestWork or a ManagedServiceAccount carry it to ${listClusters(where)}, or have it made there.`
  );
}

/** What would provide a subject. */
function remedy({ kind, group, objectKind, namespace }: Subject): string {
  if (kind === "crd")
    return `An operator's Subscription must say that it brings ${objectKind}, or a CustomResourceDefinition of ${group} must be a resource.`;
  if (kind === "capability") return "A resource must say that it provides it.";
  if (objectKind === "Namespace") return "A Namespace must be a resource of a component on that cluster.";
  if (objectKind === "Secret")
    return "The Secret must be among those that are made by hand, or a resource must say that it makes it.";
  if (objectKind === "StorageClass") return "Give the cluster a storage role whose backend brings that class.";
  return `A resource of that kind and name must be on that cluster${namespace === "" ? "" : ", in that namespace"}.`;
}

/** Chains of needs that come back to where they began. */
export function cycleFindings(
  graph: Graph,
  applications: readonly (readonly string[])[],
  resources: readonly (readonly Placed[])[],
): Diagnostic[] {
  return [...applications.map((chain) => applicationCycle(graph, chain)), ...resources.map(resourceCycle)].filter(
    (one) => one !== undefined,
  );
}

function applicationCycle({ applications }: Graph, chain: readonly string[]): Diagnostic | undefined {
  const links = chain.flatMap((name, index) => {
    const next = chain[(index + 1) % chain.length] ?? name;
    const [link] = applications.get(name)?.get(next)?.values() ?? [];
    return link === undefined ? [] : [{ name, next, link }];
  });
  const first = links[0]?.link;
  if (first === undefined) return undefined;
  const steps = links.map(
    ({ name, next, link }) =>
      `\`${name}\` needs ${describeSubject(link.subject)} of \`${next}\` (for ${link.consumer.title})`,
  );
  return cycle(
    `Components wait for each other: ${steps.join(", ")}.`,
    first.consumer,
    links.slice(1).map(({ link }) => link.consumer),
  );
}

function resourceCycle(chain: readonly Placed[]): Diagnostic | undefined {
  const [first, ...rest] = chain;
  if (first === undefined) return undefined;
  const steps = [...chain, first].map(({ title }) => title).join(" needs ");
  return cycle(`Resources of ${place(first)} wait for each other: ${steps}.`, first, rest);
}

function cycle(message: string, first: Placed, rest: readonly Placed[]): Diagnostic {
  return finding("order/cycle", {
    message,
    at: first.at,
    on: "key",
    why: "None of them could be applied first.",
    fix: { sentence: "One of these needs must go: drop it, or move what is needed into a component of its own." },
    related: rest.map(({ at, title }) => ({ at, label: `${title} comes from here` })),
  });
}

function place({ application }: Placed): string {
  return application === bootstrapName ? "the bootstrap" : `component \`${application}\``;
}

/** `cluster prod1`, `clusters prod1 and prod2`, `cluster prod1 and 99 others`. */
function listClusters(clusters: readonly string[]): string {
  const [first = "", second = ""] = clusters;
  if (clusters.length === 1) return `cluster ${first}`;
  return clusters.length === 2
    ? `clusters ${first} and ${second}`
    : `cluster ${first} and ${clusters.length - 1} others`;
}

const capitalize = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
