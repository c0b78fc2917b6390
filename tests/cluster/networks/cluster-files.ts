import { posix } from "node:path";
import { recordIn, type Repository } from "@vmfactory/testbed";

/**
 * The files whose objects a cluster gets: its own folder's, and all that those lead to, by kustomizations and by
 * Applications. The hub's folder has folders of other clusters in it, so this is not a question of names.
 */
export function filesOfCluster(repository: Repository, cluster: string): ReadonlySet<string> {
  const { kustomizations, objectsByFile, pathInGit } = repository;
  const own = (path: string): boolean => path.startsWith(`clusters/${cluster}/`);
  const waiting = [`clusters/${cluster}`, ...[...kustomizations.keys(), ...objectsByFile.keys()].filter(own)];
  const seen = new Set(waiting);
  // The list grows while it is read: each path leads to further ones.
  for (const path of waiting) {
    const { resources = [], components = [] } = kustomizations.get(path) ?? {};
    const applications = (objectsByFile.get(path) ?? [])
      .filter(({ object }) => object.kind === "Application")
      .map(({ object }) => posix.relative(pathInGit, String(recordIn(recordIn(object, "spec"), "source")["path"])));
    for (const next of [...resources, ...components, ...applications]) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
}
