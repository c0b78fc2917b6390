/**
 * A whole site on the test bed: a hub and the clusters that it manages, each on an API server of its own, a Git server,
 * the real Argo CD on each, ACM's real policy engine between them. People are played by the commands of generated pages.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  clusterModels,
  fleetModels,
  gitopsModel,
  hubModels,
  olmModel,
  onHub,
  onManaged,
  type OperatorModel,
} from "@vmfactory/sim";
import {
  makeWorkFolder,
  startConfigPolicyController,
  startGitServer,
  startPropagator,
  type Binaries,
  type CrdIndex,
  type GitServer,
  type GitServerOptions,
  type PolicyController,
} from "@vmfactory/testbed";
import { kubelets } from "./kubelets.ts";
import { managedClusters, openRepository, type SiteRepository } from "./repository.ts";
import { openShell, readCommands, type Shell } from "./shell.ts";
import { openSite, waitFor, type Site } from "./site.ts";

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
  readonly hub: string;
  readonly git: GitServerOptions;
  readonly say: (line: string) => void;
}

export async function openWorld({
  binaries,
  crds,
  from,
  hub: hubName,
  git: gitOptions,
  say,
}: WorldOptions): Promise<World> {
  const sinceMs = performance.now();
  const folder = makeWorkFolder();
  const stops: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const one of stops.toReversed()) await one();
  };
  try {
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
    const hub = await open(hubName);
    git = await startGitServer(hub.server, gitOptions);
    stops.push(git.stop);
    const repository = openRepository({
      from,
      folder: join(folder, "repository"),
      url: git.url,
      kustomize: binaries.kustomize,
    });
    const managed = await Promise.all(managedClusters(repository.folder, hubName).map((name) => open(name)));
    const controllers: PolicyController[] = [];
    stops.push(async () => void (await Promise.all(controllers.map((one) => one.stop()))));
    const shells = new Map<string, Shell>();
    for (const { name, server } of [hub, ...managed]) {
      const scratch = join(folder, "shells", name);
      mkdirSync(scratch, { recursive: true });
      shells.set(
        name,
        openShell({ kubectl: binaries.kubectl, access: server.access, cwd: repository.folder, scratch }),
      );
    }
    const shellOf = (site: Site): Shell => shells.get(site.name) as Shell;
    hub.employ([...operators(), ...hubModels]);
    const failures: string[] = [];
    const inBackground = (work: Promise<void>): void =>
      void work.catch((error: unknown) => failures.push(error instanceof Error ? error.message : String(error)));
    inBackground(runPropagator(hub, binaries, controllers));
    for (const site of managed) {
      inBackground(
        joinCluster({
          hub,
          site,
          binaries,
          controllers,
          say,
          sinceMs,
          makeSecrets: () => makeSecrets(repository, git, site, shellOf(site)),
        }),
      );
    }
    return {
      repository,
      git,
      hub,
      managed,
      commit: (message) => givenGit().push(repository.folder, message),
      bootstrap: async () => {
        await makeSecrets(repository, givenGit(), hub, shellOf(hub));
        await runPage(join(repository.folder, ".bootstrap/README.md"), shellOf(hub), (headings) => {
          const isStep = /^\d+\. /.test(headings.at(-1) ?? "");
          if (isStep) say(`${hubName}: ${headings.at(-1)} begins after ${seconds(sinceMs)}`);
          return isStep ? {} : undefined;
        });
      },
      problems: () => [
        ...failures,
        ...[hub, ...managed].flatMap((site) => site.problems()),
        ...controllers.flatMap((one) => one.findEnd() ?? []),
      ],
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What runs on every cluster. */
function operators(): readonly OperatorModel[] {
  return [olmModel(), gitopsModel(), ...clusterModels];
}

function seconds(sinceMs: number): string {
  return `${Math.round((performance.now() - sinceMs) / 1000)} s`;
}

/** ACM brings its own policy engine: ours starts when ACM says that it runs. */
async function runPropagator(hub: Site, binaries: WorldBinaries, controllers: PolicyController[]): Promise<void> {
  const kind = { apiVersion: "operator.open-cluster-management.io/v1", kind: "MultiClusterHub" };
  const ref = { ...kind, metadata: { name: "multiclusterhub", namespace: "open-cluster-management" } };
  await waitFor(hub.api, ref, `${hub.name}: ACM`, {
    isSo: ({ status }) => (status as { readonly phase?: string } | undefined)?.phase === "Running",
  });
  const started = await startPropagator({ binaries, access: hub.server.access });
  if (started.kind === "failed") throw new Error(started.message);
  controllers.push(started.controller);
}

interface Joining {
  readonly hub: Site;
  readonly site: Site;
  readonly binaries: WorldBinaries;
  readonly controllers: PolicyController[];
  readonly say: (line: string) => void;
  readonly sinceMs: number;
  readonly makeSecrets: () => Promise<void>;
}

/** A cluster comes to life when the hub has installed or imported it: its operators, ACM's agents on it, its people. */
async function joinCluster({ hub, site, binaries, controllers, say, sinceMs, makeSecrets }: Joining): Promise<void> {
  const { name } = site;
  hub.employ(fleetModels.map((model) => onHub(model, site.cluster, name)));
  const ref = { apiVersion: "cluster.open-cluster-management.io/v1", kind: "ManagedCluster", metadata: { name } };
  await waitFor(hub.api, ref, `${name}: its joining the hub`, {
    isSo: (object) => hasCondition(object, "ManagedClusterJoined"),
  });
  say(`${name}: joined after ${seconds(sinceMs)}`);
  hub.employ([onHub(kubelets, site.cluster, name)]);
  site.employ([...operators(), ...fleetModels.map((model) => onManaged(model, hub.cluster, name))]);
  await makeSecrets();
  const crd = { apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition" };
  for (const plural of ["configurationpolicies", "operatorpolicies"]) {
    const metadata = { name: `${plural}.policy.open-cluster-management.io` };
    await waitFor(site.api, { ...crd, metadata }, `${name}: ${plural}`, {
      isSo: (object) => hasCondition(object, "Established"),
    });
  }
  const started = await startConfigPolicyController({ binaries, access: site.server.access, clusterNamespace: name });
  if (started.kind === "failed") throw new Error(`${name}: ${started.message}`);
  controllers.push(started.controller);
}

function hasCondition(object: { readonly [field: string]: unknown }, type: string): boolean {
  const status = object["status"] as
    | { readonly conditions?: readonly { readonly type: string; readonly status: string }[] }
    | undefined;
  return status?.conditions?.some((one) => one.type === type && one.status === "True") === true;
}

/** Follows the page of Secrets for one cluster, with values of ours in files. */
async function makeSecrets({ folder }: SiteRepository, git: GitServer, { name }: Site, shell: Shell): Promise<void> {
  const values: Readonly<Record<string, string>> = {
    GIT_READER__TYPE: "git",
    GIT_READER__URL: git.url,
    GIT_READER__USERNAME: git.username,
    GIT_READER__PASSWORD: git.password,
    DOCKERCONFIGJSON: '{"auths":{}}',
  };
  const valueOf = (variable: string): string =>
    Object.entries(values).find(([end]) => variable.endsWith(`${end}__FILE`))?.[1] ?? "a value of the test bed";
  await runPage(join(folder, "docs/secrets.md"), shell, (headings, script) => {
    if (headings[1] !== `On ${name}`) return undefined;
    const variables = [...script.matchAll(/\$\{(\w+__FILE):\?/g)].map(([, variable = ""]) => variable);
    return Object.fromEntries(variables.map((variable) => [variable, valueOf(variable)]));
  });
}

type Choose = (headings: readonly string[], script: string) => Readonly<Record<string, string>> | undefined;

/** Runs the blocks of a page that are chosen, one after the other; the choice gives the files that they read. */
async function runPage(page: string, shell: Shell, choose: Choose): Promise<void> {
  for (const { headings, script } of readCommands(page)) {
    const files = choose(headings, script);
    if (files === undefined) continue;
    const { code, output } = await shell(script, files);
    if (code !== 0)
      throw new Error(`${page}, ${headings.at(-1)}: the commands ended with ${code}:\n${script}\n\n${output}`);
  }
}
