/**
 * Folders that belong to a living process and to nobody after it.
 * The name says who the owner is, so that there is no moment in which a folder is there and its owner is not known.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** Makes a folder of this process's own below `base`, readable by this user only. */
export function makeOwnedFolder(base: string): string {
  mkdirSync(base, { recursive: true, mode: 0o700 });
  return mkdtempSync(join(base, `${processSpace()}-${process.pid}-${findProcessStart(process.pid) ?? "0"}-`));
}

/** A temporary folder of this process's own; if the process cannot remove it, the next start of a server does. */
export function makeWorkFolder(): string {
  return makeOwnedFolder(temporaryFolders());
}

/** Where the temporary folders of all processes of this user are. */
export function temporaryFolders(): string {
  return join(tmpdir(), `vmf-testbed-${userInfo().username}`);
}

/** Removes the folders below `base` whose owner is dead; gives how many. */
export function sweepOwnedFolders(base: string): number {
  const stale = namesIn(base).filter((name) => isStale(name));
  for (const name of stale) rmSync(join(base, name), { recursive: true, force: true });
  return stale.length;
}

/** Whether a process is there and runs; one that ended and was not yet collected by its parent is not alive. */
export function isAlive(pid: number): boolean {
  return findProcessStart(pid) !== undefined;
}

function isStale(name: string): boolean {
  const [space, pid, start] = name.split("-");
  if (space !== processSpace() || pid === undefined || !/^\d+$/.test(pid)) return false;
  return findProcessStart(Number(pid)) !== start;
}

function namesIn(base: string): readonly string[] {
  try {
    return readdirSync(base);
  } catch {
    return []; // Nothing was ever made here.
  }
}

/** Process ids mean something only within one pid namespace: two containers may share a temporary folder. */
function processSpace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid").replace(/\D/g, "");
  } catch {
    return "0"; // No Linux: one space.
  }
}

/**
 * When a living process started, in clock ticks since boot: an id alone may have been given to another since.
 * Fields 3 and 22 of `/proc/<pid>/stat` (proc(5)) are the state and the start; the name before them may hold anything.
 */
function findProcessStart(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return process.platform === "linux" ? undefined : answersSignals(pid);
  }
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
}

function answersSignals(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
    return "0";
  } catch {
    return undefined; // No such process.
  }
}
