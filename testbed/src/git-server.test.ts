import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { startGitServer } from "./git-server.ts";

const base = mkdtempSync(join(tmpdir(), "vmf-git-server-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** What an API server leaves of its certificate; made by openssl, because Node makes none. */
const made = spawnSync(
  "openssl",
  "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem".split(
    " ",
  ),
  { cwd: base, encoding: "utf8" },
);

/** Asynchronous, because the server answers in this very thread. */
function git(
  cwd: string,
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly said: string }> {
  const env = { GIT_TERMINAL_PROMPT: "0", GIT_SSL_CAINFO: join(base, "cert.pem"), GIT_CONFIG_GLOBAL: "/dev/null" };
  const child = spawn("git", args, { cwd, env: { ...process.env, ...env } });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => said.push(data.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said: said.join("") })));
}

describe.skipIf(made.status !== 0)("the Git server", () => {
  test("lets nobody in without the password, and gives what was pushed to who has it", async () => {
    mkdirSync(join(base, "certificates"));
    writeFileSync(join(base, "certificates/apiserver.key"), readFileSync(join(base, "key.pem")));
    const server = await startGitServer({
      access: { url: "", token: "", ca: readFileSync(join(base, "cert.pem"), "utf8") },
      folder: base,
    });
    mkdirSync(join(base, "content/deep"), { recursive: true });
    writeFileSync(join(base, "content/deep/file"), "first\n");
    const first = server.push(join(base, "content"), "first");
    expect(server.push(join(base, "content"), "nothing")).toBe(first);
    writeFileSync(join(base, "content/other"), "second\n");
    rmSync(join(base, "content/deep"), { recursive: true });
    const second = server.push(join(base, "content"), "second");
    expect(second).not.toBe(first);

    const stranger = await git(base, "clone", server.url, "stranger");
    expect(stranger.code).not.toBe(0);
    const known = server.url.replace("https://", `https://${server.username}:${server.password}@`);
    expect(await git(base, "clone", "--quiet", known, "clone")).toEqual({ code: 0, said: "" });
    expect((await git(join(base, "clone"), "log", "--format=%s")).said).toBe("second\nfirst\n");
    expect((await git(join(base, "clone"), "ls-files")).said).toBe("other\n");
    await server.stop();
    expect((await git(base, "ls-remote", known)).code).not.toBe(0);
  });
});
