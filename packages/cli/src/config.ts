import type { WriteStream } from "node:tty";

/** What the program knows of one of its output streams. */
export interface StreamConfig {
  readonly isTerminal: boolean;
  readonly hasColor: boolean;
  /** Columns; 80 where nobody says. */
  readonly width: number;
}

/** Everything that comes from outside the arguments: read once, in main.ts, and passed on. */
export interface Config {
  readonly version: string;
  /** Absolute path of the folder in which the program was started. */
  readonly cwd: string;
  readonly stdout: StreamConfig;
  readonly stderr: StreamConfig;
  /** Whether there is a person to be asked. */
  readonly canAsk: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const widthMin = 40;
const widthDefault = 80;

/**
 * What a stream can show. Colour only to a terminal, and not if `NO_COLOR` is set to anything (https://no-color.org)
 * or the terminal says that it is dumb; `FORCE_COLOR` asks for it where the stream is none, as CI systems do.
 */
export function readStreamConfig(
  stream: Partial<Pick<WriteStream, "isTTY" | "columns">>,
  environment: Environment,
): StreamConfig {
  const isTerminal = stream.isTTY === true;
  const isForced = ![undefined, "", "0"].includes(environment["FORCE_COLOR"]);
  const isForbidden = ![undefined, ""].includes(environment["NO_COLOR"]) || environment["TERM"] === "dumb";
  const columns = Number(environment["COLUMNS"] ?? stream.columns ?? widthDefault);
  return {
    isTerminal,
    hasColor: !isForbidden && (isTerminal || isForced),
    width: Number.isInteger(columns) && columns > 0 ? Math.max(columns, widthMin) : widthDefault,
  };
}
