/** Whether each Argo CD Application of a repository finds in it what it is told to sync. */
import { readdirSync } from "node:fs";
import { posix, relative, sep } from "node:path";

import { groupOf } from "./kinds.ts";
import { escapePattern } from "./kustomization.ts";
import { isRecord, recordIn } from "./records.ts";
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
  const folders = foldersIn(repository.root).map((folder) => posix.join(repository.pathInGit, folder));
  const wanted = objects
    .filter(({ object }) => object.kind === "Application" && groupOf(object.apiVersion) === "argoproj.io")
    .flatMap((one) => pathsOf(one).map((path) => ({ one, path })));
  const findings = wanted.flatMap(({ one, path }) => {
    const pattern = new RegExp(
      `^${path
        .split(SAMPLE)
        .map((part) => escapePattern(part))
        .join("[^/]+")}$`,
    );
    const message = findFault(
      repository,
      path,
      folders.filter((folder) => pattern.test(folder)),
    );
    return message === undefined ? [] : [{ file: one.file, object: one.name, message }];
  });
  return { looked: wanted.length, findings };
}

function findFault(
  { kustomizations, pathInGit }: Repository,
  path: string,
  found: readonly string[],
): string | undefined {
  if (found.length === 0) return `It syncs \`${path}\`, and the repository has no such folder with a file in it.`;
  const component = found.find((folder) => kustomizations.get(posix.relative(pathInGit, folder))?.isComponent === true);
  return component === undefined
    ? undefined
    : `It syncs \`${component}\`, which is a Component and cannot be built alone.`;
}

/** The folders that hold a file, relative to the root: Git keeps no others. */
function foldersIn(root: string): readonly string[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return [...new Set(files.map(({ parentPath }) => relative(root, parentPath).split(sep).join("/")))];
}

function pathsOf({ object }: FoundObject): readonly string[] {
  const spec = recordIn(object, "spec");
  const sources = Array.isArray(spec["sources"]) ? spec["sources"] : [spec["source"]];
  return sources
    .filter(isRecord)
    .flatMap(({ path }) => (typeof path === "string" ? [posix.normalize(path).replace(/\/$/, "")] : []));
}
