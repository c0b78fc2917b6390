import { compare } from "../base/order.ts";
import { formatPointer } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { Document } from "../parse/document.ts";
import { shown } from "./describe.ts";
import { defOf, valueAt, type Issue } from "./issue.ts";
import { mayBeSecret } from "./secrecy.ts";

/** Keys that are listed when none is near to what was written. */
const listedMax = 15;

/** One finding for each key that a map does not have. */
export function unknownKeys(issue: Issue, keys: readonly string[], document: Document): readonly Diagnostic[] {
  const known = knownKeys(issue);
  const written = Object.keys(Object(issue.input));
  const free = known.filter((key) => !written.includes(key));
  return keys.map((key): Diagnostic => {
    const pointer = [...issue.pointer, key];
    const where = issue.pointer.length === 0 ? "here" : `in \`${formatPointer(issue.pointer)}\``;
    return {
      code: "spec/unknown-key",
      severity: "error",
      ...(mayBeSecret(pointer, valueAt(issue.input, [key])) ? { isConcealed: true } : {}),
      message: `The key ${shown(key)} is not known ${where}.`,
      at: document.placeOf(pointer),
      on: "key",
      fix: didYouMean(key, free) ?? { sentence: sentence(known, free) },
    };
  });
}

/** Keys that the map may have, sorted. */
export function knownKeys({ schema }: Issue): readonly string[] {
  const def = defOf(schema);
  return def?.type === "object" ? Object.keys(def.shape).sort(compare) : [];
}

function sentence(known: readonly string[], free: readonly string[]): string {
  if (known.length === 0) return "Delete it.";
  if (free.length === 0) return "Delete it: all keys that are known here are given.";
  const more = free.length > listedMax ? ` and ${free.length - listedMax} more` : "";
  return `Known keys: ${free
    .slice(0, listedMax)
    .map((key) => `\`${key}\``)
    .join(", ")}${more}.`;
}
