/**
 * A Git repository on https, as a Git server of a company is: a certificate of its own, a user and a password.
 * Git's own `http-backend` answers; this puts TLS and the password before it.
 */
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { makeWorkFolder } from "./owned-folder.ts";
import type { Server } from "./server.ts";

/** A repository that can be cloned, and changed by its owner. */
export interface GitServer {
  /** `https://127.0.0.1:<port>/factory.git`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** The certificate to trust, PEM, and the host it is for. */
  readonly certificate: string;
  readonly host: string;
  /** Makes a folder's files the content of the branch, in one commit; gives its id. Nothing happens if nothing changes. */
  readonly push: (folder: string, message: string) => string;
  readonly stop: () => Promise<void>;
}

export interface GitServerOptions {
  /** Whether everybody may read it. */
  readonly isPublic?: boolean;
  /** `main`, if not given. */
  readonly branch?: string;
  /** The folder of the repository that is pushed to; its root, if not given. */
  readonly path?: string;
}

/** Serves an empty repository with one branch, under the certificate that an API server made for loopback. */
export async function startGitServer(
  apiServer: Pick<Server, "access" | "folder">,
  { isPublic = false, branch = "main", path = "" }: GitServerOptions = {},
): Promise<GitServer> {
  const folder = makeWorkFolder();
  const [bare, tree] = [join(folder, "served/factory.git"), join(folder, "tree")];
  mkdirSync(join(folder, "served"));
  git(folder, ["init", "--quiet", "--bare", `--initial-branch=${branch}`, bare]);
  git(folder, ["clone", "--quiet", bare, tree]);
  const [username, password] = ["argocd", randomBytes(18).toString("hex")];
  const certificate = apiServer.access.ca;
  const key = readFileSync(join(apiServer.folder, "certificates/apiserver.key"), "utf8");
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const server = createServer({ cert: certificate, key }, (asked, answer) => {
    if (isPublic || asked.headers.authorization === expected) serve(join(folder, "served"), asked, answer);
    else answer.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end();
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}/factory.git`,
    username,
    password,
    certificate,
    host: "127.0.0.1",
    push: (from, message) => push({ tree, branch, path }, from, message),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Checkout {
  readonly tree: string;
  readonly branch: string;
  readonly path: string;
}

function push({ tree, branch, path }: Checkout, from: string, message: string): string {
  for (const name of readdirSync(tree)) if (name !== ".git") rmSync(join(tree, name), { recursive: true });
  cpSync(from, join(tree, path), { recursive: true });
  git(tree, ["add", "--all"]);
  if (git(tree, ["status", "--porcelain"]) !== "") {
    git(tree, ["commit", "--quiet", "--message", message]);
    git(tree, ["push", "--quiet", "origin", `HEAD:${branch}`]);
  }
  return git(tree, ["rev-parse", "HEAD"]).trim();
}

/** Neither the settings of the machine's user nor of the machine count. */
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "vmf",
  GIT_AUTHOR_EMAIL: "vmf@factory.example",
  GIT_COMMITTER_NAME: "vmf",
  GIT_COMMITTER_EMAIL: "vmf@factory.example",
};

function git(cwd: string, args: readonly string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8", env: environment, stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs `git http-backend` for one request, as a web server runs a CGI program (RFC 3875). */
function serve(root: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { pathname, search } = new URL(asked.url ?? "/", "https://127.0.0.1");
  const backend = spawn("git", ["http-backend"], {
    env: {
      ...environment,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: asked.method ?? "GET",
      CONTENT_TYPE: asked.headers["content-type"] ?? "",
      HTTP_CONTENT_ENCODING: asked.headers["content-encoding"] ?? "",
      GIT_PROTOCOL: String(asked.headers["git-protocol"] ?? ""),
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  asked.pipe(backend.stdin);
  backend.stdin.on("error", () => undefined); // It ended before it read all: what it answers counts.
  const chunks: Buffer[] = [];
  backend.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  backend.on("error", () => answer.writeHead(500).end());
  backend.on("close", () => answerAsCgi(Buffer.concat(chunks), answer));
}

function answerAsCgi(output: Buffer, answer: ServerResponse): void {
  const end = output.indexOf("\r\n\r\n");
  const headers = output
    .subarray(0, Math.max(end, 0))
    .toString("latin1")
    .split("\r\n")
    .map((line) => /^([^:]+): *(.*)$/.exec(line) ?? ["", "", ""])
    .map(([, name = "", value = ""]) => [name.toLowerCase(), value] as const);
  const status = Number(headers.find(([name]) => name === "status")?.[1].slice(0, 3) ?? "200");
  answer.writeHead(status, Object.fromEntries(headers.filter(([name]) => name !== "" && name !== "status")));
  answer.end(output.subarray(end + 4));
}
