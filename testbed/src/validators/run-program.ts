import { spawn } from "node:child_process";

/** What a program that ended said. A program that could not be started, or was killed, has no code. */
export interface Said {
  readonly code: number | undefined;
  readonly out: string;
  readonly errors: string;
}

/** Runs a program to its end, with a text on its standard input. */
export function runProgram(command: string, args: readonly string[], input = ""): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.once("error", (error) => resolve({ code: undefined, out: "", errors: error.message }));
    child.once("close", (code) => {
      const [said, words] = [out, errors].map((chunks) => Buffer.concat(chunks).toString("utf8"));
      resolve({ code: code ?? undefined, out: said ?? "", errors: words ?? "" });
    });
    // A program that ends without having read everything closes the pipe; its own words say why.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
