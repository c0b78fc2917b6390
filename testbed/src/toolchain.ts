/** Drives the toolchains: which one is there, and building one program of a part with it. */
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { GO_VERSION, RUST_VERSION, type Part, type Tool } from "./parts.ts";

/** A toolchain that can build a part, or why there is none, in one line that says what to do. */
export type Toolchain =
  | { readonly kind: "toolchain"; readonly version: string }
  | { readonly kind: "missing"; readonly message: string };

export interface ToolBuild {
  readonly tool: Tool;
  /** The folder of the wrapper module or crate. */
  readonly folder: string;
  /** An empty folder of the build's own; the program is in it afterwards, by its name. */
  readonly workplace: string;
  /** Called for each package compiled; packages that the toolchain has cached are not counted. */
  readonly onPackage: (compiled: number) => void;
}

interface Driver {
  readonly find: (folder: string) => Toolchain;
  /** Gives what the toolchain said against it, or nothing when the program is built. */
  readonly build: (build: ToolBuild) => Promise<string | undefined>;
}

const drivers: Readonly<Record<Part["language"], Driver>> = {
  go: { find: findGo, build: buildGo },
  rust: { find: findRust, build: buildRust },
};

export function driverOf({ language }: Part): Driver {
  return drivers[language];
}

const AGAIN = "and run `npm run testbed` again.";
const INSTALL_GO = `Install Go ${GO_VERSION.replace(/\.0$/, "")} or newer (go.dev/doc/install) ${AGAIN}`;
const INSTALL_RUST = `Install Rust ${RUST_VERSION} or newer (rustup.rs) ${AGAIN}`;

/** Asks within the module's folder, because the module may demand a newer Go than the machine has. */
function findGo(folder: string): Toolchain {
  const answer = spawnSync("go", ["env", "GOVERSION"], { cwd: folder, encoding: "utf8", env: goEnvironment() });
  if (answer.error !== undefined) return { kind: "missing", message: `Go is not on the PATH. ${INSTALL_GO}` };
  if (answer.status !== 0) return { kind: "missing", message: `${firstLine(answer.stderr)}. ${INSTALL_GO}` };
  return { kind: "toolchain", version: answer.stdout.trim() };
}

async function buildGo({ tool, folder, workplace, onPackage }: ToolBuild): Promise<string | undefined> {
  const linker = ["-s", "-w", ...(tool.stamps ?? []).map((stamp) => `-X ${stamp}`)].join(" ");
  // Two at a time: compiling Kubernetes takes a good gigabyte for each.
  const args = ["build", "-v", "-p", "2", "-trimpath", "-ldflags", linker];
  return run({
    command: "go",
    args: [...args, "-o", join(workplace, tool.name), tool.package],
    cwd: folder,
    env: goEnvironment(),
    // With `-v`, Go prints each package path alone on a line, and everything else as sentences.
    isPackage: /^[\w.~/-]+$/,
    onPackage,
  });
}

/** The user's own Go settings must not change what is built, or for which machine. */
function goEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOFLAGS: "-buildvcs=false", GOOS: "", GOARCH: "" };
}

function findRust(folder: string): Toolchain {
  const answer = spawnSync("cargo", ["--version"], { cwd: folder, encoding: "utf8" });
  if (answer.error !== undefined) return { kind: "missing", message: `Rust is not on the PATH. ${INSTALL_RUST}` };
  const version = /^cargo ([\w.-]+)/.exec(answer.stdout)?.[1];
  if (version === undefined) return { kind: "missing", message: `${firstLine(answer.stderr)}. ${INSTALL_RUST}` };
  return { kind: "toolchain", version: `rust${version}` };
}

async function buildRust({ tool, folder, workplace, onPackage }: ToolBuild): Promise<string | undefined> {
  const target = join(workplace, "target");
  const refusal = await run({
    command: "cargo",
    args: ["build", "--release", "--locked", "--jobs", "2", "--target-dir", target],
    cwd: folder,
    env: { ...process.env, CARGO_BUILD_TARGET: undefined, RUSTFLAGS: undefined, CARGO_TERM_COLOR: "never" },
    isPackage: /^ +Compiling /,
    onPackage,
  });
  if (refusal === undefined) copyFileSync(join(target, "release", tool.package), join(workplace, tool.name));
  return refusal;
}

interface Run {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** The lines that say a package was compiled; all others are words for people. */
  readonly isPackage: RegExp;
  readonly onPackage: (compiled: number) => void;
}

const SAID_LINES_MAX = 12;

async function run({ command, args, cwd, env, isPackage, onPackage }: Run): Promise<string | undefined> {
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const said: string[] = [];
  let compiled = 0;
  for await (const line of createInterface({ input: child.stderr })) {
    if (isPackage.test(line)) onPackage((compiled += 1));
    else said.push(line);
  }
  const code = await exited;
  return code === 0 ? undefined : said.slice(-SAID_LINES_MAX).join("\n") || `${command} ended with code ${code}`;
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
