import { assert } from "../base/assert.ts";
import { application } from "../resources/application.ts";
import type { KubeObject, Scope } from "../resources/resource.ts";
import type { ExtrasScope } from "./extras.ts";
import { relativePath } from "./file-tree.ts";
import { kustomizationText, manifestText } from "./manifest-text.ts";
import { applicationsFolder, clusterFolder, groupFolder } from "./paths.ts";
import type { Folder, Repository, Stand } from "./repository.ts";
import { folderOn } from "./repository.ts";

/** A file before it is in the tree. */
export type File = readonly [path: string, text: string];

/** The manifests and kustomizations of all folders that Applications read. */
export function componentFiles({ stands }: Repository): File[] {
  return stands.flatMap(({ shared, overlays }) => [
    ...(shared === undefined ? [] : folderFiles(shared, undefined)),
    ...[...overlays.values()].flatMap((overlay) => folderFiles(overlay, shared)),
  ]);
}

function folderFiles({ path, resources, patches }: Folder, base: Folder | undefined): File[] {
  const files = resources.map(({ resource }): File => [`${path}/${resource.file}.yaml`, manifestText(resource.object)]);
  const names = resources.map(({ resource }) => `${resource.file}.yaml`);
  const listed = base === undefined ? names : [relativePath(path, base.path), ...names];
  return [
    ...files,
    [
      `${path}/kustomization.yaml`,
      kustomizationText(
        listed,
        patches.map((patch) => relativePath(path, patch)),
      ),
    ],
  ];
}

/** The groups of clusters and the clusters: which Applications each has. */
export function clusterFiles(repository: Repository): File[] {
  const groups = (["all", "hub", "managed"] as const).map((group) => ({
    group,
    files: groupManifests(repository, group),
  }));
  const { clusters } = repository.ordered;
  return [
    ...groups.flatMap(({ group, files }) => listingFiles(groupFolder(group), files, [])),
    ...clusters.flatMap((cluster) => {
      const joined = groups.filter(({ group, files }) => files.length > 0 && isMember(group, cluster, repository.hub));
      return listingFiles(
        clusterFolder(cluster),
        ownManifests(repository, cluster),
        joined.map(({ group }) => groupFolder(group)),
      );
    }),
  ];
}

const isMember = (group: Scope, cluster: string, hub: string): boolean =>
  group === "all" || (group === "hub") === (cluster === hub);

/** Files with a kustomization that lists them and other folders; nothing if there is nothing to list. */
function listingFiles(folder: string, files: readonly File[], others: readonly string[]): File[] {
  if (files.length + others.length === 0) return [];
  const listed = [...files.map(([path]) => path), ...others].map((path) => relativePath(folder, path));
  return [...files, [`${folder}/kustomization.yaml`, kustomizationText(listed)]];
}

/** Applications that are the same on all clusters of a group. */
function groupManifests(repository: Repository, group: Scope): File[] {
  const { stands, extras, ordered } = repository;
  const folder = groupFolder(group);
  const own = stands
    .filter((stand) => stand.group === group)
    .map((stand): File => {
      const [cluster] = stand.application.clusters;
      assert(cluster !== undefined, `application ${stand.application.name} is on no cluster`);
      return manifestFile(folder, applicationOf(repository, stand, cluster));
    });
  const mine = (scope: ExtrasScope): boolean =>
    scope.clusters.length > 0 &&
    (scope.kind === "fleet" ? group === "all" : scope.kind === "group" && scope.name === group);
  return [
    ...own,
    ...extras.manifests
      .filter(mine)
      .map((scope) => manifestFile(folder, extrasApplication(repository, scope, ordered.extrasWave))),
  ];
}

/** Applications that a cluster has in a form of its own. */
function ownManifests(repository: Repository, cluster: string): File[] {
  const { stands, extras, ordered } = repository;
  const folder = applicationsFolder(cluster);
  const own = stands.filter(
    ({ group, application: { clusters } }) => group === undefined && clusters.includes(cluster),
  );
  const mine = extras.manifests.filter((scope) => scope.kind === "cluster" && scope.name === cluster);
  return [
    ...own.map((stand) => manifestFile(folder, applicationOf(repository, stand, cluster))),
    ...mine.map((scope) => manifestFile(folder, extrasApplication(repository, scope, ordered.extrasWave))),
  ];
}

const manifestFile = (folder: string, object: KubeObject): File => [
  `${folder}/${object.metadata.name}.yaml`,
  manifestText(object),
];

function applicationOf({ model }: Repository, stand: Stand, cluster: string): KubeObject {
  const { name, wave, of } = stand.application;
  const isPlain = of.kind === "component" && of.component.folder !== undefined;
  return application(model.git, {
    name,
    wave,
    path: folderOn(stand, cluster),
    namespace: of.kind === "component" ? of.component.namespace : of.cluster,
    // The plan's record stands beside the waves and is no manifest.
    ...(isPlain ? { directory: { exclude: "*.json" } } : {}),
    ...formerManagerOf(of),
  });
}

function formerManagerOf(of: Stand["application"]["of"]): { readonly formerManager?: string } {
  const manager = of.kind === "component" ? of.component.formerManager : undefined;
  return manager === undefined ? {} : { formerManager: manager };
}

/** Name of the Application that brings people's manifests of a scope. */
export function extrasApplicationName({ kind, name }: ExtrasScope): string {
  return kind === "fleet" ? "extras-fleet" : `extras-${kind}-${name}`;
}

function extrasApplication({ model }: Repository, scope: ExtrasScope, wave: number): KubeObject {
  return application(model.git, { name: extrasApplicationName(scope), wave, path: scope.folder, namespace: "default" });
}
