/**
 * The real Argo CD of one cluster: its controller, its repository server and their Redis; no web interface.
 * It works with what the API server holds: the ConfigMap `argocd-cm`, the AppProjects and Applications of its namespace,
 * and the Secrets of repositories.
 */
import { randomBytes } from "node:crypto";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { delimiter, join } from "node:path";

import type { ApiAccess } from "./api-client.ts";
import type { Binaries } from "./build.ts";
import { openClusterApi } from "./cluster-api.ts";
import { findFreePort } from "./free-port.ts";
import { writeKubeconfig } from "./kubeconfig.ts";
import { answersWell, openPartRun, startWithPorts, type PartRun } from "./part-run.ts";
import { findGuard, type Guard } from "./programs.ts";

export interface ArgoCdOptions {
  readonly binaries: Binaries<"argocd" | "kustomize">;
  readonly access: ApiAccess;
  /** Where it runs: its namespace, which must be there with the ConfigMap `argocd-cm` in it. */
  readonly namespace: string;
  /** Certificates (PEM) that it trusts for repositories, by host name without port. */
  readonly certificates?: Readonly<Record<string, string>>;
  readonly guard?: Guard;
}

/** An Argo CD that looks at its Applications. */
export interface ArgoCd {
  /** Its logs are in it, `controller.log` and `repo-server.log`; gone after `stop`. */
  readonly folder: string;
  readonly findEnd: () => string | undefined;
  readonly stop: () => Promise<void>;
}

export type ArgoCdStarted =
  | { readonly kind: "started"; readonly argocd: ArgoCd }
  | { readonly kind: "failed"; readonly message: string };

/** Starts it on a cluster and waits until all its programs are ready; its caches fill while it already works. */
export function startArgoCd(options: ArgoCdOptions): Promise<ArgoCdStarted> {
  return startWithPorts(() => startOnce(options));
}

async function startOnce(options: ArgoCdOptions): Promise<ArgoCdStarted> {
  const { binaries, access, namespace, certificates = {}, guard = findGuard() } = options;
  const secret = await makeServerSecret(access, namespace);
  if (secret !== undefined) return { kind: "failed", message: secret };
  const run = openPartRun(guard);
  const env = makeEnvironment(run.folder, { binaries, access, certificates });
  const ports = await findPorts();
  const refusal =
    (await startRedis(run, ports)) ??
    (await startRepoServer(run, ports, env)) ??
    (await startController(run, ports, { env, namespace }));
  if (refusal !== undefined) {
    await run.stop();
    return { kind: "failed", message: refusal };
  }
  return { kind: "started", argocd: { folder: run.folder, findEnd: run.findEnd, stop: run.stop } };
}

/** Argo CD signs sessions with a key that its operator makes; nobody logs in here. */
async function makeServerSecret(access: ApiAccess, namespace: string): Promise<string | undefined> {
  const answer = await openClusterApi(access).apply({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "argocd-secret", namespace, labels: { "app.kubernetes.io/part-of": "argocd" } },
    stringData: { "server.secretkey": randomBytes(32).toString("base64") },
  });
  return answer.kind === "refused" ? answer.message : undefined;
}

interface Ports {
  readonly redis: number;
  readonly repo: number;
  readonly repoMetrics: number;
  readonly metrics: number;
}

async function findPorts(): Promise<Ports> {
  const [redis, repo, repoMetrics, metrics] = await Promise.all(Array.from({ length: 4 }, () => findFreePort()));
  return { redis: redis ?? 0, repo: repo ?? 0, repoMetrics: repoMetrics ?? 0, metrics: metrics ?? 0 };
}

type Environment = Readonly<Record<string, string>>;

function makeEnvironment(
  folder: string,
  { binaries, access, certificates }: Required<Pick<ArgoCdOptions, "binaries" | "access" | "certificates">>,
): Environment {
  const place = (name: string): string => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  const [bin, tls, ssh, gpg, temporary] = ["bin", "tls", "ssh", "gpg", "tmp"].map(place) as [
    string,
    string,
    string,
    string,
    string,
  ];
  // The one binary acts by the name that it is called by; Git asks it for passwords as plain `argocd`.
  for (const name of ["argocd", "argocd-repo-server", "argocd-application-controller"])
    symlinkSync(binaries.argocd, join(bin, name));
  symlinkSync(binaries.kustomize, join(bin, "kustomize"));
  // It asks this program about every revision, also where signatures do not matter.
  writeFileSync(join(bin, "git-verify-wrapper.sh"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
  for (const [host, pem] of Object.entries(certificates)) writeFileSync(join(tls, host), pem);
  writeFileSync(join(ssh, "ssh_known_hosts"), "");
  const kubeconfig = join(folder, "kubeconfig");
  writeKubeconfig(kubeconfig, access);
  return {
    PATH: [bin, process.env["PATH"] ?? ""].join(delimiter),
    HOME: temporary,
    TMPDIR: temporary,
    KUBECONFIG: kubeconfig,
    // Outside a cluster, the address by which Applications name their own one leads nowhere.
    ARGOCD_FAKE_IN_CLUSTER: "true",
    ARGOCD_ASK_PASS_SOCK: join(folder, "ask-pass.sock"),
    ARGOCD_GPG_ENABLED: "false",
    ARGOCD_GNUPGHOME: gpg,
    ARGOCD_TLS_DATA_PATH: tls,
    ARGOCD_SSH_DATA_PATH: ssh,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
  };
}

function startRedis(run: PartRun, { redis }: Ports): Promise<string | undefined> {
  return run.start({
    name: "redis",
    command: "redis-server",
    args: ["--port", String(redis), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", run.folder],
    isReady: () => accepts(redis),
  });
}

function startRepoServer(run: PartRun, ports: Ports, env: Environment): Promise<string | undefined> {
  return run.start({
    name: "repo-server",
    command: join(run.folder, "bin/argocd-repo-server"),
    args: [
      `--port=${ports.repo}`,
      `--metrics-port=${ports.repoMetrics}`,
      "--address=127.0.0.1",
      "--metrics-address=127.0.0.1",
      `--redis=127.0.0.1:${ports.redis}`,
      "--disable-tls",
      "--client-ca-path=",
      "--loglevel=warn",
    ],
    env,
    isReady: () => answersWell(`http://127.0.0.1:${ports.repoMetrics}/healthz`),
  });
}

function startController(
  run: PartRun,
  ports: Ports,
  { env, namespace }: { readonly env: Environment; readonly namespace: string },
): Promise<string | undefined> {
  return run.start({
    name: "controller",
    command: join(run.folder, "bin/argocd-application-controller"),
    args: [
      `--repo-server=127.0.0.1:${ports.repo}`,
      "--repo-server-plaintext",
      `--redis=127.0.0.1:${ports.redis}`,
      `--namespace=${namespace}`,
      `--metrics-port=${ports.metrics}`,
      "--loglevel=info",
    ],
    env,
    isReady: () => answersWell(`http://127.0.0.1:${ports.metrics}/healthz`),
  });
}

/** Whether something listens on a port of loopback. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
