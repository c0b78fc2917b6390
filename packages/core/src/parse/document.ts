import type { Place, Pointer } from "../base/pointer.ts";
import type { Span } from "../base/text.ts";

export type { Span } from "../base/text.ts";

/** A text and the name under which it was read: a path relative to the factory's root folder, with forward slashes. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** One or several files read as one value: a file and what it includes, merged by key. */
export interface Document {
  /**
   * Plain data: maps, lists, strings, numbers, booleans, null. Maps have no prototype, so that no key means anything.
   * What an alias stands for is shared, not copied.
   */
  readonly value: unknown;
  /** The place of a pointer: in the file that gives its value, or its closest ancestor. */
  placeOf(pointer: Pointer): Place;
  /** The span of a place, or of the closest ancestor that exists; undefined if the file is not of this document. */
  locate(place: Place, on: "key" | "value"): Span | undefined;
  /** Where the value of a place was written if it is there by an alias; `locate` gives the place of the alias. */
  anchorOf(place: Place): Span | undefined;
  /** Text of each file, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** The comments by which the user allows findings. */
  readonly allowances: readonly Allowance[];
}

/** `# factory-ignore wave/exceeds-window: agreed with the owner`: allows findings of a code on one line. */
export interface Allowance {
  readonly file: string;
  /** The comment itself. */
  readonly span: Span;
  /** As written: it may be none of ours. */
  readonly code: string;
  /** Undefined if none is given. */
  readonly reason: string | undefined;
  /** The line that it speaks of: its own if something stands before it, else the next that is not a comment. */
  readonly line: number;
}
