import { CommanderError } from "commander";
import { SourceError } from "@vmfactory/sources";
import { exitCodes, type Deps, type ExitCode } from "./deps.ts";
import { OperatingError } from "./failure.ts";
import { buildProgram } from "./program.ts";
import { wrap } from "./text/wrap.ts";

/** Runs the command that the arguments name, and says on stderr what went wrong. Gives the exit code. */
export async function run(argv: readonly string[], deps: Deps): Promise<ExitCode> {
  const isDebug = argv.includes("--debug");
  try {
    let code: ExitCode = exitCodes.clean;
    const program = buildProgram(deps, (ended) => (code = ended));
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return sayWhatWentWrong(error, deps, isDebug);
  }
}

function sayWhatWentWrong(error: unknown, { stderr, config }: Deps, isDebug: boolean): ExitCode {
  const width = config.stderr.width;
  // The parser of arguments has said it already; help that was asked for is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.failure;
  const isExpected = error instanceof OperatingError || error instanceof SourceError;
  const stack = error instanceof Error ? error.stack : undefined;
  if (isExpected) {
    const remedy = error instanceof SourceError ? error.fix : error.remedy;
    stderr.write(wrap(`vmf: ${error.message}${remedy === undefined ? "" : ` ${remedy}`}`, width));
  } else {
    stderr.write(wrap(bugText(error, config.version), width));
  }
  if (isDebug && stack !== undefined) stderr.write(`${stack}\n`);
  return isExpected ? exitCodes.failure : exitCodes.bug;
}

function bugText(error: unknown, version: string): string {
  const message = error instanceof Error ? error.message : String(error);
  return (
    `vmf: This is a defect of vmf ${version}, not of your files: ${message.replace(/\.?$/, ".")} ` +
    "Please report it with this text, the command that you ran and, if you may share it, the factory.yaml it ran on. " +
    "Run the same command with `--debug` to see where in vmf it happened."
  );
}
