import { assert } from "../base/assert.ts";
import type { Model } from "../model/model.ts";
import type { Ordered, OrderedApplication, OrderedResource } from "../order/ordered.ts";
import type { Scope } from "../resources/resource.ts";
import type { Extras, ExtrasPatch } from "./extras.ts";
import { readExtras } from "./extras.ts";
import { componentFolder, overlayFolder, provisioningFolder, reservedNames } from "./paths.ts";

/** Where everything stands, before any text is made. */
export interface Repository {
  readonly model: Model;
  readonly ordered: Ordered;
  readonly hub: string;
  readonly extras: Extras;
  /** In the order of the sync waves. */
  readonly stands: readonly Stand[];
}

/** Where an Application stands. */
export interface Stand {
  readonly application: OrderedApplication;
  /** The folder with what is common to its clusters; undefined if nothing is. */
  readonly shared: Folder | undefined;
  /** The folders of the clusters that have something of their own. */
  readonly overlays: ReadonlyMap<string, Folder>;
  /** The group whose folder holds its manifest; undefined: each of its clusters has its own. */
  readonly group: Scope | undefined;
}

export interface Folder {
  readonly path: string;
  readonly resources: readonly OrderedResource[];
  /** Folders of people's patches, in the order in which they are applied. */
  readonly patches: readonly string[];
}

/** Decides for each Application in which folders it stands, and who has its manifest. */
export function arrange(model: Model, ordered: Ordered, extras: readonly string[]): Repository {
  const hub = model.hub.name;
  const read = readExtras(ordered, extras);
  const stands = ordered.applications.map((application) => {
    const patches = read.patches.filter((patch) => patch.application === application.name);
    return application.of.kind === "component"
      ? standOfComponent(application, patches)
      : standOfProvisioning(hub, application, patches);
  });
  return { model, ordered, hub, extras: read, stands };
}

/** The folder from which a cluster gets an Application. */
export function folderOn({ application, shared, overlays }: Stand, cluster: string): string {
  const folder = application.of.kind === "component" ? application.of.component.folder : undefined;
  const path = overlays.get(cluster)?.path ?? shared?.path ?? folder;
  assert(path !== undefined, `application ${application.name} has no folder on ${cluster}`);
  return path;
}

/**
 * A cluster has a folder of its own for a component if it has resources of its own, or if people patch the component
 * there. Patches for the whole fleet stand with what is common if nobody has a folder of its own, else in each folder:
 * they always see the component as the cluster gets it, and once.
 */
function standOfComponent(application: OrderedApplication, patches: readonly ExtrasPatch[]): Stand {
  const { name, clusters, resources, of } = application;
  assert(of.kind === "component", `${name} is no component`);
  assert(!reservedNames.includes(name), `a component cannot be called ${name}`);
  assert(
    of.component.folder === undefined || resources.length === 0,
    `component ${name} is a folder and has resources`,
  );
  const common = resources.filter(({ resource }) => resource.placement.layer === "shared");
  const ownOf = groupByCluster(resources);
  const isShared = common.length > 0;
  const isSplit = !isShared || ownOf.size > 0 || patches.some(({ scope }) => scope.kind !== "fleet");
  const overlays = new Map<string, Folder>();
  for (const cluster of isSplit ? clusters : []) {
    const own = ownOf.get(cluster) ?? [];
    const forCluster = patches.filter(({ scope }) => scope.clusters.includes(cluster)).map(({ folder }) => folder);
    if (own.length > 0 || forCluster.length > 0)
      overlays.set(cluster, { path: overlayFolder(cluster, name), resources: own, patches: forCluster });
  }
  const shared = isShared
    ? { path: componentFolder(name), resources: common, patches: isSplit ? [] : patches.map(({ folder }) => folder) }
    : undefined;
  return { application, shared, overlays, group: overlays.size === 0 ? of.component.scope : undefined };
}

function groupByCluster(resources: readonly OrderedResource[]): ReadonlyMap<string, readonly OrderedResource[]> {
  const byCluster = new Map<string, OrderedResource[]>();
  for (const one of resources) {
    const { placement } = one.resource;
    if (placement.layer !== "cluster") continue;
    const list = byCluster.get(placement.cluster);
    if (list === undefined) byCluster.set(placement.cluster, [one]);
    else list.push(one);
  }
  return byCluster;
}

function standOfProvisioning(hub: string, application: OrderedApplication, patches: readonly ExtrasPatch[]): Stand {
  const { of, resources, name } = application;
  assert(of.kind === "provisioning", `${name} provisions no cluster`);
  const folder = {
    path: provisioningFolder(hub, of.cluster),
    resources,
    patches: patches.map((patch) => patch.folder),
  };
  return { application, shared: undefined, overlays: new Map([[hub, folder]]), group: undefined };
}
