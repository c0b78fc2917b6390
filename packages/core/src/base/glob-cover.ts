/**
 * Whether every name that `later` matches is matched by `earlier` too, as globs of `*` (any run of characters) and `?`
 * (one). Never says yes wrongly; it may say no where only counting characters would tell.
 */
export function coversGlob(earlier: string, later: string): boolean {
  const wide = tokensOf(earlier);
  const narrow = tokensOf(later);
  // row[j]: whether what is left of `wide` covers what is left of `narrow` from j on.
  let row = Array.from({ length: narrow.length + 1 }, (_, j) => j === narrow.length);
  for (let i = wide.length - 1; i >= 0; i -= 1) row = rowBefore(wide[i] ?? "", narrow, row);
  return row[0] ?? false;
}

function rowBefore(token: string, narrow: readonly string[], below: readonly boolean[]): boolean[] {
  const row: boolean[] = Array.from({ length: narrow.length + 1 }, () => false);
  for (let j = narrow.length; j >= 0; j -= 1) {
    const other = narrow[j];
    if (token === "*") row[j] = (below[j] ?? false) || (row[j + 1] ?? false);
    else if (other !== undefined && other !== "*")
      row[j] = (token === "?" || token === other) && (below[j + 1] ?? false);
  }
  return row;
}

/** One token for each character; in a run of wildcards the `?` first and one `*` at the end, which means the same. */
function tokensOf(pattern: string): string[] {
  const ordered = pattern.replace(/[*?]+/g, (run) => run.replaceAll("*", "") + (run.includes("*") ? "*" : ""));
  return Array.from(ordered);
}
