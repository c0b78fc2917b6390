import {
  checkFolders,
  describeFinding,
  readRepository,
  unwrapObjects,
  validateObjects,
  type Binaries,
  type Finding,
  type FoldersChecked,
  type FoundObject,
  type ValidatorTool,
} from "@vmfactory/testbed";
import type { CompiledCase } from "./cases.ts";

/** What a repository and its rendered waves hold, for all that is asked about it. */
export interface Looked {
  /** As they stand in files, and once more as kustomize patches them. */
  readonly objects: readonly FoundObject[];
  readonly findings: readonly Finding[];
  readonly folders: FoldersChecked;
}

/** Reads a case and builds its kustomizations. */
export async function lookAt(kustomize: string, { root, rendered }: CompiledCase): Promise<Looked> {
  const [repository, waves] = [readRepository(root), readRepository(rendered)];
  const folders = await checkFolders(kustomize, repository);
  return {
    objects: [...repository.objects, ...waves.objects, ...folders.patched],
    findings: [...waves.findings, ...folders.findings],
    folders,
  };
}

/** What the validators say of the objects and of all that those carry: findings and what nobody could ask, as sentences. */
export async function askValidators(programs: Binaries<ValidatorTool>, objects: readonly FoundObject[]) {
  const { texts, findings, unasked } = await validateObjects(programs, unwrapObjects(objects, objects).objects);
  return { texts, findings: findings.map(describeFinding), unasked: unasked.map(describeFinding) };
}
