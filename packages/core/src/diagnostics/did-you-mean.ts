import { compare } from "../base/order.ts";

/** Words longer than this are not compared: the time is the product of both lengths. */
const lengthMax = 128;

/**
 * The candidate that someone who wrote `word` most likely meant, or undefined if none is near. Near is one slip for
 * every three letters, where a slip is a letter too many, too few, wrong, or swapped with its neighbour; another case
 * is half a slip. Of equally near ones the first in the order of code units.
 */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const limit = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    const distance = slips(word, candidate, Math.min(limit, nearest));
    if (distance > limit || distance >= Math.min(word.length, candidate.length)) continue;
    if (distance < nearest || (distance === nearest && best !== undefined && compare(candidate, best) < 0)) {
      nearest = distance;
      best = candidate;
    }
  }
  return best;
}

/** "Did you mean `x`?" with the edit, for `fix` of a finding; undefined if no candidate is near. */
export function didYouMean(
  word: string,
  candidates: Iterable<string>,
): { readonly sentence: string; readonly replacement: string } | undefined {
  const guess = suggest(word, candidates);
  return guess === undefined ? undefined : { sentence: `Did you mean \`${guess}\`?`, replacement: guess };
}

/** Damerau's distance without edits of what was swapped (optimal string alignment); more than `limit`: infinite. */
function slips(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit || a.length > lengthMax || b.length > lengthMax)
    return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow(a, b, row, { previous, before });
    if (Math.min(...current) > limit) return Number.POSITIVE_INFINITY;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? Number.POSITIVE_INFINITY;
}

interface Rows {
  readonly previous: readonly number[];
  readonly before: readonly number[];
}

function nextRow(a: string, b: string, row: number, { previous, before }: Rows): number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const change = difference(a.charAt(row - 1), b.charAt(column - 1));
    let least = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + change);
    const isSwap =
      row > 1 && column > 1 && a.charAt(row - 1) === b.charAt(column - 2) && a.charAt(row - 2) === b.charAt(column - 1);
    if (isSwap) least = Math.min(least, at(before, column - 2) + 1);
    current.push(least);
  }
  return current;
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;

function difference(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? 0.5 : 1;
}
