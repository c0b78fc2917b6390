/** A site's repository as its people have it: compiled by the program, and kept on a Git server. */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { root as here } from "../../tools/imports.ts";

export interface SiteRepository {
  /** The folder of factory.yaml. */
  readonly folder: string;
  /** Changes what people wrote, and compiles; gives what `vmf diff` said would change. */
  readonly change: (edits: readonly Edit[]) => Change;
  /** Names of the Applications that a cluster has, its root Application included. */
  readonly applicationsOf: (cluster: string) => readonly string[];
}

/** A text in a file that people wrote, and what stands in its place. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The answer of `vmf diff --format json`, as far as it is used here. */
export interface Change {
  readonly objects: readonly {
    readonly action: "add" | "change" | "remove";
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace: string | null;
    readonly name: string;
    readonly clusters: readonly string[];
  }[];
}

export interface RepositoryOptions {
  /** A folder with a factory.yaml: an example, or a golden case. */
  readonly from: string;
  /** A new folder to put it together in. */
  readonly folder: string;
  /** What is written otherwise than there. */
  readonly edits?: readonly Edit[];
  /** The Git server's address, in place of the site's own. */
  readonly url: string;
  readonly kustomize: string;
}

const WRITTEN_BY_PEOPLE = ["factory.yaml", "factory", "extras", "waves"] as const;

export function openRepository({ from, folder, edits = [], url, kustomize }: RepositoryOptions): SiteRepository {
  mkdirSync(folder, { recursive: true });
  for (const name of WRITTEN_BY_PEOPLE) {
    if (existsSync(join(from, name))) cpSync(join(from, name), join(folder, name), { recursive: true });
  }
  for (const { file, from: before, to } of edits) replaceOnce(join(folder, file), before, to);
  const factory = join(folder, "factory.yaml");
  const text = readFileSync(factory, "utf8");
  const [own] = /(?<=^git: *\{? *(?:\n +)?url: *)"?[^",\s}]+"?/m.exec(text) ?? [];
  if (own === undefined) throw new Error(`${factory} has no git.url that could be replaced.`);
  writeFileSync(factory, text.replace(own, JSON.stringify(url)));
  vmf(folder, ["compile", "--progress", "none"]);
  return {
    folder,
    change: (edits) => {
      for (const { file, from: before, to } of edits) replaceOnce(join(folder, file), before, to);
      // Its shape is held by a test of the program: docs/reference/json-output.md.
      const change = JSON.parse(vmf(folder, ["diff", "--format", "json"], [0, 1])) as Change;
      vmf(folder, ["compile", "--progress", "none"]);
      return change;
    },
    applicationsOf: (cluster) => ["root", ...namesOfApplications(kustomize, join(folder, "clusters", cluster))].sort(),
  };
}

/** Throws unless the text is there exactly once. */
export function replaceOnce(file: string, before: string, after: string): void {
  const text = readFileSync(file, "utf8");
  if (text.split(before).length !== 2) throw new Error(`${file} does not hold once: ${before}`);
  writeFileSync(file, text.replace(before, after));
}

function namesOfApplications(kustomize: string, folder: string): readonly string[] {
  const built = run(kustomize, ["build", folder], here);
  const documents = built.split(/^---$/m).filter((text) => /^kind: Application$/m.test(text));
  return documents.flatMap((text) => /^ {2}name: (\S+)$/m.exec(text)?.[1] ?? []);
}

function vmf(folder: string, args: readonly string[], codes: readonly number[] = [0]): string {
  return run(process.execPath, [join(here, "packages/cli/bin/vmf.mjs"), ...args], folder, codes);
}

function run(command: string, args: readonly string[], cwd: string, codes: readonly number[] = [0]): string {
  const ran = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  if (ran.status === null || !codes.includes(ran.status))
    throw new Error(`${command} ${args.join(" ")} in ${cwd} ended with ${ran.status}:\n${ran.stderr}${ran.stdout}`);
  return ran.stdout;
}

/** The names of the clusters that a repository's hub manages. */
export function managedClusters(folder: string, hub: string): readonly string[] {
  return readdirSync(join(folder, "clusters", hub, "clusters")).sort();
}
