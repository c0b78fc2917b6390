/**
 * A GitOps repository as a reader without any knowledge of our compiler finds it: objects, kustomizations, and the
 * patches that are no objects of their own. What is neither is a finding, so that nothing goes by unlooked-at.
 */
import { posix } from "node:path";

import type { ApiObject } from "./api-client.ts";
import { groupOf } from "./kinds.ts";
import { readKustomization, type Kustomization } from "./kustomization.ts";
import { readManifestFiles, type ManifestFile } from "./manifests.ts";
import { isRecord } from "./records.ts";

/** Something wrong: where, about which object if about one, and in whose words. */
export interface Finding {
  readonly file: string;
  readonly object?: string;
  readonly message: string;
}

/** An object, where it stands, and its text if it stands there as YAML of its own. */
export interface FoundObject {
  readonly file: string;
  /** From the outermost to this one: `Policy factory-policies/gitops > ConfigurationPolicy gitops`. */
  readonly name: string;
  readonly object: ApiObject;
  readonly yaml?: string;
}

export interface Repository {
  readonly root: string;
  /** Where the root stands in Git: `sites/duo`, or the empty text (`git.path` of its factory.yaml). */
  readonly pathInGit: string;
  readonly objects: readonly FoundObject[];
  /** The same objects, by file. */
  readonly objectsByFile: ReadonlyMap<string, readonly FoundObject[]>;
  /** By folder, relative to the root. */
  readonly kustomizations: ReadonlyMap<string, Kustomization>;
  readonly findings: readonly Finding[];
}

const KUSTOMIZATION_FILE = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;

/** Reads a folder; `factory.yaml` and what it includes are the compiler's input and left out. */
export function readRepository(root: string): Repository {
  const files = readManifestFiles(root);
  const findings: Finding[] = [];
  const kustomizations = new Map<string, Kustomization>();
  for (const { path, read } of files.filter(({ path }) => KUSTOMIZATION_FILE.test(path))) {
    const kustomization = readKustomization(
      posix.dirname(path),
      read.kind === "documents" ? read.documents[0]?.value : undefined,
    );
    if (kustomization === undefined) findings.push({ file: path, message: "This kustomization cannot be read." });
    else kustomizations.set(kustomization.folder, kustomization);
  }
  const patches = new Set([...kustomizations.values()].flatMap(({ patchFiles }) => patchFiles));
  const manifests = files.filter(({ path }) => !KUSTOMIZATION_FILE.test(path) && !patches.has(path));
  const read = manifests.map((file) => readObjects(file));
  return {
    root,
    pathInGit: pathInGitOf(files),
    objects: read.flatMap(({ objects }) => objects),
    objectsByFile: new Map(manifests.map(({ path }, index) => [path, read[index]?.objects ?? []])),
    kustomizations,
    findings: [...findings, ...read.flatMap((one) => one.findings)],
  };
}

interface ObjectsRead {
  readonly objects: readonly FoundObject[];
  readonly findings: readonly Finding[];
}

function readObjects({ path, read }: ManifestFile): ObjectsRead {
  if (isFactory(path)) return { objects: [], findings: [] };
  if (read.kind === "refused") return { objects: [], findings: [{ file: path, message: read.message }] };
  const objects = read.documents.flatMap(({ object, text }) =>
    object === undefined ? [] : [{ file: path, name: nameOf(object), object, yaml: text }],
  );
  const strangers = read.documents.length - objects.length;
  if (strangers === 0) return { objects, findings: [] };
  const those =
    strangers === 1
      ? "1 of its documents is no Kubernetes object"
      : `${strangers} of its documents are no Kubernetes objects`;
  const message = `${those}, and no kustomization uses the file as a patch.`;
  return { objects, findings: [{ file: path, message }] };
}

function pathInGitOf(files: readonly ManifestFile[]): string {
  const factory = files.find(({ path }) => path === "factory.yaml")?.read;
  const value = factory?.kind === "documents" ? factory.documents[0]?.value : undefined;
  const git = isRecord(value) ? value["git"] : undefined;
  return isRecord(git) && typeof git["path"] === "string" ? posix.join(git["path"], ".") : "";
}

/** What people write stands beside what is compiled from it (`factory.yaml`, `factory/*.yaml`, `inventory/`). */
function isFactory(path: string): boolean {
  return path === "factory.yaml" || path.startsWith("factory/") || path.startsWith("inventory/");
}

/** `StorageClass fast`, `Subscription openshift-cnv/kubevirt-hyperconverged`. */
export function nameOf({ kind, metadata: { name, namespace } }: ApiObject): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

/** What makes two objects the same one; a kind is the same in all versions of its group. */
export function identityOf({ apiVersion, kind, metadata: { name, namespace } }: ApiObject): string {
  return JSON.stringify([groupOf(apiVersion), kind, namespace ?? "", name]);
}

/** `components/nmstate/nncp.yaml: NodeNetworkConfigurationPolicy bond0: unknown field "spec.x"`. */
export function describeFinding({ file, object, message }: Finding): string {
  return [file, ...(object === undefined ? [] : [object]), message].join(": ");
}
