import type { Git } from "../model/model.ts";
import type { Application } from "./crds/argoproj.io.gen.ts";
import { annotations, factoryName, gitPath, inCluster, namespaces, rootApplicationName } from "./names.ts";
import { presentFields } from "./present-fields.ts";

export interface ApplicationOptions {
  readonly name: string;
  /** Folder below the factory's root: `components/mtv`, `waves`. */
  readonly path: string;
  /** Namespace for what names none. */
  readonly namespace: string;
  /** Sync wave among the Applications of its cluster; 0 and absent are the same. */
  readonly wave?: number;
  /** Read as plain manifests instead of as a kustomization; `exclude` is a glob of files that are none. */
  readonly directory?: { readonly exclude: string };
  /** Field manager whose fields Argo CD takes over. */
  readonly formerManager?: string;
}

/**
 * An Argo CD Application of the factory: follows its branch, corrects what others change, removes what is gone from
 * Git. It has no finalizer: an Application that goes away (a component renamed, a branch emptied by mistake) leaves
 * everything that it brought, so that a slip in Git never takes a cluster's network or storage along.
 */
export function application(git: Git, options: ApplicationOptions): Application {
  const { name, path, namespace, wave = 0, directory, formerManager } = options;
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Application",
    metadata: {
      name,
      namespace: namespaces.gitops,
      annotations: presentFields({
        // Compared as the API server would apply it: defaults and other managers' fields are no differences.
        [annotations.compareOptions]: "ServerSideDiff=true",
        [annotations.syncWave]: wave === 0 ? undefined : String(wave),
        [annotations.formerManager]: formerManager,
      }),
    },
    spec: {
      project: factoryName,
      source: presentFields({
        repoURL: git.url,
        targetRevision: git.branch,
        path: gitPath(git, path),
        directory,
      }),
      destination: { server: inCluster, namespace },
      syncPolicy,
    },
  };
}

/** The Application that brings a cluster's other Applications: its folder `clusters/<name>`. */
export function rootApplication(git: Git, cluster: string): Application {
  return application(git, { name: rootApplicationName, path: `clusters/${cluster}`, namespace: namespaces.gitops });
}

const syncPolicy: NonNullable<Application["spec"]["syncPolicy"]> = {
  // An empty folder is taken for a mistake: nothing is pruned then.
  automated: { allowEmpty: false, prune: true, selfHeal: true },
  // Until it works, with the newest commit: what is missing (a kind, a secret, an approval) comes in its own time.
  retry: { limit: -1, refresh: true, backoff: { duration: "10s", factor: 2, maxDuration: "3m" } },
  syncOptions: [
    // Namespaces are manifests with labels and annotations, never a side effect.
    "CreateNamespace=false",
    // One owner for each object.
    "FailOnSharedResource=true",
    "PruneLast=true",
    // What a person excludes from comparison by a patch in extras/ is not overwritten either.
    "RespectIgnoreDifferences=true",
    // Objects are larger than the annotation of a client-side apply allows, and are shared with operators by field.
    "ServerSideApply=true",
  ],
};
