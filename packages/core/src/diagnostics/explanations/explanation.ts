import type { Code } from "../codes.ts";

/** What a page about a code says. Sentences; names of things in backticks. The title is in the registry. */
export interface Explanation {
  /** When the finding is made. */
  readonly meaning: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  readonly example: Example;
}

export interface Example {
  /** What gives the finding: a piece of a file, or what a program shows. */
  readonly wrong: string;
  /** The same without it; absent where there is nothing to write. */
  readonly right?: string;
  /** Language of both. Default: yaml. */
  readonly language?: "yaml" | "json" | "text" | "csv" | "sh";
}

/** One for each code of an area. */
export type Explanations<Area extends string> = Readonly<Record<Extract<Code, `${Area}/${string}`>, Explanation>>;
