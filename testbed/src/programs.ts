/**
 * Starts programs that end with this process however it ends, SIGKILL included.
 *
 * `setpriv` lets the kernel do it. The kernel watches the *thread* that started the program: started from a worker
 * thread, a program ends with that worker. `pipe`, for systems without setpriv, puts a shell between, which kills the
 * program as soon as the pipe from this process closes.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

export type Guard = "setpriv" | "pipe";

export interface ProgramOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The file that takes what it prints. */
  readonly log: string;
  readonly guard: Guard;
  /** Beside this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The folder it works in; this process's own, if not given. */
  readonly cwd?: string;
}

export interface Program {
  /** Why it is not running any more, in words with the last lines of its log; `undefined` while it runs. */
  readonly findEnd: () => string | undefined;
  /** Ends it at once; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

const LOG_LINES_MAX = 5;

/** `setpriv` where the system has it (util-linux 2.33 or newer), else `pipe`. */
export function findGuard(): Guard {
  const help = spawnSync("setpriv", ["--help"], { encoding: "utf8" });
  return help.status === 0 && help.stdout.includes("--pdeathsig") ? "setpriv" : "pipe";
}

/** Starts a program below a guard. A command that is not there shows as an end, as one that fails at once does. */
export function startProgram({ command, args, log, guard, env = {}, cwd }: ProgramOptions): Program {
  const file = openSync(log, "a", 0o600);
  const place = { env: { ...process.env, ...env }, ...(cwd === undefined ? {} : { cwd }) };
  const child =
    guard === "setpriv"
      ? spawn("setpriv", ["--pdeathsig", "KILL", "sh", "-c", UNLESS_ORPHANED, String(process.pid), command, ...args], {
          stdio: ["ignore", file, file],
          ...place,
        })
      : spawn("sh", ["-c", UNTIL_PIPE_CLOSES, "sh", command, ...args], { stdio: ["pipe", file, file], ...place });
  closeSync(file);
  child.unref(); // Whoever forgets to stop a program can still end, and takes the program along.
  let end: string | undefined;
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => resolve(void (end = error.message)));
    child.once("exit", (code, signal) => resolve(void (end = signal ?? `exit code ${code}`)));
  });
  return {
    findEnd: () => (end === undefined ? undefined : `${command} ended (${end}).${lastLines(log)}`),
    kill: async () => {
      child.ref();
      if (end === undefined) endChild(child, guard);
      await ended;
    },
  };
}

function endChild(child: ChildProcess, guard: Guard): void {
  // Closing the pipe is what the shell waits for; killing the shell itself would leave the program behind.
  if (guard === "pipe") child.stdin?.destroy();
  else child.kill("SIGKILL");
}

/** The parent may have died before setpriv spoke to the kernel; then the program has another parent and must not start. */
const UNLESS_ORPHANED = '[ "$PPID" = "$0" ] && exec "$@"';

/** Reads the pipe beside the program; whichever ends first ends the other. */
const UNTIL_PIPE_CLOSES = `
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
(while read -r line <&3; do :; done; kill -KILL "$program" 2>/dev/null) &
reader=$!
wait "$program"
code=$?
kill -KILL "$reader" 2>/dev/null
exit "$code"
`;

function lastLines(log: string): string {
  const lines = readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.length === 0 ? "" : ` Its last words:\n${lines.slice(-LOG_LINES_MAX).join("\n")}`;
}
