import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, describe, expect, test } from "vitest";
import { askUntil } from "./ask-until.ts";
import { isAlive } from "./owned-folder.ts";
import { findGuard, startProgram, type Guard } from "./programs.ts";

const base = mkdtempSync(join(tmpdir(), "vmf-programs-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const guards: readonly Guard[] = findGuard() === "setpriv" ? ["setpriv", "pipe"] : ["pipe"];

/** A program that says its process id and goes on for long. */
const LONG = { command: "sh", args: ["-c", 'echo "$$"; exec sleep 600'] };

/** The process id that the program wrote into its log. */
async function idIn(log: string): Promise<number> {
  const ask = async (): Promise<number | undefined> => Number(readFileSync(log, "utf8").trim()) || undefined;
  const waited = await askUntil({ ask, deadlineMs: 10_000, everyMs: 10 });
  if (waited.kind !== "answer") throw new Error("The program did not start.");
  return waited.value;
}

async function isGone(pid: number): Promise<boolean> {
  const waited = await askUntil({
    ask: async () => (isAlive(pid) ? undefined : true),
    deadlineMs: 10_000,
    everyMs: 10,
  });
  return waited.kind === "answer";
}

describe.each(guards)("a program guarded by %s", (guard) => {
  test("ends when it is killed, and says so", async () => {
    const log = join(base, `${guard}-killed.log`);
    const program = startProgram({ ...LONG, log, guard });
    const pid = await idIn(log);
    expect([program.findEnd(), isAlive(pid)]).toEqual([undefined, true]);
    await program.kill();
    expect(await isGone(pid)).toBe(true);
    expect(program.findEnd()).toMatch(/^sh ended \(/);
  });

  test("ends with the process that started it, though that one is killed without a chance to act", async () => {
    const log = join(base, `${guard}-orphan.log`);
    const owner = join(base, `${guard}-owner.mts`);
    const options = JSON.stringify({ ...LONG, log, guard });
    const source = join(import.meta.dirname, "programs.ts");
    writeFileSync(
      owner,
      `import { startProgram } from ${JSON.stringify(source)}; startProgram(${options}); console.log("up"); setInterval(() => {}, 1000);`,
    );
    const child = spawn(process.execPath, ["--import", "tsx", owner], { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: child.stdout })) {
      expect(line).toBe("up");
      break;
    }
    const pid = await idIn(log);
    child.kill("SIGKILL");
    expect(await isGone(pid)).toBe(true);
  });

  test("that fails tells its exit code and its last words", async () => {
    const log = join(base, `${guard}-failed.log`);
    const program = startProgram({ command: "sh", args: ["-c", "echo no such flag >&2; exit 3"], log, guard });
    const waited = await askUntil({ ask: async () => program.findEnd(), deadlineMs: 10_000, everyMs: 10 });
    expect(waited).toMatchObject({ value: "sh ended (exit code 3). Its last words:\nno such flag" });
  });

  test("that is not there ends too", async () => {
    const program = startProgram({
      command: join(base, "nowhere"),
      args: [],
      log: join(base, `${guard}-none.log`),
      guard,
    });
    const waited = await askUntil({ ask: async () => program.findEnd(), deadlineMs: 10_000, everyMs: 10 });
    expect(waited).toMatchObject({ value: expect.stringContaining("ended (exit code 127)") });
  });
});
