import { compare } from "../base/order.ts";
import type { Place, Pointer } from "../base/pointer.ts";
import type { Code } from "../diagnostics/codes.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Spec } from "../spec/factory-schema.ts";

/** What each builder of the model is given: what was written, where, and somebody to tell what is wrong with it. */
export interface Scope {
  readonly spec: Spec;
  readonly place: (...pointer: Pointer) => Place;
  readonly report: (
    code: Code,
    parts: Omit<Diagnostic, "code" | "severity"> & { readonly severity?: Severity },
  ) => void;
}

/** A scope and the findings that it collects. */
export function openScope(
  spec: Spec,
  placeOf: (pointer: Pointer) => Place,
): { readonly scope: Scope; readonly findings: readonly Diagnostic[] } {
  const findings: Diagnostic[] = [];
  const scope: Scope = {
    spec,
    place: (...pointer) => placeOf(pointer),
    report: (code, parts) => findings.push(finding(code, parts)),
  };
  return { scope, findings };
}

/** A name that must be one of a set of names. */
export interface Reference {
  readonly code: Code;
  /** What it is a name of, as in "site". */
  readonly what: string;
  /** Where such names are defined, as in "`sites`". */
  readonly definedIn: string;
  readonly name: string;
  readonly at: Pointer;
  /** `key`: the name is a key of a map, not a value. */
  readonly on?: "key" | "value";
  readonly why?: string;
}

/** Whether the name is among the known ones; if not it is reported, with what was probably meant. */
export function isKnown(scope: Scope, reference: Reference, known: Iterable<string>): boolean {
  const names = [...known].sort(compare);
  if (names.includes(reference.name)) return true;
  const { code, what, definedIn, name, at, on = "value", why } = reference;
  scope.report(code, {
    message: `There is no ${what} \`${name}\` in ${definedIn}.`,
    at: scope.place(...at),
    on,
    ...(why === undefined ? {} : { why }),
    fix: didYouMean(name, names) ?? { sentence: namesOrNone(names, definedIn) },
  });
  return false;
}

function namesOrNone(names: readonly string[], definedIn: string): string {
  if (names.length === 0) return `Nothing is defined in ${definedIn} yet: add it there.`;
  const shown = names.slice(0, 8).map((name) => `\`${name}\``);
  const rest = names.length > shown.length ? ` and ${names.length - shown.length} more` : "";
  return `Name one that is there (${shown.join(", ")}${rest}), or add it to ${definedIn}.`;
}

/** Entries of a map sorted by name; none if the map was not written. */
export function sortedEntries<T>(map: Readonly<Record<string, T>> | undefined): (readonly [string, T])[] {
  return Object.entries(map ?? {}).sort(([a], [b]) => compare(a, b));
}

/** An own entry of a map: names such as `constructor` are names like others. */
export function entryOf<T>(map: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, name) ? map[name] : undefined;
}
