/**
 * One cluster of a site on the test bed: a bare OpenShift, on which models stand in for operators and the real Argo CD
 * starts as soon as an operator has one to run.
 */
import { openshiftKinds, openshiftObjects, type Cluster, type OperatorModel } from "@vmfactory/sim";
import {
  askUntil,
  openClusterApi,
  startArgoCd,
  startServer,
  type ArgoCd,
  type Binaries,
  type ClusterApi,
  type CrdIndex,
  type GitServer,
  type ObjectRef,
  type Server,
} from "@vmfactory/testbed";
import { recordApplications, type Recorder } from "./applications.ts";
import { operate, type Operation } from "./operate.ts";
import { openRealCluster } from "./real-cluster.ts";

export interface Site {
  readonly name: string;
  readonly server: Server;
  readonly api: ClusterApi;
  readonly cluster: Cluster;
  /** What Applications went through; none before Argo CD is there. */
  readonly recorder: () => Recorder | undefined;
  /** Lets models work on it, beside those that do already. */
  readonly employ: (models: readonly OperatorModel[]) => void;
  /** Resolves when the real Argo CD runs on it. */
  readonly argocd: Promise<ArgoCd>;
  /** What stopped working, in words: a program that ended, a model that cannot do its work. */
  readonly problems: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export interface SiteOptions {
  readonly name: string;
  readonly binaries: Binaries<"argocd" | "etcd" | "kube-apiserver" | "kustomize">;
  readonly crds: Extract<CrdIndex, { readonly kind: "index" }>;
  /** When the run began, by `performance.now()`. */
  readonly sinceMs: number;
  /** The repository's server, once it is there. */
  readonly git: () => GitServer;
}

/** How long anything may take to come, in ms: beyond it something is wrong, however slow the machine. */
export const patienceMs = 900_000;

export async function openSite(options: SiteOptions): Promise<Site> {
  const { name, binaries, crds } = options;
  const started = await startServer({ binaries });
  if (started.kind === "failed") throw new Error(`${name}: ${started.message}`);
  const { server } = started;
  const api = openClusterApi(server.access);
  const cluster = openRealCluster(api, crds);
  try {
    await cluster.serve(openshiftKinds());
    for (const object of openshiftObjects()) await cluster.apply(object, "openshift");
  } catch (error) {
    await server.stop();
    throw error;
  }
  const state = {
    isStopped: false,
    recorder: undefined as Recorder | undefined,
    argocd: undefined as ArgoCd | undefined,
  };
  const operations: Operation[] = [];
  const argocd = runArgoCd(options, { server, api, state });
  argocd.catch(() => undefined); // Who waits for it sees it; who stops before it came does not care.
  return {
    name,
    server,
    api,
    cluster,
    argocd,
    recorder: () => state.recorder,
    employ: (models) => void operations.push(operate({ access: server.access, api, cluster, models })),
    problems: () => {
      const end = state.argocd?.findEnd();
      return [...operations.flatMap((one) => one.problems()), ...(end === undefined ? [] : [end])].map(
        (problem) => `${name}: ${problem}`,
      );
    },
    stop: async () => {
      state.isStopped = true;
      await Promise.all(operations.map((one) => one.stop()));
      state.recorder?.stop();
      await state.argocd?.stop();
      await server.stop();
    },
  };
}

interface ArgoCdState {
  readonly isStopped: boolean;
  recorder: Recorder | undefined;
  argocd: ArgoCd | undefined;
}

/** The operator says Available when its Argo CD runs: then the real one takes that place. */
async function runArgoCd(
  { name, binaries, git, sinceMs }: SiteOptions,
  { server, api, state }: { readonly server: Server; readonly api: ClusterApi; readonly state: ArgoCdState },
): Promise<ArgoCd> {
  await waitFor(api, argocdRef, `${name}: an Argo CD that its operator runs`, {
    isSo: (object) => phaseOf(object) === "Available",
    isHopeless: () => (state.isStopped ? "stopped" : undefined),
  });
  const { host, certificate } = git();
  const { namespace } = argocdRef.metadata;
  const started = await startArgoCd({
    binaries,
    access: server.access,
    namespace,
    certificates: { [host]: certificate },
  });
  if (started.kind === "failed") throw new Error(`${name}: ${started.message}`);
  state.argocd = started.argocd;
  state.recorder = recordApplications({ access: server.access, api }, sinceMs);
  return started.argocd;
}

const argocdRef = {
  apiVersion: "argoproj.io/v1beta1",
  kind: "ArgoCD",
  metadata: { name: "openshift-gitops", namespace: "openshift-gitops" },
} as const;

function phaseOf(object: { readonly [field: string]: unknown }): unknown {
  return (object["status"] as { readonly phase?: unknown } | undefined)?.phase;
}

type Found = { readonly [field: string]: unknown };

export interface Wish {
  readonly isSo: (object: Found) => boolean;
  readonly isHopeless?: () => string | undefined;
}

/** Waits until an object is there and as wished; throws, naming what did not come. */
export async function waitFor(api: ClusterApi, ref: ObjectRef, what: string, wish: Wish): Promise<void> {
  const waited = await askUntil({
    ask: async () => {
      const answer = await api.get(ref);
      return answer.kind === "ok" && wish.isSo(answer.value) ? true : undefined;
    },
    ...(wish.isHopeless === undefined ? {} : { isHopeless: wish.isHopeless }),
    deadlineMs: patienceMs,
    everyMs: 500,
  });
  if (waited.kind === "hopeless") throw new Error(`${what}: ${waited.reason}`);
  if (waited.kind === "late") throw new Error(`${what} did not come within ${patienceMs / 1000} s.`);
}
