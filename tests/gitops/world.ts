/**
 * A whole site on the test bed: a hub and the clusters that it manages, each on an API server of its own, a Git server,
 * the real Argo CD on each, ACM's real policy engine between them. People are played by the commands of generated pages.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hubModels } from "@vmfactory/sim";
import {
  makeWorkFolder,
  startGitServer,
  type Binaries,
  type CrdIndex,
  type GitServer,
  type GitServerOptions,
  type PolicyController,
} from "@vmfactory/testbed";
import { joinCluster, operators, runPropagator } from "./fleet.ts";
import { followBootstrap, keepApproving, makeSecrets } from "./people.ts";
import { managedClusters, openRepository, type Edit, type SiteRepository } from "./repository.ts";
import { openShell, type Shell } from "./shell.ts";
import { openSite, type Site } from "./site.ts";

export interface World {
  readonly repository: SiteRepository;
  readonly git: GitServer;
  readonly hub: Site;
  readonly managed: readonly Site[];
  /** Commits what the repository's folder holds; gives the commit. */
  readonly commit: (message: string) => string;
  /** Plays the people of the hub: makes its Secrets and follows the page of the bootstrap, until its last wait ends. */
  readonly bootstrap: () => Promise<void>;
  /** What stopped working anywhere, in words. */
  readonly problems: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export type WorldBinaries = Binaries<
  "argocd" | "config-policy-controller" | "etcd" | "kube-apiserver" | "kubectl" | "kustomize" | "policy-propagator"
>;

export interface WorldOptions {
  readonly binaries: WorldBinaries;
  readonly crds: Extract<CrdIndex, { readonly kind: "index" }>;
  /** A folder with a factory.yaml: an example, or a golden case. */
  readonly from: string;
  /** What is written otherwise than there. */
  readonly before: readonly Edit[];
  readonly hub: string;
  readonly git: GitServerOptions;
  readonly say: (line: string) => void;
}

export async function openWorld(options: WorldOptions): Promise<World> {
  const sinceMs = performance.now();
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.toReversed()) await one();
  };
  try {
    const ground = await prepare(options, { sinceMs, stops });
    return { ...ground, ...bringToLife(options, { ...ground, sinceMs, stops }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Ground = Pick<World, "repository" | "git" | "hub" | "managed" | "commit"> & {
  readonly shellOf: (site: Site) => Shell;
};

interface Run {
  readonly sinceMs: number;
  /** What is to be undone at the end, in the order in which it was done. */
  readonly stops: (() => Promise<void>)[];
}

/** Bare clusters, the repository on its server, and a shell for the people of each cluster. */
async function prepare(options: WorldOptions, { sinceMs, stops }: Run): Promise<Ground> {
  const { binaries, crds, say } = options;
  const folder = makeWorkFolder();
  stops.push(async () => rmSync(folder, { recursive: true, force: true }));
  let git: GitServer | undefined;
  const givenGit = (): GitServer => {
    if (git === undefined) throw new Error("The Git server is not there yet.");
    return git;
  };
  const open = async (name: string): Promise<Site> => {
    const site = await openSite({ name, binaries, crds, sinceMs, git: givenGit });
    stops.push(site.stop);
    say(`${name}: a bare OpenShift after ${seconds(sinceMs)}`);
    return site;
  };
  const hub = await open(options.hub);
  git = await startGitServer(hub.server, options.git);
  stops.push(git.stop);
  const { url, push } = git;
  const repository = openRepository({
    from: options.from,
    folder: join(folder, "repository"),
    edits: options.before,
    url,
    kustomize: binaries.kustomize,
  });
  const managed = await Promise.all(managedClusters(repository.folder, options.hub).map((name) => open(name)));
  const shells = new Map(
    [hub, ...managed].map((site) => {
      const scratch = join(folder, "shells", site.name);
      mkdirSync(scratch, { recursive: true });
      const { access } = site.server;
      return [site, openShell({ kubectl: binaries.kubectl, access, cwd: repository.folder, scratch })];
    }),
  );
  return {
    repository,
    git,
    hub,
    managed,
    commit: (message) => push(repository.folder, message),
    shellOf: (site) => {
      const shell = shells.get(site);
      if (shell === undefined) throw new Error(`${site.name} is no cluster of this world.`);
      return shell;
    },
  };
}

/** Operators on the hub, and what follows from them by itself; gives what people do, and what goes wrong meanwhile. */
function bringToLife(
  { binaries, say }: WorldOptions,
  { repository: { folder }, git, hub, managed, shellOf, sinceMs, stops }: Ground & Run,
): Pick<World, "bootstrap" | "problems"> {
  const controllers: PolicyController[] = [];
  stops.push(async () => void (await Promise.all(controllers.map((one) => one.stop()))));
  const failures: string[] = [];
  const noteFailure = (error: unknown): void =>
    void failures.push(error instanceof Error ? error.message : String(error));
  const inBackground = (work: Promise<PolicyController>): void =>
    void work.then((controller) => controllers.push(controller), noteFailure);
  const ended = new AbortController();
  const approving: Promise<void>[] = [];
  const approve = (site: Site): void =>
    void approving.push(keepApproving(folder, shellOf(site), ended.signal).catch(noteFailure));
  stops.push(async () => {
    ended.abort();
    await Promise.all(approving);
  });
  hub.employ([...operators(), ...hubModels]);
  inBackground(runPropagator(hub, binaries));
  for (const site of managed) {
    const onJoined = (): Promise<void> => {
      say(`${site.name}: joined after ${seconds(sinceMs)}`);
      approve(site);
      return makeSecrets(folder, site.name, git, shellOf(site));
    };
    inBackground(joinCluster({ hub, site, binaries, onJoined }));
  }
  return {
    bootstrap: async () => {
      await makeSecrets(folder, hub.name, git, shellOf(hub));
      approve(hub);
      await followBootstrap(folder, shellOf(hub), (step) =>
        say(`${hub.name}: ${step} begins after ${seconds(sinceMs)}`),
      );
    },
    problems: () => [
      ...failures,
      ...[hub, ...managed].flatMap((site) => site.problems()),
      ...controllers.flatMap((one) => one.findEnd() ?? []),
    ],
  };
}

function seconds(sinceMs: number): string {
  return `${Math.round((performance.now() - sinceMs) / 1000)} s`;
}
