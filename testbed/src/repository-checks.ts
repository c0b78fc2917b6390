/** Everything that real parts say about a repository, in one call for each kind of question. */
import type { Applied, Applier } from "./apply-objects.ts";
import { checkApplicationFolders } from "./application-folders.ts";
import { checkKustomizations, type KustomizationsChecked } from "./kustomize.ts";
import { unwrapObjects } from "./nested-objects.ts";
import type { Finding, Repository } from "./repository.ts";

export interface RepositoryChecked {
  readonly findings: readonly Finding[];
  /** What was looked at, so that a check that looked at nothing shows. */
  readonly kustomizations: number;
  readonly objects: number;
  readonly applications: number;
}

export interface RepositoryChecks {
  readonly kustomize: string;
  readonly applier: Applier;
}

/**
 * Reads, builds, unwraps and applies a repository.
 * `others` are repositories whose objects come to the same server without being part of it: rendered waves.
 */
export async function checkRepository(
  { kustomize, applier }: RepositoryChecks,
  repository: Repository,
  others: readonly Repository[] = [],
): Promise<RepositoryChecked> {
  const built: KustomizationsChecked = await checkKustomizations(kustomize, repository);
  const own = [...repository.objects, ...others.flatMap(({ objects }) => objects), ...built.patched];
  const unwrapped = unwrapObjects(own, own);
  const folders = checkApplicationFolders(repository, unwrapped.objects);
  const applied: Applied = await applier.apply(unwrapped.objects);
  return {
    findings: [
      ...repository.findings,
      ...others.flatMap(({ findings }) => findings),
      ...built.findings,
      ...unwrapped.findings,
      ...folders.findings,
      ...applied.findings,
    ],
    kustomizations: built.built,
    objects: unwrapped.objects.length,
    applications: folders.looked,
  };
}
