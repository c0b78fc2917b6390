import { createInterface } from "node:readline";
import packageJson from "../package.json" with { type: "json" };
import { readStreamConfig, type Config } from "./config.ts";
import { exitCodes, type Deps, type Output } from "./deps.ts";
import { describeSystemError } from "./failure.ts";

/**
 * Where vmf begins: reads the environment, the clock and the streams once, wires what commands need, and turns
 * whatever comes of it into an exit code. Nothing else in the program asks what time it is or what the environment says.
 */
const environment = process.env;
const config: Config = {
  version: packageJson.version,
  cwd: currentFolder(),
  stdout: readStreamConfig(process.stdout, environment),
  stderr: readStreamConfig(process.stderr, environment),
  canAsk: process.stdin.isTTY && process.stderr.isTTY,
};
const argv = process.argv.slice(2);

const deps: Deps = {
  config,
  clock: { elapsedMs: () => performance.now() },
  stdout: openOutput(process.stdout),
  stderr: openOutput(process.stderr),
  timer: {
    every(intervalMs, callback) {
      const timer = setInterval(callback, intervalMs).unref();
      return () => clearInterval(timer);
    },
    breathe: () => new Promise((resolve) => void setImmediate(resolve)),
  },
  interrupts: { during: runGuarded },
  ask: askOnTerminal,
};

if (argv.length === 1 && argv[0] === "--version") {
  deps.stdout.write(`${config.version}\n`); // Without what parses arguments: this is asked by scripts, often.
} else {
  await start();
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write("vmf: The current folder is gone. Go to one that is there.\n");
    return process.exit(exitCodes.failure);
  }
}

async function start(): Promise<void> {
  const { run } = await import("./run.ts");
  process.exitCode = await run(argv, deps);
}

/**
 * A stream whose reader may leave (`vmf check | head`): then what is written goes nowhere, quietly, and the work goes on
 * to its end. Any other failure of it is the world's, and said on stderr.
 */
function openOutput(stream: NodeJS.WriteStream): Output {
  let isGone = false;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && !isGone) {
      process.exitCode = exitCodes.failure;
      const said = describeSystemError(error, "write to standard output");
      if (stream === process.stdout && said instanceof Error) process.stderr.write(`vmf: ${said.message}\n`);
      process.on("exit", () => (process.exitCode = exitCodes.failure));
    }
    isGone = true;
  });
  return {
    write(text) {
      if (!isGone && text !== "") stream.write(text);
    },
  };
}

/** After the work, the signal takes its usual effect, so that whoever started us sees that we were interrupted. */
async function runGuarded<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  let received: (typeof signals)[number] | undefined;
  const handlers = signals.map((name) => {
    const handler = (): void => {
      received ??= name;
      controller.abort();
    };
    process.on(name, handler);
    return () => process.off(name, handler);
  });
  try {
    return await work(controller.signal);
  } finally {
    for (const remove of handlers) remove();
    if (received !== undefined) process.on("exit", dieOf(received));
  }
}

function dieOf(signal: NodeJS.Signals): () => void {
  return () => process.kill(process.pid, signal);
}

function askOnTerminal(question: string): Promise<string | undefined> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    reader.on("close", () => resolve(undefined));
    reader.question(question, (answer) => {
      resolve(answer);
      reader.close();
    });
  });
}
