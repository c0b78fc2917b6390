/** Drives the Go command: which one is there, and building one program of a wrapper module with it. */
import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";

import { GO_VERSION, type Tool } from "./parts.ts";

/** A Go toolchain that can build a module, or why there is none, in one line that says what to do. */
export type GoToolchain =
  | { readonly kind: "go"; readonly version: string }
  | { readonly kind: "missing"; readonly message: string };

const ENOUGH = `Install Go ${GO_VERSION.replace(/\.0$/, "")} or newer (go.dev/doc/install) and run \`npm run testbed\` again.`;

/** Asks within the module's folder, because the module may demand a newer Go than the machine has. */
export function findGo(moduleFolder: string): GoToolchain {
  const answer = spawnSync("go", ["env", "GOVERSION"], { cwd: moduleFolder, encoding: "utf8", env: goEnvironment() });
  if (answer.error !== undefined) return { kind: "missing", message: `Go is not on the PATH. ${ENOUGH}` };
  if (answer.status !== 0) return { kind: "missing", message: `${firstLine(answer.stderr)}. ${ENOUGH}` };
  return { kind: "go", version: answer.stdout.trim() };
}

export interface ToolBuild {
  readonly tool: Tool;
  readonly moduleFolder: string;
  /** The path of the binary to write. */
  readonly output: string;
  /** Called for each package compiled; packages that Go has cached are not counted. */
  readonly onPackage: (compiled: number) => void;
}

/** Builds one program; gives what Go said against it, or nothing when it is built. */
export async function buildTool({ tool, moduleFolder, output, onPackage }: ToolBuild): Promise<string | undefined> {
  const linker = ["-s", "-w", ...tool.stamps.map((stamp) => `-X ${stamp}`)].join(" ");
  // Two at a time: compiling Kubernetes takes a good gigabyte for each.
  const args = ["build", "-v", "-p", "2", "-trimpath", "-ldflags", linker, "-o", output, tool.package];
  const child = spawn("go", args, { cwd: moduleFolder, env: goEnvironment(), stdio: ["ignore", "ignore", "pipe"] });
  const said: string[] = [];
  let compiled = 0;
  for await (const line of createInterface({ input: child.stderr })) {
    if (isPackage(line)) onPackage((compiled += 1));
    else said.push(line);
  }
  const code = child.exitCode ?? (await new Promise<number | null>((resolve) => child.once("exit", resolve)));
  return code === 0 ? undefined : said.slice(-SAID_LINES_MAX).join("\n") || `go build ended with code ${code}`;
}

const SAID_LINES_MAX = 12;

/** With `-v`, Go prints each package path alone on a line, and everything else as sentences. */
function isPackage(line: string): boolean {
  return /^[\w.~/-]+$/.test(line);
}

/** The user's own Go settings must not change what is built, or for which machine. */
function goEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOFLAGS: "-buildvcs=false", GOOS: "", GOARCH: "" };
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
