import { assert } from "../base/assert.ts";
import { compare, compareBy } from "../base/order.ts";
import type { Staged } from "../diagnostics/staged.ts";
import type { Model } from "../model/model.ts";
import { annotations as names } from "../resources/names.ts";
import type { Built, Component, Resource } from "../resources/resource.ts";
import { cycleFindings, duplicateFindings, missingFindings } from "./findings.ts";
import type { Graph, Link } from "./graph.ts";
import { buildGraph } from "./graph.ts";
import type { Layers } from "./layers.ts";
import { layersOf } from "./layers.ts";
import type { Bootstrap, Need, Ordered, OrderedApplication, OrderedResource } from "./ordered.ts";
import type { Placed } from "./placed.ts";
import { bootstrapName, clusterNames, placeResources, provisioningName } from "./placed.ts";
import { indexProviders } from "./providers.ts";
import { describeSubject } from "./subject.ts";

/**
 * Everything that was built comes in; out goes the same, as Applications and resources with sync waves, so that each
 * is applied after what it needs: its namespace, its kind, and what it says it requires. The waves are derived from who
 * provides and who consumes on each cluster, over the union of all clusters: an Application has the same wave
 * everywhere. Afterwards every consumer has a provider on its own cluster, no chain of needs closes to a cycle, and no
 * two resources are the same object; where that cannot be, there is a finding of severity error and no value.
 */
export function orderResources(model: Model, built: Built): Staged<Ordered> {
  const clusters = clusterNames(model);
  const placed = placeResources(model, built);
  const providers = indexProviders(clusters, placed, built.secrets);
  const graph = buildGraph(placed, providers);
  const applications = layersOf(applicationNeeds(graph), (name) => name);
  const resources = layersOf(graph.resources, nodeName);
  const diagnostics = [
    ...duplicateFindings(providers.duplicates),
    ...missingFindings(graph.missing, clusters, providers),
    ...cycleFindings(graph, applications.cycles, resources.cycles),
  ];
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  return { value: assemble({ built, clusters, placed, graph, applications, resources }), diagnostics };
}

/** Where a resource stands among all, for a stable order of visits: its file, not its number. */
function nodeName({ application, resource, title, clusters }: Placed): string {
  return `${application} ${resource?.file ?? ""} ${clusters[0] ?? ""} ${title}`;
}

/** What is bootstrapped is there before any Application, so no Application waits for it. */
function applicationNeeds({ applications }: Graph): Map<string, ReadonlySet<string>> {
  const needs = new Map<string, ReadonlySet<string>>();
  for (const [name, others] of applications) {
    if (name !== bootstrapName) needs.set(name, new Set([...others.keys()].filter((other) => other !== bootstrapName)));
  }
  return needs;
}

interface Parts {
  readonly built: Built;
  readonly clusters: readonly string[];
  readonly placed: readonly Placed[];
  readonly graph: Graph;
  readonly applications: Layers<string>;
  readonly resources: Layers<Placed>;
}

function assemble(parts: Parts): Ordered {
  const { built, clusters, placed, graph } = parts;
  const byApplication = new Map<string, Placed[]>();
  for (const one of placed) {
    const list = byApplication.get(one.application);
    if (list === undefined) byApplication.set(one.application, [one]);
    else list.push(one);
  }
  const neededBy = invert(graph);
  const applications = listApplications(built, clusters)
    .map(({ name, of }): OrderedApplication => {
      const members = byApplication.get(name) ?? [];
      return {
        name,
        of,
        wave: parts.applications.layerOf.get(name) ?? 0,
        clusters: clusters.filter(
          (cluster) => members.some((member) => member.clusters.includes(cluster)) || isFolderOn(of, cluster, clusters),
        ),
        resources: members
          .flatMap((member) => orderResource(member, parts.resources.layerOf, graph.lateKinds))
          .sort(compareOrdered),
        needs: needsOf(graph.applications.get(name)),
        neededBy: needsOf(neededBy.get(name)),
      };
    })
    .filter(({ clusters: present }) => present.length > 0)
    .sort((a, b) => a.wave - b.wave || compare(a.name, b.name));
  const lastWave = Math.max(0, ...applications.filter(({ of }) => of.kind === "component").map(({ wave }) => wave));
  return { applications, bootstrap: bootstrapOf(parts), clusters, extrasWave: lastWave + 1, secrets: built.secrets };
}

function listApplications(built: Built, clusters: readonly string[]): Pick<OrderedApplication, "name" | "of">[] {
  const components = built.components.map((component) => ({
    name: component.name,
    of: { kind: "component", component } as const,
  }));
  const provisioned = new Set(
    built.resources.flatMap(({ placement }) => (placement.layer === "provisioning" ? [placement.cluster] : [])),
  );
  const provisioning = [...provisioned].map((cluster) => {
    assert(clusters.includes(cluster), `a resource provisions cluster ${cluster}, which the model does not have`);
    return { name: provisioningName(cluster), of: { kind: "provisioning", cluster } as const };
  });
  const all = [...components, ...provisioning];
  assert(
    new Set(all.map(({ name }) => name)).size === all.length,
    "a component is named like the provisioning of a cluster",
  );
  return all;
}

function isFolderOn(of: OrderedApplication["of"], cluster: string, clusters: readonly string[]): boolean {
  if (of.kind !== "component" || of.component.folder === undefined) return false;
  return isInScope(of.component, cluster, clusters);
}

function isInScope({ scope }: Component, cluster: string, clusters: readonly string[]): boolean {
  return scope === "all" || (scope === "hub") === (cluster === clusters[0]);
}

function orderResource(
  placed: Placed,
  layerOf: ReadonlyMap<Placed, number>,
  lateKinds: ReadonlySet<Placed>,
): OrderedResource[] {
  const { resource } = placed;
  if (resource === undefined) return [];
  const wave = layerOf.get(placed) ?? 0;
  return [{ wave, resource: annotate(resource, wave, lateKinds.has(placed)) }];
}

/** By sync wave, then file; two clusters may have files of one name. */
function compareOrdered(a: OrderedResource, b: OrderedResource): number {
  const clusterOf = ({ resource: { placement } }: OrderedResource): string =>
    "cluster" in placement ? placement.cluster : "";
  return a.wave - b.wave || compare(a.resource.file, b.resource.file) || compare(clusterOf(a), clusterOf(b));
}

/** Argo CD's sync wave is 0 without its annotation. */
function annotate(resource: Resource, wave: number, isLateKind: boolean): Resource {
  const { object } = resource;
  const given = object.metadata.annotations ?? {};
  assert(
    given[names.syncWave] === undefined,
    `${object.kind} ${object.metadata.name} has a sync wave before order gives it one`,
  );
  // Without it Argo CD refuses the whole sync, the operator that would bring the kind included.
  const options = [given[names.syncOptions], "SkipDryRunOnMissingResource=true"].filter(
    (option) => option !== undefined,
  );
  const more = {
    ...(wave === 0 ? {} : { [names.syncWave]: String(wave) }),
    ...(isLateKind ? { [names.syncOptions]: options.join(",") } : {}),
  };
  if (Object.keys(more).length === 0) return resource;
  return { ...resource, object: { ...object, metadata: { ...object.metadata, annotations: { ...given, ...more } } } };
}

function needsOf(links: ReadonlyMap<string, ReadonlyMap<string, Link>> | undefined): Need[] {
  return [...(links ?? [])]
    .filter(([application]) => application !== bootstrapName)
    .map(([application, reasons]) => ({
      application,
      things: [...reasons.values()].map(({ subject }) => describeSubject(subject)).sort(compare),
    }))
    .sort(compareBy(({ application }) => application));
}

function invert({ applications }: Graph): Map<string, Map<string, ReadonlyMap<string, Link>>> {
  const inverted = new Map<string, Map<string, ReadonlyMap<string, Link>>>();
  for (const [consumer, providers] of applications) {
    for (const [provider, links] of providers) {
      const known = inverted.get(provider) ?? new Map<string, ReadonlyMap<string, Link>>();
      inverted.set(provider, known.set(consumer, links));
    }
  }
  return inverted;
}

/** The Applications of the hub that what is bootstrapped needs, and those that they need, earliest first. */
function bootstrapOf({ placed, graph, applications }: Parts): Bootstrap {
  const needed = new Set<string>();
  const open = [...(graph.applications.get(bootstrapName)?.keys() ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    open.push(...(graph.applications.get(name)?.keys() ?? []));
  }
  const wave = (name: string): number => applications.layerOf.get(name) ?? 0;
  return {
    resources: placed.flatMap(({ application, resource }) =>
      application === bootstrapName && resource !== undefined ? [resource] : [],
    ),
    applications: [...needed].sort((a, b) => wave(a) - wave(b) || compare(a, b)),
  };
}
