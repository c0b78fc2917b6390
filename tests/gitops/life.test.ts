import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { askUntil, readCrdIndex } from "@vmfactory/testbed";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { root as here } from "../../tools/imports.ts";
import { openSmallHub } from "./small-hub.ts";

const bed = inject("gitops");

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** All processes; one that is dead and not yet collected is none. */
function processes(): readonly Running[] {
  const { stdout } = spawnSync("ps", ["-axww", "-o", "pid=,ppid=,stat=,args="], { encoding: "utf8" });
  return [...stdout.matchAll(/^ *(\d+) +(\d+) +([^Z ]\S*) +(.*)$/gm)].map(([, pid, parent, , command = ""]) => ({
    pid: Number(pid),
    parent: Number(parent),
    command,
  }));
}

/** Those that a process started, and those that they started. */
function below(pid: number | undefined): readonly Running[] {
  const all = processes();
  const found = all.filter(({ parent }) => parent === pid);
  for (const one of found) found.push(...all.filter(({ parent }) => parent === one.pid));
  return found;
}

describe.skipIf(bed.kind === "missing")("a site whose owner is killed while Argo CD works", () => {
  test.each(["SIGKILL", "SIGINT"] as const)("by %s leaves no process, and the next one comes up", async (signal) => {
    if (bed.kind === "missing") return;
    const args = [
      "--import",
      "tsx",
      join(here, "tests/gitops/life-process.ts"),
      bed.crds,
      JSON.stringify(bed.binaries),
    ];
    const child = spawn(process.execPath, args, { cwd: here, stdio: ["pipe", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    let folders: readonly string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      folders = JSON.parse(line) as readonly string[];
      break;
    }
    const started = below(child.pid);
    for (const program of [
      "etcd",
      "kube-apiserver",
      "redis-server",
      "argocd-repo-server",
      "argocd-application-controller",
    ])
      expect(started.map(({ command }) => command).join("\n")).toContain(program);
    child.kill(signal);
    const left = (): readonly Running[] => processes().filter(({ pid }) => started.some((one) => one.pid === pid));
    await askUntil({ ask: async () => (left().length === 0 ? true : undefined), deadlineMs: 20_000 });
    expect(left()).toEqual([]);

    const crds = readCrdIndex(bed.crds);
    if (crds.kind === "missing") throw new Error(crds.message);
    const next = await openSmallHub({ binaries: bed.binaries, crds });
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
    await next.stop();
  });
});
