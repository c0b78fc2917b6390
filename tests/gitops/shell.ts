/** Runs the commands of generated pages as people run them: a shell, and the real client of Kubernetes as `oc`. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { writeKubeconfig, type ApiAccess } from "@vmfactory/testbed";

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a script in a folder, with files whose names stand in variables. */
export type Shell = (script: string, files?: Readonly<Record<string, string>>) => Promise<Ran>;

export interface ShellOptions {
  readonly kubectl: string;
  readonly access: ApiAccess;
  /** The folder it works in. */
  readonly cwd: string;
  /** A folder of its own for what it needs. */
  readonly scratch: string;
}

export function openShell({ kubectl, access, cwd, scratch }: ShellOptions): Shell {
  mkdirSync(join(scratch, "bin"), { recursive: true });
  symlinkSync(kubectl, join(scratch, "bin/oc"));
  const kubeconfig = join(scratch, "kubeconfig");
  writeKubeconfig(kubeconfig, access);
  const env = {
    PATH: [join(scratch, "bin"), process.env["PATH"] ?? ""].join(delimiter),
    HOME: scratch,
    KUBECONFIG: kubeconfig,
  };
  return (script, files = {}) => {
    const variables = Object.entries(files).map(([name, text]) => {
      writeFileSync(join(scratch, name), text, { mode: 0o600 });
      return [name, join(scratch, name)] as const;
    });
    return run(script, { cwd, env: { ...env, ...Object.fromEntries(variables) } });
  };
}

function run(script: string, options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<Ran> {
  const child = spawn("bash", ["-euo", "pipefail", "-c", script], { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

/** A block of commands on a page, and the nearest heading of each depth above it. */
export interface Commands {
  readonly headings: readonly string[];
  readonly script: string;
}

/** The blocks marked `sh` on a page, in their order. */
export function readCommands(file: string): readonly Commands[] {
  const found: Commands[] = [];
  let headings: string[] = [];
  let block: string[] | undefined;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const heading = /^(#+) (.*)$/.exec(line);
    if (block !== undefined && line === "```") {
      found.push({ headings, script: block.join("\n") });
      block = undefined;
    } else if (block !== undefined) block.push(line);
    else if (line === "```sh") block = [];
    else if (heading?.[1] !== undefined) headings = [...headings.slice(0, heading[1].length - 1), heading[2] ?? ""];
  }
  return found;
}
