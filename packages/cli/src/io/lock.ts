import {
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { describeSystemError, OperatingError, systemCode } from "../failure.ts";
import { kindOf } from "./read-text.ts";
import { stateFolder } from "./write-job.ts";

/** Who holds a lock. `started` tells a process from a later one with the same number, where the system can say. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly started: string | undefined;
}

/**
 * Runs work while no other vmf writes below the same folder, which is made if it is not there. A lock whose process is
 * gone is taken over. Afterwards the folders that were made are removed again if nothing was put into them.
 */
export async function withLock<T>(root: string, name: string, work: () => Promise<T>): Promise<T> {
  const made = new Set<string>();
  const lock = join(root, stateFolder, "lock");
  try {
    enter(root, lock, name, made);
    try {
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  } finally {
    // A folder is made after the one above it: the innermost goes first.
    for (const folder of [...made].toReversed()) removeIfEmpty(folder);
  }
}

/**
 * Makes the folder and takes the lock in it. Another vmf that ends at this moment removes the folders that it made and
 * left empty: then they are made anew.
 */
function enter(root: string, lock: string, name: string, made: Set<string>): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      openFolder(join(root, stateFolder), `${name}/${stateFolder}`, made);
      acquire(lock, name);
      return;
    } catch (error) {
      const isGone = systemCode(error) === "ENOENT" && attempt < attemptsMax;
      if (!isGone) throw describeSystemError(error, `write to \`${name}\``);
    }
  }
}

/** Makes the folder for state and those above it that are not there, and adds them to `made`. */
function openFolder(folder: string, name: string, made: Set<string>): void {
  const missing: string[] = [];
  for (let one = folder; !isThere(one); one = dirname(one)) missing.push(one);
  for (const one of missing.toReversed()) if (makeFolder(one)) made.add(one);
  const stats = lstatSync(folder);
  if (stats.isDirectory()) return;
  throw new OperatingError(
    "in-the-way",
    `\`${name}\` is in the way: it is ${kindOf(stats)}.`,
    "Move it away, or name another folder with --out.",
  );
}

/** Whether it was us who made it: another vmf may have done so since we looked. */
function makeFolder(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // There is something in it, or it was not made at all: both are as they should be.
  }
}

/** How often to look again at what others change at the same moment, before they are named as the reason. */
const attemptsMax = 10;

function acquire(lock: string, name: string): void {
  const own = `${ownPrefix(lock)}${process.pid}`;
  try {
    takeLock(lock, own, name);
  } finally {
    rmSync(own, { force: true });
  }
  removeLeftovers(lock);
}

/** Beginning of the names of files by which processes of this machine lock: others cannot tell whether those live. */
function ownPrefix(lock: string): string {
  return `${lock}.${encodeURIComponent(hostname())}.`;
}

function takeLock(lock: string, own: string, name: string): void {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    if (tryAcquire(lock, own)) return;
    const holder = readHolder(lock);
    if (holder !== undefined && isAlive(holder)) throw busy(holder, lock, name);
    discard(lock, own, holder);
  }
  throw new OperatingError("busy", `Others are writing to \`${name}\`.`, "Run it again when they are done.");
}

/** The lock appears with its holder in it, never empty: a link of a file that is whole. */
function tryAcquire(lock: string, own: string): boolean {
  writeFileSync(
    own,
    JSON.stringify({ pid: process.pid, host: hostname(), started: startOf(process.pid) } satisfies Holder),
  );
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    // A file system without hard links: the lock is made at once, and is empty for a moment.
    return writeExclusively(lock, own);
  }
}

function writeExclusively(lock: string, own: string): boolean {
  try {
    writeFileSync(lock, readFileSync(own), { flag: "wx" });
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * Takes a dead process's lock out of the way. Between looking and moving another vmf may have done the same and locked
 * for itself: then what was moved is not what was looked at, and goes back.
 */
function discard(lock: string, own: string, dead: Holder | undefined): void {
  const aside = `${own}.stale`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved !== undefined && JSON.stringify(moved) !== JSON.stringify(dead) && isAlive(moved)) linkBack(aside, lock);
  unlinkSync(aside);
}

/** What died while it locked or took a lock over left its own file behind. */
function removeLeftovers(lock: string): void {
  const prefix = basename(ownPrefix(lock));
  for (const name of readdirSync(dirname(lock)).filter((one) => one.startsWith(prefix))) {
    const pid = /^(\d+)(?:\.stale)?$/.exec(name.slice(prefix.length))?.[1];
    const isLeft = pid !== undefined && !isAlive({ pid: Number(pid), host: hostname(), started: undefined });
    if (isLeft) removeIfAllowed(join(dirname(lock), name));
  }
}

function removeIfAllowed(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is another user's: it harms nobody, and the lock is ours all the same.
  }
}

function linkBack(aside: string, lock: string): void {
  try {
    linkSync(aside, lock);
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw error;
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value !== "object" || value === null || !("pid" in value) || typeof value.pid !== "number")
      return undefined;
    const host = "host" in value && typeof value.host === "string" ? value.host : "";
    const started = "started" in value && typeof value.started === "string" ? value.started : undefined;
    return { pid: value.pid, host, started };
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Of a process on another machine nobody can tell: it counts as alive. */
function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) === "ESRCH") return false;
  }
  const now = startOf(pid);
  return started === undefined || now === undefined || now === started;
}

/** When a process started, as Linux tells it (proc(5), field 22 of stat); undefined elsewhere. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined; // Not Linux, or the process is gone.
  }
}

function busy({ pid, host }: Holder, lock: string, name: string): OperatingError {
  const where = host === hostname() ? "" : ` on ${host}`;
  const remedy =
    where === ""
      ? "Run it again when that one is done."
      : `Run it again when that one is done. If it died, delete \`${lock}\`.`;
  return new OperatingError("busy", `Process ${pid}${where} is writing to \`${name}\`.`, remedy);
}
