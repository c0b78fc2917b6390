import type { Model } from "../model/model.ts";
import type { Ordered } from "../order/ordered.ts";
import type { FileTree } from "./file-tree.ts";
import { fileTree } from "./file-tree.ts";
import type { File } from "./folder-files.ts";
import { clusterFiles, componentFiles } from "./folder-files.ts";
import { bootstrapFiles } from "./guide/bootstrap-pages.ts";
import { byHandPage } from "./guide/by-hand-page.ts";
import { clusterReadmes, groupReadmes } from "./guide/cluster-readmes.ts";
import { componentReadmes } from "./guide/folder-readmes.ts";
import { orderPage } from "./guide/order-page.ts";
import { peoplePages } from "./guide/people-pages.ts";
import { rootPage } from "./guide/root-page.ts";
import { secretsPage } from "./guide/secrets-page.ts";
import { manifestOf, manifestPath, printManifest } from "./manifest.ts";
import { schemaPath } from "./paths.ts";
import type { Repository } from "./repository.ts";
import { arrange } from "./repository.ts";

/** What the repository holds besides what was built. */
export interface LayoutInput {
  /** Paths of the files below `extras/`, relative to the repository's root. */
  readonly extras: readonly string[];
  /** JSON Schema of factory.yaml, as text, for editors. */
  readonly schema: string;
}

/**
 * Ordered resources come in; out goes the whole repository as a tree of files: manifests with the kustomizations that
 * Argo CD builds, Applications in groups and clusters, the bootstrap, pages for people, and the manifest of hashes.
 * Every folder that an Application names builds with stock kustomize. Paths are decided here and nowhere else; the same
 * input gives the same bytes.
 */
export function layout(model: Model, ordered: Ordered, input: LayoutInput): FileTree {
  const repository = arrange(model, ordered, input.extras);
  const files: readonly File[] = [
    ...componentFiles(repository),
    ...clusterFiles(repository),
    ...bootstrapFiles(repository),
    ...pages(repository),
    [schemaPath, input.schema],
  ];
  const tree = fileTree(files);
  return fileTree([...tree, [manifestPath, printManifest(manifestOf(tree))]]);
}

/** Everything that is for people. */
function pages(repository: Repository): readonly File[] {
  return [
    rootPage(repository),
    byHandPage(repository),
    secretsPage(repository),
    orderPage(repository),
    ...peoplePages(repository),
    ...groupReadmes(repository),
    ...clusterReadmes(repository),
    ...componentReadmes(repository),
  ];
}
