/**
 * Builds the programs of the test bed into a cache outside the tree.
 * In: the wrapper modules and a cache folder. Out: a path for each program, or one line that says what is missing.
 * Afterwards a program in the cache is whole (it was renamed into its place), and building again does nothing.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import { makeOwnedFolder, sweepOwnedFolders } from "./owned-folder.ts";
import { PARTS, type Part, type Tool, type ToolName } from "./parts.ts";
import type { Progress } from "./progress.ts";
import { REPOSITORY } from "./settings.ts";
import { driverOf, type Toolchain } from "./toolchain.ts";

/** The path of each program. */
export type Binaries<Name extends ToolName = ToolName> = Readonly<Record<Name, string>>;

/**
 * `built`: all programs are there; `fresh` names those built by this call.
 * `missing`: the machine lacks what building needs; the message is one line and says what to install.
 * `failed`: building was possible and went wrong; the message is what the toolchain said.
 */
export type Built<Name extends ToolName = ToolName> =
  | { readonly kind: "built"; readonly binaries: Binaries<Name>; readonly fresh: readonly ToolName[] }
  | { readonly kind: "missing"; readonly message: string }
  | { readonly kind: "failed"; readonly message: string };

export interface BuildOptions<Name extends ToolName> {
  readonly cache: string;
  readonly progress: Progress;
  /** The programs that are wanted. */
  readonly tools: readonly Name[];
}

/** Makes sure that programs are in the cache, building one after the other what is not. */
export async function buildTestbed<Name extends ToolName>(options: BuildOptions<Name>): Promise<Built<Name>> {
  const { cache, progress, tools } = options;
  const paths: Partial<Record<Name, string>> = {};
  const fresh: ToolName[] = [];
  for (const name of tools) {
    const { part, tool } = findTool(name);
    const place = findPlace({ cache, part, tool });
    if (place.kind === "missing") return place;
    if (!existsSync(place.path)) {
      const refusal = await buildInto(place.path, { cache, part, tool, progress });
      if (refusal !== undefined) return { kind: "failed", message: refusal };
      fresh.push(name);
    }
    paths[name] = place.path;
  }
  // Each name of `tools`, which are all there are, has its path by now.
  return { kind: "built", binaries: paths as Binaries<Name>, fresh };
}

function findTool(name: ToolName): { readonly part: Part; readonly tool: Tool } {
  for (const part of PARTS) {
    const tool = part.tools.find((one) => one.name === name);
    if (tool !== undefined) return { part, tool };
  }
  throw new Error(`No part of the test bed builds ${name}: add it to parts.ts.`);
}

interface Wanted {
  readonly cache: string;
  readonly part: Part;
  readonly tool: Tool;
}

type Place = { readonly kind: "place"; readonly path: string } | Extract<Toolchain, { readonly kind: "missing" }>;

/** Where a program stands or will stand. Without a toolchain, one that any release of it built from the same wrapper. */
function findPlace({ cache, part, tool }: Wanted): Place {
  const prefix = `${tool.name}-${tool.version}-${process.platform}-${process.arch}-${wrapperHash(part, tool)}-`;
  const toolchain = driverOf(part).find(folderOf(part));
  if (toolchain.kind === "toolchain")
    return { kind: "place", path: join(cache, prefix + toolchain.version, tool.name) };
  const cached = existsSync(cache) ? readdirSync(cache).find((name) => name.startsWith(prefix)) : undefined;
  return cached === undefined ? toolchain : { kind: "place", path: join(cache, cached, tool.name) };
}

function folderOf(part: Part): string {
  return join(REPOSITORY, "testbed", part.folder);
}

const WRAPPER_FILES: Readonly<Record<Part["language"], readonly string[]>> = {
  go: ["go.mod", "go.sum"],
  rust: ["Cargo.toml", "Cargo.lock", "src/main.rs"],
};

function wrapperHash(part: Part, tool: Tool): string {
  const hash = createHash("sha256").update(JSON.stringify([tool.package, tool.stamps ?? []]));
  for (const file of WRAPPER_FILES[part.language]) hash.update(readFileSync(join(folderOf(part), file)));
  return hash.digest("hex").slice(0, 12);
}

/** Builds beside the place and renames: whoever looks there finds a whole program or none. */
async function buildInto(
  path: string,
  { cache, part, tool, progress }: Wanted & Pick<BuildOptions<ToolName>, "progress">,
): Promise<string | undefined> {
  const halfBuilt = join(cache, "building");
  sweepOwnedFolders(halfBuilt);
  const workplace = makeOwnedFolder(halfBuilt);
  const startMs = performance.now();
  const took = (): string => `${Math.round((performance.now() - startMs) / 1000)} s`;
  progress.say(
    `testbed: building ${tool.name} ${tool.version}: ${tool.coldBuild} on two cores if nothing of it is compiled yet`,
  );
  const refusal = await driverOf(part).build({
    tool,
    folder: folderOf(part),
    workplace,
    onPackage: (compiled) => progress.step(`testbed: ${tool.name}: ${compiled} packages compiled, ${took()}`),
  });
  // A crate's build leaves its intermediate files beside the program.
  rmSync(join(workplace, "target"), { recursive: true, force: true });
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
