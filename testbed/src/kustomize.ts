/**
 * Stock kustomize over a repository, and what it should have given.
 * What is meant is the union of the objects that a kustomization's resources and components list; a patch may change the
 * objects it is for, and no others. Everything else that kustomize can do is reported as not understood.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { isDeepStrictEqual } from "node:util";

import type { ApiObject } from "./api-client.ts";
import { isTarget, targetsOf, type Kustomization } from "./kustomization.ts";
import { mapLimited } from "./map-limited.ts";
import { readManifests } from "./manifests.ts";
import { identityOf, nameOf, type Finding, type FoundObject, type Repository } from "./repository.ts";

export interface KustomizationsChecked {
  /** How many kustomizations were built. */
  readonly built: number;
  readonly findings: readonly Finding[];
  /** Objects as kustomize gives them, where a patch made them differ from their file. */
  readonly patched: readonly FoundObject[];
}

const AT_ONCE = 2;

/** Builds every kustomization that is no Component, and compares what came out with what was meant. */
export async function checkKustomizations(kustomize: string, repository: Repository): Promise<KustomizationsChecked> {
  const build = openBuilds(kustomize);
  const buildable = [...repository.kustomizations.values()].filter(({ isComponent }) => !isComponent);
  const checked = await mapLimited(buildable, AT_ONCE, (kustomization) => checkOne(build, repository, kustomization));
  return {
    built: checked.length,
    // What is wrong in a base is wrong in each of its overlays, and said once.
    findings: [
      ...new Map(checked.flatMap(({ findings }) => findings).map((one) => [JSON.stringify(one), one])).values(),
    ],
    patched: checked.flatMap(({ patched }) => patched),
  };
}

type CheckedOne = Omit<KustomizationsChecked, "built">;

async function checkOne(build: BuildFolder, repository: Repository, kustomization: Kustomization): Promise<CheckedOne> {
  const file = posix.join(kustomization.folder, "kustomization.yaml");
  const built = await build(join(repository.root, kustomization.folder));
  if (built.kind === "refused") return { findings: [{ file, message: built.message }], patched: [] };
  const meaning = meaningOf(repository, kustomization.folder);
  const compared = compare(meaning.objects, built.objects).map((difference) => ({ file, ...difference }));
  const changed = new Set(meaning.objects.filter(({ isPatched }) => isPatched).map(({ object }) => identityOf(object)));
  const patched = built.objects
    .filter((object) => changed.has(identityOf(object)))
    .map((object) => ({ file, name: nameOf(object), object }));
  return { findings: [...meaning.findings, ...compared], patched };
}

export type BuiltObjects =
  | { readonly kind: "objects"; readonly objects: readonly ApiObject[] }
  | { readonly kind: "refused"; readonly message: string };

/** Gives what `kustomize build` gives for a folder. */
export type BuildFolder = (folder: string) => Promise<BuiltObjects>;

/** Builds folders with stock kustomize; what was read once is not read again where the same text comes out. */
export function openBuilds(kustomize: string): BuildFolder {
  const known = new Map<string, BuiltObjects>();
  return async (folder) => {
    const built = await runBuild(kustomize, folder);
    if (built.kind === "refused") return built;
    const objects = known.get(built.yaml) ?? objectsIn(built.yaml);
    known.set(built.yaml, objects);
    return objects;
  };
}

type Refused = Extract<BuiltObjects, { readonly kind: "refused" }>;

/** Calls `kustomize build` without any flag, as Argo CD does. */
function runBuild(
  kustomize: string,
  folder: string,
): Promise<{ readonly kind: "yaml"; readonly yaml: string } | Refused> {
  return new Promise((resolve) => {
    const child = spawn(kustomize, ["build", folder], { stdio: ["ignore", "pipe", "pipe"] });
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    child.once("error", (error) => resolve({ kind: "refused", message: error.message }));
    child.once("close", (code) => {
      const words = Buffer.concat(said).toString("utf8").trim().replaceAll(folder, ".");
      // Kustomize warns of deprecated fields and ends well; to us that is no success.
      resolve(
        code === 0 && words === ""
          ? { kind: "yaml", yaml: Buffer.concat(out).toString("utf8") }
          : { kind: "refused", message: words },
      );
    });
  });
}

function objectsIn(yaml: string): BuiltObjects {
  const read = readManifests(yaml);
  if (read.kind === "refused") return read;
  return { kind: "objects", objects: read.documents.flatMap(({ object }) => (object === undefined ? [] : [object])) };
}

interface MeantObject {
  readonly object: ApiObject;
  readonly isPatched: boolean;
  /** A patch may take an object away. */
  readonly isDeleted: boolean;
}

interface Meaning {
  readonly objects: readonly MeantObject[];
  readonly findings: readonly Finding[];
}

/** The objects that a kustomization lists, in itself and in all that it names. */
function meaningOf(repository: Repository, folder: string): Meaning {
  return accumulate(repository, folder, { objects: [], findings: [] });
}

/** Adds a kustomization's resources to what is there, then lets its components and its patches work on all of it. */
function accumulate(repository: Repository, folder: string, before: Meaning): Meaning {
  const kustomization = repository.kustomizations.get(folder);
  const file = posix.join(folder, "kustomization.yaml");
  // Kustomize itself has refused to build by now; this is for what it can build and we cannot.
  if (kustomization === undefined) return before;
  let meaning = before;
  for (const resource of kustomization.resources) meaning = addResource(repository, resource, meaning);
  for (const component of kustomization.components) meaning = accumulate(repository, component, meaning);
  const strange = kustomization.unforeseen.map((field) => ({
    file,
    message: `Nobody here can foresee what \`${field}\` does: compare it in testbed/src/kustomize.ts first.`,
  }));
  return applyPatches(repository, kustomization, { ...meaning, findings: [...meaning.findings, ...strange] });
}

function addResource(repository: Repository, resource: string, { objects, findings }: Meaning): Meaning {
  if (repository.kustomizations.has(resource)) {
    const inner = meaningOf(repository, resource);
    return { objects: [...objects, ...inner.objects], findings: [...findings, ...inner.findings] };
  }
  const listed = repository.objectsByFile.get(resource) ?? [];
  const own = listed.map(({ object }) => ({ object, isPatched: false, isDeleted: false }));
  return { objects: [...objects, ...own], findings };
}

function applyPatches(repository: Repository, { folder, patches }: Kustomization, meaning: Meaning): Meaning {
  let { objects, findings } = meaning;
  for (const patch of patches) {
    const text = patch.text ?? readPatchFile(repository, patch.file);
    const targets = targetsOf(patch, text);
    const isMeant = ({ object }: MeantObject): boolean => targets.some((target) => isTarget(target, object));
    if (!objects.some(isMeant)) {
      const message = `The patch ${patch.file ?? JSON.stringify(patch.target ?? targets)} is for no object.`;
      findings = [...findings, { file: posix.join(folder, "kustomization.yaml"), message }];
    }
    const isDeletion = /^\$patch: *delete *$/m.test(text);
    objects = objects.map((one) => (isMeant(one) ? { ...one, isPatched: true, isDeleted: isDeletion } : one));
  }
  return { objects, findings };
}

function readPatchFile({ root }: Repository, file: string | undefined): string {
  return file !== undefined && existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : "";
}

/** What differs between meant and built objects, by identity and then by content. */
function compare(meant: readonly MeantObject[], built: readonly ApiObject[]): readonly Omit<Finding, "file">[] {
  const rest = new Map(built.map((object) => [identityOf(object), object]));
  const differences = meant.flatMap(({ object, isPatched, isDeleted }) => {
    const twin = rest.get(identityOf(object));
    rest.delete(identityOf(object));
    if (isDeleted) return [];
    if (twin === undefined)
      return [{ object: nameOf(object), message: "It is meant to be here, and kustomize does not give it." }];
    if (isPatched || isDeepStrictEqual(twin, object)) return [];
    const place = firstDifference(object, twin);
    return [{ object: nameOf(object), message: `Kustomize gives something else than its file says at \`${place}\`.` }];
  });
  const extra = [...rest.values()].map((object) => ({
    object: nameOf(object),
    message: "Kustomize gives it, and nothing lists it.",
  }));
  return [...differences, ...extra];
}

/** The path of the first place in which two values differ, with the two values there. */
export function firstDifference(ours: unknown, theirs: unknown, path = ""): string {
  if (typeof ours === "object" && typeof theirs === "object" && ours !== null && theirs !== null) {
    const [a, b] = [new Map(Object.entries(ours)), new Map(Object.entries(theirs))];
    for (const key of new Set([...a.keys(), ...b.keys()])) {
      if (!isDeepStrictEqual(a.get(key), b.get(key)))
        return firstDifference(a.get(key), b.get(key), path === "" ? key : `${path}.${key}`);
    }
  }
  return `${path}: ${JSON.stringify(ours)} became ${JSON.stringify(theirs)}`;
}
