import { assert } from "../base/assert.ts";
import type { Place } from "../base/pointer.ts";
import type { Model } from "../model/model.ts";
import type { Built, Component, Placement, Resource, Scope } from "../resources/resource.ts";
import type { Subject } from "./subject.ts";
import { describeSubject, groupOf, kindSubject, namespaceSubject, subjectOf, subjectOfDependency } from "./subject.ts";

/** Something that is on clusters and needs other things there: a resource, or a component that is a folder of people's. */
export interface Placed {
  /** Name of its Application; `bootstrapName` for what is applied before Argo CD is there. */
  readonly application: string;
  /** Clusters on which it is. The same list for everything that is on the same clusters. */
  readonly clusters: readonly string[];
  /** Undefined for a folder. */
  readonly resource: Resource | undefined;
  /** The object that it is. */
  readonly subject: Subject | undefined;
  /** What it brings beyond itself. */
  readonly provides: readonly Subject[];
  /** The first is its own kind, if it is a resource. */
  readonly needs: readonly Subject[];
  /** ``Plan `openshift-mtv/wave-1` ``. */
  readonly title: string;
  readonly at: Place;
}

/** Stands where the name of an Application would, for the layer `bootstrap`. No Application can be called so. */
export const bootstrapName = ".bootstrap";

/** Name of the Application of the hub that holds the description of a managed cluster. */
export const provisioningName = (cluster: string): string => `cluster-${cluster}`;

/** Names of hub and managed clusters, hub first. */
export function clusterNames(model: Model): readonly string[] {
  return [model.hub.name, ...model.clusters.map(({ name }) => name)];
}

/** Clusters of each scope. The hub is the first of `clusters`. */
export function clustersByScope(clusters: readonly string[]): Readonly<Record<Scope, readonly string[]>> {
  return { all: clusters, hub: clusters.slice(0, 1), managed: clusters.slice(1) };
}

/** Every resource and folder with the clusters on which it is, what it brings and what it needs. */
export function placeResources(model: Model, built: Built): readonly Placed[] {
  const clusters = clusterNames(model);
  const byScope = clustersByScope(clusters);
  const components = new Map<string, Component>(built.components.map((component) => [component.name, component]));
  const single = new Map(clusters.map((cluster) => [cluster, [cluster]]));
  const folders = built.components.filter(({ requires }) => requires !== undefined);
  return [
    ...built.resources.map((resource) => placeResource(resource, whereIs(resource.placement), model)),
    ...folders.map((component) => placeFolder(component, byScope[component.scope], model)),
  ];

  function whereIs(placement: Placement): Pick<Placed, "application" | "clusters"> {
    if (placement.layer === "bootstrap") return { application: bootstrapName, clusters: byScope.hub };
    if (placement.layer === "provisioning")
      return { application: provisioningName(placement.cluster), clusters: byScope.hub };
    const scope = components.get(placement.component)?.scope;
    assert(scope !== undefined, `a resource is placed into component ${placement.component}, which was not built`);
    if (placement.layer === "shared") return { application: placement.component, clusters: byScope[scope] };
    assert(
      byScope[scope].includes(placement.cluster),
      `component ${placement.component} has no cluster ${placement.cluster}`,
    );
    return { application: placement.component, clusters: single.get(placement.cluster) ?? [] };
  }
}

function placeResource(resource: Resource, where: Pick<Placed, "application" | "clusters">, model: Model): Placed {
  const { object, provides = [], requires = [], from } = resource;
  const subject = subjectOf(object);
  const { namespace } = object.metadata;
  return {
    ...where,
    resource,
    subject,
    provides: [...provides.map(subjectOfDependency), ...definedKinds(object)],
    needs: [
      kindSubject(groupOf(object.apiVersion), object.kind),
      ...(namespace === undefined ? [] : [namespaceSubject(namespace)]),
      ...requires.map(subjectOfDependency),
    ],
    title: describeSubject(subject),
    at: from[0] ?? model.at,
  };
}

function placeFolder(component: Component, clusters: readonly string[], model: Model): Placed {
  return {
    application: component.name,
    clusters,
    resource: undefined,
    subject: undefined,
    provides: [],
    needs: (component.requires ?? []).map(subjectOfDependency),
    title: component.folder === undefined ? component.title : `the folder \`${component.folder}\``,
    at: model.at,
  };
}

/** The kind that a CustomResourceDefinition of ours defines. */
function definedKinds({ apiVersion, kind, ["spec"]: spec }: Resource["object"]): Subject[] {
  if (kind !== "CustomResourceDefinition" || groupOf(apiVersion) !== "apiextensions.k8s.io") return [];
  // The shape of every CustomResourceDefinition: apiextensions.k8s.io/v1, CustomResourceDefinitionSpec.
  const { group, names } = spec as { readonly group: string; readonly names: { readonly kind: string } };
  return [kindSubject(group, names.kind)];
}
