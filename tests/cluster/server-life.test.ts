import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { askUntil, makeWorkFolder, startServer, type Guard } from "@vmfactory/testbed";
import { describe, expect, test } from "vitest";
import { root as here } from "../../tools/imports.ts";
import { findBed } from "./bed.ts";

const bed = findBed();

/** Commands of the living processes that work in a folder; one that is dead and not yet collected is none. */
function processesIn(folder: string): readonly string[] {
  const { stdout } = spawnSync("ps", ["-axww", "-o", "stat=,args="], { encoding: "utf8" });
  return stdout.split("\n").filter((line) => line.includes(folder) && !line.startsWith("Z"));
}

/** Starts a process that starts a server and waits; gives the folder of that server. */
async function startInChild(
  guard: Guard,
): Promise<{ readonly folder: string; readonly kill: (signal: NodeJS.Signals) => void }> {
  const args = ["--import", "tsx", join(here, "tests/cluster/server-process.ts"), guard, JSON.stringify(bed?.binaries)];
  const child = spawn(process.execPath, args, { cwd: here, stdio: ["pipe", "pipe", "inherit"] });
  for await (const folder of createInterface({ input: child.stdout }))
    return { folder, kill: (signal) => child.kill(signal) };
  throw new Error("The child ended before its server was ready.");
}

describe("a server does not outlive its owner", () => {
  test.skipIf(bed === undefined).each([
    ["SIGKILL", "setpriv"],
    ["SIGKILL", "pipe"],
    ["SIGINT", "setpriv"],
  ] as const)(
    "after %s to the owner, guarded by %s, both programs are gone, and the next start removes their data",
    async (signal, guard) => {
      const { folder, kill } = await startInChild(guard);
      for (const program of ["etcd", "kube-apiserver"]) {
        expect(processesIn(folder)).toContainEqual(expect.stringContaining(`/${program} --`));
      }
      kill(signal);
      const gone = await askUntil({
        ask: async () => (processesIn(folder).length === 0 ? true : undefined),
        deadlineMs: 10_000,
      });
      expect(gone).toMatchObject({ kind: "answer" });
      expect(existsSync(folder)).toBe(true);
      const next = await startServer({ binaries: bed!.binaries });
      if (next.kind === "failed") throw new Error(next.message);
      expect(existsSync(folder)).toBe(false);
      await next.server.stop();
      expect(existsSync(next.server.folder)).toBe(false);
      expect(processesIn(next.server.folder)).toEqual([]);
    },
  );
});

describe("a server that cannot start", () => {
  test.skipIf(bed === undefined)("says which program ended and why, and leaves nothing", async () => {
    const folder = makeWorkFolder();
    const program = join(folder, "kube-apiserver");
    writeFileSync(program, "#!/bin/sh\necho \"$1\"\necho 'I cannot go on.' >&2\nexit 3\n", { mode: 0o755 });
    const started = await startServer({ binaries: { etcd: bed!.binaries.etcd, "kube-apiserver": program } });
    rmSync(folder, { recursive: true });
    if (started.kind === "started") throw new Error("It started.");
    expect(started.message).toMatch(
      /kube-apiserver ended \(exit code 3\)\. Its last words:\n--etcd-servers=http:.*\nI cannot go on\.$/,
    );
  });
});

describe("servers of several owners", () => {
  test.skipIf(bed === undefined)("do not meet", async () => {
    const started = await Promise.all([
      startServer({ binaries: bed!.binaries }),
      startServer({ binaries: bed!.binaries }),
    ]);
    const urls = started.map((one) => (one.kind === "started" ? one.server.access.url : one.message));
    for (const one of started) if (one.kind === "started") await one.server.stop();
    expect(new Set([...urls, bed!.access.url]).size).toBe(3);
    expect(urls.join(" ")).toMatch(/^https:\/\/127\.0\.0\.1:\d+ https:\/\/127\.0\.0\.1:\d+$/);
  });
});
