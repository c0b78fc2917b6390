import { closest } from "../base/similar.ts";

/** "Did you mean `x`?" with the edit, for the fix of a finding; undefined if no candidate is near. */
export function didYouMean(
  word: string,
  candidates: Iterable<string>,
): { readonly sentence: string; readonly replacement: string } | undefined {
  const guess = closest(word, candidates);
  return guess === undefined ? undefined : { sentence: `Did you mean \`${guess}\`?`, replacement: guess };
}
