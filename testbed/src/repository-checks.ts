/** What real parts say about a repository: stock kustomize about its folders, the API server about its objects. */
import { checkApplicationFolders } from "./application-folders.ts";
import type { Applier } from "./apply-objects.ts";
import { checkKustomizations } from "./kustomize.ts";
import { unwrapObjects } from "./nested-objects.ts";
import type { Finding, FoundObject, Repository } from "./repository.ts";

export interface FoldersChecked {
  readonly findings: readonly Finding[];
  /** Objects as kustomize gives them, where a patch made them differ from their file. */
  readonly patched: readonly FoundObject[];
  /** How many kustomizations were built, and how many folders of Applications looked for: none is no success. */
  readonly kustomizations: number;
  readonly applications: number;
}

/** Every file is an object or a patch, every kustomization gives what is meant, every Application finds its folder. */
export async function checkFolders(kustomize: string, repository: Repository): Promise<FoldersChecked> {
  const built = await checkKustomizations(kustomize, repository);
  const { objects } = unwrapObjects(repository.objects, repository.objects);
  const folders = checkApplicationFolders(repository, objects);
  return {
    findings: [...repository.findings, ...built.findings, ...folders.findings],
    patched: built.patched,
    kustomizations: built.built,
    applications: folders.looked,
  };
}

export interface ObjectsChecked {
  readonly findings: readonly Finding[];
  /** How many objects the server was shown, those included that others carry. */
  readonly objects: number;
}

/** The server takes every object, and every object that another one carries, and warns of none. */
export async function checkObjects(applier: Applier, objects: readonly FoundObject[]): Promise<ObjectsChecked> {
  const unwrapped = unwrapObjects(objects, objects);
  const { findings } = await applier.apply(unwrapped.objects);
  return { findings: [...unwrapped.findings, ...findings], objects: unwrapped.objects.length };
}
