/**
 * One Kubernetes API server on its own etcd, without controllers, nodes or admission webhooks: what is applied is
 * validated, defaulted and stored, and nothing happens because of it.
 * Each server has its own ports and folder, ends with the process that started it, and forgets everything.
 */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { openSend, type ApiAccess } from "./api-client.ts";
import type { Binaries } from "./build.ts";
import { findFreePort } from "./free-port.ts";
import { sweepOwnedFolders, temporaryFolders } from "./owned-folder.ts";
import { answersWell, openPartRun, startWithPorts } from "./part-run.ts";
import { findGuard, type Guard } from "./programs.ts";

/** A server that answers. */
export interface Server {
  readonly access: ApiAccess;
  /** Its data, certificates and logs; gone after `stop`. */
  readonly folder: string;
  /** Milliseconds from the call of `startServer` to the first good answer. */
  readonly startedInMs: number;
  /** Ends both programs and removes the folder. */
  readonly stop: () => Promise<void>;
}

export interface ServerOptions {
  readonly binaries: Binaries<"etcd" | "kube-apiserver">;
  /** How the programs end with this process; what the system offers, if not given. */
  readonly guard?: Guard;
}

export type Started =
  | { readonly kind: "started"; readonly server: Server }
  | { readonly kind: "failed"; readonly message: string };

/** Starts a server and waits until it is ready. Data that dead processes left behind is removed first. */
export async function startServer({ binaries, guard = findGuard() }: ServerOptions): Promise<Started> {
  sweepOwnedFolders(temporaryFolders());
  return startWithPorts(() => startOnce(binaries, guard));
}

async function startOnce(binaries: ServerOptions["binaries"], guard: Guard): Promise<Started> {
  const startMs = performance.now();
  const run = openPartRun(guard);
  const { folder, stop } = run;
  const etcdUrl = `http://127.0.0.1:${await findFreePort()}`;
  const port = await findFreePort();
  const token = writeCredentials(folder);
  let access: ApiAccess | undefined;
  const refusal =
    (await run.start({
      name: "etcd",
      command: binaries.etcd,
      args: etcdArgs(folder, etcdUrl),
      isReady: () => answersWell(`${etcdUrl}/readyz`),
    })) ??
    (await run.start({
      name: "kube-apiserver",
      command: binaries["kube-apiserver"],
      args: apiServerArgs({ folder, etcdUrl, port }),
      isReady: async () => {
        access = await findAccess({ folder, port, token });
        return access !== undefined;
      },
    }));
  if (refusal !== undefined || access === undefined) {
    await stop();
    return { kind: "failed", message: refusal ?? "kube-apiserver is ready without a certificate." };
  }
  return { kind: "started", server: { access, folder, startedInMs: Math.round(performance.now() - startMs), stop } };
}

function etcdArgs(folder: string, url: string): readonly string[] {
  return [
    `--data-dir=${join(folder, "etcd")}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    "--listen-peer-urls=http://127.0.0.1:0",
    // Nobody misses this data after a crash of the machine, and syncing it to disk costs most of the time.
    "--unsafe-no-fsync",
    "--max-request-bytes=10485760",
    "--log-level=warn",
  ];
}

interface ApiServerPlace {
  readonly folder: string;
  readonly etcdUrl: string;
  readonly port: number;
}

function apiServerArgs({ folder, etcdUrl, port }: ApiServerPlace): readonly string[] {
  const key = join(folder, "service-account.key");
  return [
    `--etcd-servers=${etcdUrl}`,
    "--bind-address=127.0.0.1",
    `--secure-port=${port}`,
    `--cert-dir=${join(folder, "certificates")}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    `--token-auth-file=${join(folder, "tokens.csv")}`,
    "--authorization-mode=RBAC",
    "--service-cluster-ip-range=172.30.0.0/16",
    // It waits for service accounts, which a controller that is not here would make.
    "--disable-admission-plugins=ServiceAccount",
    "--allow-privileged",
    // Tests ask for much at once, and the throttle is made for strangers.
    "--enable-priority-and-fairness=false",
  ];
}

/** Makes the keys of one server and gives the token of its administrator. */
function writeCredentials(folder: string): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = privateKey.export({ type: "pkcs1", format: "pem" });
  const token = randomBytes(24).toString("hex");
  mkdirSync(join(folder, "certificates"));
  writeFileSync(join(folder, "service-account.key"), key, { mode: 0o600 });
  writeFileSync(join(folder, "tokens.csv"), `${token},vmf,vmf,"system:masters"\n`, { mode: 0o600 });
  return token;
}

/** The server makes its certificate itself at start; until that is there, it cannot be asked anything. */
async function findAccess(at: {
  readonly folder: string;
  readonly port: number;
  readonly token: string;
}): Promise<ApiAccess | undefined> {
  const certificate = join(at.folder, "certificates", "apiserver.crt");
  if (!existsSync(certificate)) return undefined;
  const access = { url: `https://127.0.0.1:${at.port}`, ca: readFileSync(certificate, "utf8"), token: at.token };
  const answer = await openSend(access)({ method: "GET", path: "/readyz" });
  return answer.kind === "ok" ? access : undefined;
}
