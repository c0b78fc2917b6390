import type { Diagnostic, Fix } from "../diagnostics/diagnostic.ts";
import type { Document } from "../parse/document.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { shown } from "./describe.ts";
import { valueAt } from "./issue.ts";

/** The one version of our files that this vmf reads. */
export const apiVersion = "vmfactory.io/v1alpha1";

/** What a file must say it is, and what people call it. */
export interface Head {
  readonly kind: "Factory" | "Wave";
  readonly what: string;
}

/**
 * Says that a file is of another kind or version than the one expected: then nothing else need be said about it.
 * A head that is missing or misspelled is left to the schema.
 */
export function checkHead(document: Document, { kind, what }: Head): Diagnostic | undefined {
  const written = { apiVersion: valueAt(document.value, ["apiVersion"]), kind: valueAt(document.value, ["kind"]) };
  const expected = { apiVersion, kind };
  for (const key of ["apiVersion", "kind"] as const) {
    const found = written[key];
    if (typeof found !== "string" || found === expected[key]) continue;
    const isOther = key === "kind" || !found.startsWith("vmfactory.io/");
    const fix: Fix = didYouMean(found, [expected[key]]) ?? {
      sentence: `Write \`${key}: ${expected[key]}\`, or name the right file.`,
    };
    return {
      code: "spec/unsupported-version",
      severity: "error",
      message: `The \`${key}\` of ${what} must be \`${expected[key]}\`; found ${shown(found)}.`,
      at: document.placeOf([key]),
      on: "value",
      why: isOther ? "The file is something else." : "This vmf reads one version of the file.",
      fix,
    };
  }
  return undefined;
}
