import type { Component, RequiredSecret, Resource } from "../resources/resource.ts";

/** What the stage `order` makes of `Built`: who waits for whom, as sync waves of Argo CD. */
export interface Ordered {
  /** Sorted by sync wave, then name. */
  readonly applications: readonly OrderedApplication[];
  /** What is applied once by hand before Argo CD is there; the objects of the layer `bootstrap`. */
  readonly bootstrap: Bootstrap;
  /** Names of the hub and of the managed clusters, hub first. */
  readonly clusters: readonly string[];
  /** Sync wave of people's extras: after every component. */
  readonly extrasWave: number;
  readonly secrets: readonly RequiredSecret[];
}

/** One Argo CD Application; on each of its clusters it has the same name and the same sync wave. */
export interface OrderedApplication {
  readonly name: string;
  readonly wave: number;
  /** What it is made of: a component, or the hub's description of a managed cluster. */
  readonly of:
    | { readonly kind: "component"; readonly component: Component }
    | { readonly kind: "provisioning"; readonly cluster: string };
  /** Clusters on which it is, in the order of `Ordered.clusters`. */
  readonly clusters: readonly string[];
  /** Sorted by sync wave, then file name, whatever the order in which they were built; objects carry the annotation. */
  readonly resources: readonly OrderedResource[];
  /** Other Applications that must be healthy first, by name, and what they bring; sorted by name. */
  readonly needs: readonly Need[];
  /** Other Applications that wait for this one, and what for; sorted by name. */
  readonly neededBy: readonly Need[];
}

export interface OrderedResource {
  readonly resource: Resource;
  /** Sync wave within its Application. */
  readonly wave: number;
}

/** Another Application, and the things for the sake of which it is needed, or needs this one. */
export interface Need {
  readonly application: string;
  /** ``kind Plan of forklift.konveyor.io``, ``Namespace `openshift-mtv` ``; sorted. */
  readonly things: readonly string[];
}

export interface Bootstrap {
  readonly resources: readonly Resource[];
  /** Applications of the hub without which those resources cannot be applied, in the order in which they are needed. */
  readonly applications: readonly string[];
}
