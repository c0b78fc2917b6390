import type { Place, Pointer } from "../base/pointer.ts";

/** A text and the name under which it was read: a path relative to the factory's root folder, with forward slashes. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** A stretch of a text: 1-based lines and columns for people, UTF-16 offsets for editors. `end` is excluded. */
export interface Span {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

export interface TextPosition {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** One or several files read as one value: a file and what it includes, merged by key. */
export interface Document {
  /** Plain data: maps, lists, strings, numbers, booleans, null. */
  readonly value: unknown;
  /** The place of a pointer: in the file that gives its value, or its closest ancestor. */
  placeOf(pointer: Pointer): Place;
  /** The span of a place, or of the closest ancestor that exists; undefined if the file is not of this document. */
  locate(place: Place, on: "key" | "value"): Span | undefined;
  /** Text of each file, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}
