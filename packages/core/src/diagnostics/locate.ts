import { compare } from "../base/order.ts";
import type { Place } from "../base/pointer.ts";
import type { Span } from "../base/text.ts";
import type { Diagnostic, Related } from "./diagnostic.ts";

/** Who knows where things stand in a text: a Document of `parse`. */
export interface Locator {
  locate(place: Place, on: "key" | "value"): Span | undefined;
  anchorOf(place: Place): Span | undefined;
}

/** A finding with the stretch of text that it is about. */
export interface Located {
  readonly diagnostic: Diagnostic;
  /** Undefined where there is no text: a row of a workbook, a file that could not be read. */
  readonly span: Span | undefined;
  readonly related: readonly LocatedRelated[];
}

export interface LocatedRelated {
  readonly at: Place;
  readonly label: string;
  readonly span: Span | undefined;
}

/**
 * Finds the lines of findings, late and once, and puts them in the order in which they are shown: by file, place, code
 * and message, never in the order in which they were made. The same finding at the same place is shown once.
 */
export function locate(diagnostics: readonly Diagnostic[], documents: readonly Locator[]): readonly Located[] {
  const located = diagnostics.map((diagnostic): Located => {
    const { at, on, span, related = [] } = diagnostic;
    const anchor = span === undefined ? first(documents, (document) => document.anchorOf(at)) : undefined;
    return {
      diagnostic,
      span: span ?? first(documents, (document) => document.locate(at, on)),
      related: [
        ...related.map((one) => locateRelated(one, documents)),
        ...(anchor === undefined ? [] : [{ at, label: "its value is written here", span: anchor }]),
      ],
    };
  });
  return located.sort(inOrder).filter((one, index, all) => index === 0 || inOrder(one, all[index - 1] ?? one) !== 0);
}

function locateRelated({ at, label, span }: Related, documents: readonly Locator[]): LocatedRelated {
  return { at, label, span: span ?? first(documents, (document) => document.locate(at, "key")) };
}

function first(documents: readonly Locator[], find: (document: Locator) => Span | undefined): Span | undefined {
  for (const document of documents) {
    const span = find(document);
    if (span !== undefined) return span;
  }
  return undefined;
}

function inOrder(a: Located, b: Located): number {
  return (
    compare(a.diagnostic.at.file, b.diagnostic.at.file) ||
    (a.span?.start.offset ?? 0) - (b.span?.start.offset ?? 0) ||
    compare(a.diagnostic.code, b.diagnostic.code) ||
    comparePointers(a, b) ||
    compare(a.diagnostic.message, b.diagnostic.message)
  );
}

/** Rows of a table have no offsets: they come in their own order. */
function comparePointers(a: Located, b: Located): number {
  const [one, two] = [a.diagnostic.at.pointer, b.diagnostic.at.pointer];
  for (const [index, step] of one.entries()) {
    const other = two[index];
    if (other === undefined) return 1;
    const order =
      typeof step === "number" && typeof other === "number" ? step - other : compare(String(step), String(other));
    if (order !== 0) return order;
  }
  return one.length - two.length;
}
