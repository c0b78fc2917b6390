/**
 * What a repository asks Argo CD to bring to one cluster: from the folder `clusters/<cluster>` down through every
 * Application that is found, each object as Argo CD sends it, with the annotation by which it knows its own again.
 */
import { join, posix } from "node:path";

import type { ApiObject } from "./api-client.ts";
import { groupOf } from "./kinds.ts";
import type { BuildFolder, BuiltObjects } from "./kustomize.ts";
import { readManifestFiles } from "./manifests.ts";
import { recordIn } from "./records.ts";
import { identityOf, nameOf, type Finding, type FoundObject, type Repository } from "./repository.ts";

/** An object with the Application that brings it. `file` is the folder that the Application reads. */
export interface DesiredObject extends FoundObject {
  readonly application: string;
}

export interface DesiredState {
  readonly cluster: string;
  /** Every Application by name, the root and those that it brings, in the order in which they are synced. */
  readonly applications: ReadonlyMap<string, ApiObject>;
  /** In the order in which they are synced: Application by Application, in each by sync wave. */
  readonly objects: readonly DesiredObject[];
  readonly findings: readonly Finding[];
}

/** Where a repository is, and where its root stands in Git. */
type Place = Pick<Repository, "root" | "pathInGit">;

/** Argo CD's annotation `<application>:<group>/<kind>:<namespace>/<name>`. */
export const TRACKING = "argocd.argoproj.io/tracking-id";

const WAVE = "argocd.argoproj.io/sync-wave";

/** Reads what the root Application of a cluster brings; `root` is that Application as it stands on the cluster. */
export async function readDesiredState(
  build: BuildFolder,
  repository: Place,
  { cluster, root }: { readonly cluster: string; readonly root: ApiObject },
): Promise<DesiredState> {
  const applications = new Map<string, ApiObject>();
  const objects: DesiredObject[] = [];
  const findings: Finding[] = [];
  const waiting = [root];
  for (let application = waiting.shift(); application !== undefined; application = waiting.shift()) {
    applications.set(application.metadata.name, application);
    const read = await readApplication(build, repository, application);
    objects.push(...read.objects);
    findings.push(...read.findings);
    waiting.push(...read.objects.map(({ object }) => object).filter(isApplication));
  }
  return { cluster, applications, objects, findings: [...findings, ...findTwins(objects)] };
}

export function isApplication({ apiVersion, kind }: ApiObject): boolean {
  return kind === "Application" && groupOf(apiVersion) === "argoproj.io";
}

interface ReadApplication {
  readonly objects: readonly DesiredObject[];
  readonly findings: readonly Finding[];
}

async function readApplication(
  build: BuildFolder,
  repository: Place,
  application: ApiObject,
): Promise<ReadApplication> {
  const { path, isDirectory, namespace } = sourceOf(application);
  const file = posix.relative(repository.pathInGit, path);
  const folder = join(repository.root, file);
  const built = isDirectory ? manifestsIn(folder) : await build(folder);
  if (built.kind === "refused")
    return { objects: [], findings: [{ file, object: nameOf(application), message: built.message }] };
  const { name } = application.metadata;
  const objects = built.objects.map((object) => ({
    file,
    application: name,
    name: nameOf(object),
    object: track(object, trackingOf(name, object, namespace)),
  }));
  return { objects: objects.toSorted((a, b) => waveOf(a.object) - waveOf(b.object)), findings: [] };
}

function sourceOf({ spec }: ApiObject): {
  readonly path: string;
  readonly isDirectory: boolean;
  readonly namespace: string;
} {
  const { source, destination } = spec as {
    readonly source: { readonly path: string; readonly directory?: unknown };
    readonly destination: { readonly namespace: string };
  };
  return { path: source.path, isDirectory: source.directory !== undefined, namespace: destination.namespace };
}

/** The manifests that stand in a folder itself, as Argo CD reads one that is no kustomization. */
function manifestsIn(folder: string): BuiltObjects {
  const objects: ApiObject[] = [];
  for (const { path, read } of readManifestFiles(folder)) {
    if (path.includes("/")) continue;
    if (read.kind === "refused") return { kind: "refused", message: `${path}: ${read.message}` };
    objects.push(...read.documents.flatMap(({ object }) => (object === undefined ? [] : [object])));
  }
  return { kind: "objects", objects };
}

/** An object of no namespace is noted with the namespace that its Application names. */
function trackingOf(application: string, { apiVersion, kind, metadata }: ApiObject, namespace: string): string {
  return `${application}:${groupOf(apiVersion)}/${kind}:${metadata.namespace ?? namespace}/${metadata.name}`;
}

function track(object: ApiObject, id: string): ApiObject {
  const annotations = recordIn(object.metadata, "annotations");
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...annotations, [TRACKING]: id } },
  };
}

/** The sync wave of an object: 0 where it says none. */
export function waveOf(object: ApiObject): number {
  return Number(annotationOf(object, WAVE) ?? "0");
}

export function annotationOf({ metadata }: ApiObject, name: string): string | undefined {
  const value = recordIn(metadata, "annotations")[name];
  return typeof value === "string" ? value : undefined;
}

/** Two Applications that bring one object take it from each other forever. */
function findTwins(objects: readonly DesiredObject[]): readonly Finding[] {
  const owners = new Map<string, DesiredObject>();
  return objects.flatMap((one) => {
    const owner = owners.get(identityOf(one.object));
    owners.set(identityOf(one.object), owner ?? one);
    if (owner === undefined) return [];
    const message = `The Applications ${owner.application} and ${one.application} both bring it.`;
    return [{ file: one.file, object: one.name, message }];
  });
}
