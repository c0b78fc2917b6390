import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { buildCli } from "../../tools/build.ts";

/** What a run of the program gave. `signal` is what ended it, if not the program itself. */
export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Peak of resident memory in MiB, by the kernel's account of the process. */
  readonly peakMib: number;
}

export interface RunOptions {
  readonly cwd: string;
  /** A user without rights, where the test is run by one who has them all. */
  readonly uid?: number;
  /** Beside PATH, HOME and NO_COLOR. */
  readonly env?: Readonly<Record<string, string>>;
  /** What goes wrong with the system under the program: see fault.mjs. */
  readonly fault?: Readonly<Record<string, string>>;
  /** Sends a signal so many milliseconds after the start. */
  readonly kill?: { readonly signal: NodeJS.Signals; readonly afterMs: number };
}

const reportMemory = new URL("report-memory.mjs", import.meta.url).href;

const makeFault = new URL("fault.mjs", import.meta.url).href;

let bundle: Promise<string> | undefined;

/**
 * The program as it ships, built once for all tests. The folder is named after the process: one that was a thread's is
 * not told that it ends, so whoever builds next takes away what dead ones left.
 */
export function bundled(): Promise<string> {
  bundle ??= (async () => {
    removeBundlesOfDead();
    const folder = mkdtempSync(join(tmpdir(), `vmf-bundle-${process.pid}-`));
    await buildCli(folder);
    return join(folder, "main.mjs");
  })();
  return bundle;
}

function removeBundlesOfDead(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^vmf-bundle-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Runs the program to its end, without a terminal. Whatever takes more than half a minute is ended and fails. */
export async function runVmf(args: readonly string[], { cwd, uid, env, fault, kill }: RunOptions): Promise<Ran> {
  const main = await bundled();
  const options = process.platform === "linux" ? ["--import", reportMemory] : [];
  if (fault !== undefined) options.push("--import", `${makeFault}?${new URLSearchParams(fault).toString()}`);
  const child = spawn(process.execPath, [...options, main, ...args], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", HOME: cwd, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    timeout: 30_000,
    killSignal: "SIGKILL",
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const [out, err, memory] = [collect(child.stdout), collect(child.stderr), collect(child.stdio[3] as Readable)];
  const timer = kill && setTimeout(() => child.kill(kill.signal), kill.afterMs);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (...ended) => resolve(ended));
  });
  clearTimeout(timer);
  return { code, signal, stdout: out.join(""), stderr: err.join(""), peakMib: Number(memory.join("")) / 1024 };
}

function collect(stream: Readable | null): string[] {
  const parts: string[] = [];
  stream?.on("data", (part: Buffer) => parts.push(part.toString("utf8")));
  return parts;
}

/** A folder for one test, removed after it by whoever made it. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "vmf-cli-"));
}

/** Does work for each item, two at a time: the program is another process, and machines have two processors. */
export async function inPairs<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const [results, queue] = [[] as R[], [...items.entries()]];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results[next[0]] = await work(next[1], next[0]);
  };
  await Promise.all([lane(), lane()]);
  return results;
}
