/** A factory and its next versions, each compiled by the real program over what the one before left in the folder. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import {
  enforcedObjects,
  isApplication,
  openBuilds,
  readDesiredState,
  readRepository,
  type ApiObject,
  type BuildFolder,
  type DesiredState,
  type Finding,
  type Repository,
} from "@vmfactory/testbed";
import { runVmf } from "../cli/run-vmf.ts";
import type { Case } from "./cases.ts";
import { applyEdits } from "./edit-factory.ts";
import type { Version } from "./versions.table.ts";

/** What one version asks for on one cluster. */
export interface ClusterVersion {
  readonly state: DesiredState;
  /** What is written before Argo CD is there, and again with every version: by hand on the hub, by policies elsewhere. */
  readonly before: readonly ApiObject[];
}

export interface CompiledVersion {
  readonly title: string;
  /** By cluster; one that is given up is not there any more. */
  readonly clusters: ReadonlyMap<string, ClusterVersion>;
  readonly findings: readonly Finding[];
}

export interface CompiledVersions {
  readonly hub: string;
  readonly versions: readonly CompiledVersion[];
  /** Files in which the last version differs from itself compiled where nothing was. */
  readonly strayFiles: readonly string[];
}

/** Compiles a case and its versions below a folder. */
export async function compileVersions(
  kustomize: string,
  { base, one, next }: { readonly base: string; readonly one: Case; readonly next: readonly Version[] },
): Promise<CompiledVersions> {
  const { root } = one.compile(base);
  const place = { build: openBuilds(kustomize), repository: readRepository(root) };
  const versions = [await readVersion(place, "the factory as it is")];
  for (const { title, edits } of next) {
    applyEdits(root, edits);
    await compileOver(root);
    versions.push(await readVersion(place, title));
  }
  return { hub: hubOf(root), versions, strayFiles: await findStrayFiles(root, join(base, "fresh", one.name)) };
}

/** Runs the program as it ships; it writes nothing where it finds an error. */
async function compileOver(folder: string): Promise<void> {
  const { code, stdout, stderr } = await runVmf(["compile", "--progress", "none"], { cwd: folder });
  if (code !== 0) throw new Error(`vmf compile ended with ${code}:\n${stderr}${stdout}`);
}

interface Place {
  readonly build: BuildFolder;
  /** Only where it is and what it is called in Git: its files change with each version. */
  readonly repository: Pick<Repository, "root" | "pathInGit">;
}

async function readVersion({ build, repository }: Place, title: string): Promise<CompiledVersion> {
  const { root } = repository;
  const buildOnce = rememberFolders(build);
  const bootstrap = await buildBootstrap(build, root);
  const clusters = new Map<string, ClusterVersion>();
  const hub = hubOf(root);
  const read = async (cluster: string, before: readonly ApiObject[]): Promise<DesiredState> => {
    const rootApplication = before.find(isApplication);
    if (rootApplication === undefined) throw new Error(`Nothing brings the root Application to ${cluster}.`);
    const state = await readDesiredState(buildOnce, repository, { cluster, root: rootApplication });
    clusters.set(cluster, { state, before });
    return state;
  };
  const { objects } = await read(hub, bootstrap);
  const onHub = objects.map(({ object }) => object);
  for (const cluster of readdirSync(join(root, "clusters")).filter((name) => name !== hub)) {
    await read(cluster, enforcedObjects(onHub, cluster));
  }
  return { title, clusters, findings: [...clusters.values()].flatMap(({ state }) => state.findings) };
}

/** Clusters share folders, and within one version of the repository a folder gives one thing. */
function rememberFolders(build: BuildFolder): BuildFolder {
  const known = new Map<string, ReturnType<BuildFolder>>();
  return (folder) => {
    const built = known.get(folder) ?? build(folder);
    known.set(folder, built);
    return built;
  };
}

/** The steps of the bootstrap, one after the other, as its page has people apply them. */
async function buildBootstrap(build: BuildFolder, root: string): Promise<readonly ApiObject[]> {
  const folder = join(root, ".bootstrap");
  const steps = readdirSync(folder).filter((name) => existsSync(join(folder, name, "kustomization.yaml")));
  const objects: ApiObject[] = [];
  for (const step of steps.toSorted()) {
    const built = await build(join(folder, step));
    if (built.kind === "refused") throw new Error(`${step}: ${built.message}`);
    objects.push(...built.objects);
  }
  return objects;
}

/** The one cluster whose folder has those of the others. */
function hubOf(root: string): string {
  const folder = join(root, "clusters");
  const hub = readdirSync(folder).find((name) => existsSync(join(folder, name, "clusters")));
  if (hub === undefined) throw new Error("No cluster of the repository is a hub.");
  return hub;
}

/** Compiles what people wrote in a folder of its own, and compares every file that the program wrote. */
async function findStrayFiles(root: string, fresh: string): Promise<readonly string[]> {
  mkdirSync(fresh, { recursive: true });
  for (const name of ["factory.yaml", "factory", "extras", "waves", "inventory", ".vmf/waves.json"]) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(fresh, name), { recursive: true });
  }
  await compileOver(fresh);
  const [ours, theirs] = [filesOf(root), filesOf(fresh)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((file) => ours.get(file) !== theirs.get(file))
    .toSorted();
}

function filesOf(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(root, path), readFileSync(path, "utf8")];
    }),
  );
}
