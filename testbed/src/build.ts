/**
 * Builds the programs of the test bed into a cache outside the tree.
 * In: the wrapper modules and a cache folder. Out: a path for each program, or one line that says what is missing.
 * Afterwards a program in the cache is whole (it was renamed into its place), and building again does nothing.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import { buildTool, findGo, type GoToolchain } from "./go.ts";
import { makeOwnedFolder, sweepOwnedFolders } from "./owned-folder.ts";
import { MODULES, type GoModule, type Tool, type ToolName } from "./parts.ts";
import type { Progress } from "./progress.ts";
import { REPOSITORY } from "./settings.ts";

/** The path of each program. */
export type Binaries = Readonly<Record<ToolName, string>>;

/**
 * `built`: all programs are there; `fresh` names those built by this call.
 * `missing`: the machine lacks what building needs; the message is one line and says what to install.
 * `failed`: building was possible and went wrong; the message is what Go said.
 */
export type Built =
  | { readonly kind: "built"; readonly binaries: Binaries; readonly fresh: readonly ToolName[] }
  | { readonly kind: "missing"; readonly message: string }
  | { readonly kind: "failed"; readonly message: string };

export interface BuildOptions {
  readonly cache: string;
  readonly progress: Progress;
}

/** Makes sure that every program is in the cache, building one after the other what is not. */
export async function buildTestbed({ cache, progress }: BuildOptions): Promise<Built> {
  const paths = new Map<ToolName, string>();
  const fresh: ToolName[] = [];
  for (const module of MODULES) {
    const folder = join(REPOSITORY, "testbed", module.folder);
    const go = findGo(folder);
    for (const tool of module.tools) {
      const place = findPlace({ cache, module, tool, go });
      if (place.kind === "missing") return place;
      if (!existsSync(place.path)) {
        const refusal = await buildInto(place.path, { cache, folder, tool, progress });
        if (refusal !== undefined) return { kind: "failed", message: refusal };
        fresh.push(tool.name);
      }
      paths.set(tool.name, place.path);
    }
  }
  return { kind: "built", binaries: asBinaries(paths), fresh };
}

interface Wanted {
  readonly cache: string;
  readonly module: GoModule;
  readonly tool: Tool;
  readonly go: GoToolchain;
}

type Place = { readonly kind: "place"; readonly path: string } | Extract<GoToolchain, { readonly kind: "missing" }>;

/** Where a program stands or will stand. Without Go, one that any release of Go built from the same wrapper will do. */
function findPlace({ cache, module, tool, go }: Wanted): Place {
  const prefix = `${tool.name}-${tool.version}-${process.platform}-${process.arch}-${wrapperHash(module, tool)}-`;
  if (go.kind === "go") return { kind: "place", path: join(cache, prefix + go.version, tool.name) };
  const cached = existsSync(cache) ? readdirSync(cache).find((name) => name.startsWith(prefix)) : undefined;
  return cached === undefined ? go : { kind: "place", path: join(cache, cached, tool.name) };
}

function wrapperHash(module: GoModule, tool: Tool): string {
  const hash = createHash("sha256").update(JSON.stringify([tool.package, tool.stamps]));
  for (const file of ["go.mod", "go.sum"]) hash.update(readFileSync(join(REPOSITORY, "testbed", module.folder, file)));
  return hash.digest("hex").slice(0, 12);
}

interface BuildInto {
  readonly cache: string;
  readonly folder: string;
  readonly tool: Tool;
  readonly progress: Progress;
}

/** Builds beside the place and renames: whoever looks there finds a whole program or none. */
async function buildInto(path: string, { cache, folder, tool, progress }: BuildInto): Promise<string | undefined> {
  const halfBuilt = join(cache, "building");
  sweepOwnedFolders(halfBuilt);
  const workplace = makeOwnedFolder(halfBuilt);
  const startMs = performance.now();
  const took = (): string => `${Math.round((performance.now() - startMs) / 1000)} s`;
  progress.say(
    `testbed: building ${tool.name} ${tool.version}: ${tool.coldBuild} on two cores if nothing of it is compiled yet`,
  );
  const refusal = await buildTool({
    tool,
    moduleFolder: folder,
    output: join(workplace, tool.name),
    onPackage: (compiled) => progress.step(`testbed: ${tool.name}: ${compiled} packages compiled, ${took()}`),
  });
  if (refusal === undefined) moveIntoPlace(workplace, dirname(path));
  rmSync(workplace, { recursive: true, force: true });
  if (refusal !== undefined) return `${tool.name} ${tool.version} was not built:\n${refusal}`;
  progress.say(`testbed: ${tool.name} ${tool.version} built in ${took()}`);
  return undefined;
}

function moveIntoPlace(workplace: string, place: string): void {
  mkdirSync(dirname(place), { recursive: true });
  try {
    renameSync(workplace, place);
  } catch (error) {
    // Another run built the same program meanwhile: its bytes are as good as ours.
    if (!existsSync(place)) throw error;
  }
}

function asBinaries(paths: ReadonlyMap<ToolName, string>): Binaries {
  const path = (name: ToolName): string => {
    const found = paths.get(name);
    if (found === undefined) throw new Error(`No module of the test bed builds ${name}: add it to parts.ts.`);
    return found;
  };
  return { kustomize: path("kustomize"), etcd: path("etcd"), "kube-apiserver": path("kube-apiserver") };
}
