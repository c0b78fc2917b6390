import type { Place } from "../base/pointer.ts";
import type { Span } from "../base/text.ts";
import type { Code, Severity } from "./codes.ts";

export type { Severity } from "./codes.ts";

/** What to do about a finding: a sentence, and an edit of the text where that is safe. */
export interface Fix {
  readonly sentence: string;
  /** What to write in place of the stretch that is underlined. */
  readonly replacement?: string;
}

/** Another place that explains a finding, with a short label ("defined here"). */
export interface Related {
  readonly at: Place;
  readonly label: string;
  /** As in a Diagnostic. */
  readonly span?: Span;
}

/** Something that the user's input says and that is wrong or risky. A value, never thrown. */
export interface Diagnostic {
  /** `area/kebab-case`: a key of the registry in codes.ts. */
  readonly code: Code;
  readonly severity: Severity;
  /** True where the text may hold a secret: then nobody prints the line, and `message` does not repeat it. */
  readonly isConcealed?: true;
  /** What is wrong, naming the thing: one sentence. */
  readonly message: string;
  readonly at: Place;
  /** Which half of the entry to underline. */
  readonly on: "key" | "value";
  /** The stretch itself, where no pointer leads to it: syntax that could not be read, a comment. */
  readonly span?: Span;
  /** Why it matters: one sentence. */
  readonly why?: string;
  readonly fix?: Fix;
  readonly related?: readonly Related[];
}
