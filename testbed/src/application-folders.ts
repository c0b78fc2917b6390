/** Whether each Argo CD Application of a repository finds in it what it is told to sync. */
import { posix } from "node:path";

import { groupOf } from "./kinds.ts";
import { isRecord } from "./manifests.ts";
import type { Finding, FoundObject, Repository } from "./repository.ts";
import { SAMPLE } from "./templates.ts";

export interface ApplicationsChecked {
  /** How many folders were looked for. */
  readonly looked: number;
  readonly findings: readonly Finding[];
}

/**
 * Argo CD refuses a path that is not there, and a kustomization that it meets as a Component.
 * All Applications are taken to be about the repository at hand; a path made by a template fits any folder.
 */
export function checkApplicationFolders(repository: Repository, objects: readonly FoundObject[]): ApplicationsChecked {
  const folders = foldersOf(repository);
  const wanted = objects
    .filter(({ object }) => object.kind === "Application" && groupOf(object.apiVersion) === "argoproj.io")
    .flatMap((one) => pathsOf(one).map((path) => ({ one, path })));
  const findings = wanted.flatMap(({ one, path }) => {
    const pattern = new RegExp(`^${path.split(SAMPLE).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^/]+")}$`);
    const found = [...folders].filter((folder) => pattern.test(folder));
    const message = findFault(repository, path, found);
    return message === undefined ? [] : [{ file: one.file, object: one.name, message }];
  });
  return { looked: wanted.length, findings };
}

function findFault({ kustomizations }: Repository, path: string, found: readonly string[]): string | undefined {
  if (found.length === 0) return `It syncs \`${path}\`, and the repository has no manifest in such a folder.`;
  const component = found.find((folder) => kustomizations.get(folder)?.isComponent === true);
  return component === undefined ? undefined : `It syncs \`${component}\`, which is a Component and cannot be built alone.`;
}

/** The folders that hold a manifest or a kustomization. */
function foldersOf({ objectsByFile, kustomizations }: Repository): ReadonlySet<string> {
  const withObjects = [...objectsByFile].flatMap(([file, objects]) => (objects.length === 0 ? [] : [posix.dirname(file)]));
  return new Set([...withObjects, ...kustomizations.keys()]);
}

function pathsOf({ object }: FoundObject): readonly string[] {
  const spec = isRecord(object["spec"]) ? object["spec"] : {};
  const sources = Array.isArray(spec["sources"]) ? spec["sources"] : [spec["source"]];
  return sources
    .filter(isRecord)
    .flatMap(({ path }) => (typeof path === "string" ? [posix.normalize(path).replace(/\/$/, "")] : []));
}
