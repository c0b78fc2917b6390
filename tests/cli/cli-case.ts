import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../../tools/imports.ts";
import { runVmf, temporaryFolder } from "./run-vmf.ts";

/**
 * A case of the command line: a folder with `commands.txt`, a command a line as people type it, and the `files/` it
 * runs on (`files.txt`: a folder of this repository instead). `expected.txt` is what a person sees of it: each command,
 * what it prints on both streams, and how it ends.
 */
const folder = join(root, "tests/cli");

/** Names of the cases, sorted. */
export function cliCases(): string[] {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "commands.txt"))).sort();
}

/** What the case's folder says that a person sees. */
export function expectedSession(name: string): string {
  return readFileSync(join(folder, name, "expected.txt"), "utf8");
}

/** Runs the case's commands one after another in a folder of their own and writes down what a person sees. */
export async function actualSession(name: string): Promise<string> {
  const cwd = temporaryFolder();
  try {
    cpSync(filesOf(name), cwd, { recursive: true });
    const commands = readFileSync(join(folder, name, "commands.txt"), "utf8").trim().split("\n");
    const parts: string[] = [];
    for (const command of commands) parts.push(await step(command, cwd));
    return parts.join("\n");
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Rewrites `expected.txt` of all cases: only `npm run golden` does. */
export async function writeSessions(): Promise<void> {
  for (const name of cliCases()) writeFileSync(join(folder, name, "expected.txt"), await actualSession(name));
}

function filesOf(name: string): string {
  const pointed = join(folder, name, "files.txt");
  return existsSync(pointed) ? join(root, readFileSync(pointed, "utf8").trim()) : join(folder, name, "files");
}

/**
 * `cat FILE` shows a file, `echo WORDS >> FILE` adds a line to one, `sed -i s/A/B/ FILE` edits one, `COLUMNS=60 vmf …` is a narrow terminal; everything
 * else is a command of vmf.
 */
async function step(command: string, cwd: string): Promise<string> {
  const words = command.split(" ");
  const settings = words.slice(0, words.findIndex((word) => !/^[A-Z]+=/.test(word)));
  const env = Object.fromEntries(settings.map((setting) => setting.split("=")));
  const [program = "", ...args] = words.slice(settings.length);
  const appended = /^echo (.*) >> (\S+)$/.exec(command);
  if (appended !== null) {
    const path = join(cwd, appended[2] ?? "");
    mkdirSync(dirname(path), { recursive: true });
    appendFileSync(path, `${appended[1]}\n`);
    return `$ ${command}\n`;
  }
  const edited = /^sed -i s\/([^/]+)\/([^/]+)\/ (\S+)$/.exec(command);
  if (edited !== null) {
    const path = join(cwd, edited[3] ?? "");
    const text = readFileSync(path, "utf8");
    if (!text.includes(edited[1] ?? "")) throw new Error(`there is no ${edited[1]} in ${edited[3]}`);
    writeFileSync(path, text.replace(edited[1] ?? "", edited[2] ?? ""));
    return `$ ${command}\n`;
  }
  if (program === "cat") return `$ ${command}\n${readFileSync(join(cwd, args[0] ?? ""), "utf8")}`;
  if (program !== "vmf") throw new Error(`a case runs vmf and cat, and not ${program}`);
  const { code, stdout, stderr } = await runVmf(args, { cwd, env });
  const talk = stderr === "" ? "" : `── stderr\n${withEnd(stderr)}`;
  return `$ ${command}\n${withEnd(stdout)}${talk}${code === 0 ? "" : `── exit ${code}\n`}`;
}

function withEnd(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
