import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

/** Other words in a file: the first place where `from` stands. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A wrong edit, and what is found then. */
export interface Mistake extends Edit {
  /** What is wrong, as the title of the test. */
  readonly mistake: string;
  /** Everything that is found: whole, or with a program's own words as a pattern. */
  readonly found: readonly (string | RegExp)[];
}

/** With their titles, for `test.each`. */
export function titled<One extends Mistake>(mistakes: readonly One[]): [string, One][] {
  return mistakes.map((one) => [one.mistake, one]);
}

/** Edits a file of a folder; the words must stand there. */
export function edit(folder: string, { file, from, to }: Edit): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

/** A copy of a folder below `base` with a mistake in it. */
export function copyWith(base: string, folder: string, mistake: Edit): string {
  const copy = mkdtempSync(join(base, "mistake-"));
  cpSync(folder, copy, { recursive: true });
  edit(copy, mistake);
  return copy;
}

/** Expects all that a mistake says, in its order, and nothing else. */
export function expectFound(sentences: readonly string[], { found }: Pick<Mistake, "found">): void {
  expect(sentences).toEqual(found.map((one) => (typeof one === "string" ? one : expect.stringMatching(one))));
}
