import type { Category, Effect } from "./assessment.ts";
import type { Subject } from "./subject.ts";

/** One question that the assessment asks of each machine. One file each; the list is in criteria.ts. */
export interface Criterion {
  readonly id: string;
  /** The concern in a few words, as a claim. */
  readonly label: string;
  assess(subject: Subject): Outcome;
}

export type Outcome =
  | { readonly kind: "clear" }
  | { readonly kind: "unknown"; readonly unknown: string; readonly blocksWarm: boolean }
  | Raised;

export interface Raised {
  readonly kind: "concern";
  readonly category: Category;
  readonly effect: Effect;
  readonly detail: string;
  readonly remedy?: string;
}

export const clear: Outcome = { kind: "clear" };

/** The inventory does not say `what` ("whether it has snapshots"): neither yes nor no. */
export function unknown(what: string): Outcome {
  return { kind: "unknown", unknown: what, blocksWarm: false };
}

/** As `unknown`, of something without which a warm migration might never start: the machine is planned cold. */
export function unknownForWarm(what: string): Outcome {
  return { kind: "unknown", unknown: what, blocksWarm: true };
}

export function raise(concern: Omit<Raised, "kind">): Outcome {
  return { kind: "concern", ...concern };
}

/** Whether one of several claims holds, if some of them may be unknown: a single yes is enough, a no needs all. */
export function anyOf(claims: readonly (boolean | undefined)[]): boolean | undefined {
  if (claims.includes(true)) return true;
  return claims.includes(undefined) ? undefined : false;
}

const namedMax = 3;

/** `a, b and c`, or `a, b, c and 4 more`: names for a sentence. */
export function listNames(names: readonly string[]): string {
  const quoted = names.slice(0, namedMax).map((name) => `\`${name}\``);
  const more = names.length - quoted.length;
  if (more > 0) return `${quoted.join(", ")} and ${more} more`;
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} and ${last}`;
}
