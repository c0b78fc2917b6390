/**
 * Whether a name matches a glob: `*` is any run of characters, `?` is one; everything else is itself, upper and lower
 * case differ. For names of things, in which `/` means nothing. Takes time of at most pattern times name.
 */
export function matchGlob(pattern: string, name: string): boolean {
  return matchTokens(tokensOf(pattern), name);
}

/**
 * Whether a path matches a glob: as `matchGlob`, but `*` and `?` stop at `/`, and `**` crosses it: `**` followed by `/`
 * is any number of folders, none included.
 */
export function matchPath(pattern: string, path: string): boolean {
  return matchTokens(pathTokensOf(pattern), path);
}

/** A piece of a pattern. `folders` and `folder` always stand together: between folders, and within the name of one. */
type Token =
  | { readonly kind: "literal"; readonly character: string }
  | { readonly kind: "one"; readonly crossesSlash: boolean }
  | { readonly kind: "many"; readonly crossesSlash: boolean }
  | { readonly kind: "folders" }
  | { readonly kind: "folder" };

function tokensOf(pattern: string): readonly Token[] {
  const pieces = pattern.match(/\*+|[^*]/gsu) ?? [];
  return pieces.map((piece): Token => {
    if (piece.startsWith("*")) return { kind: "many", crossesSlash: true };
    if (piece === "?") return { kind: "one", crossesSlash: true };
    return { kind: "literal", character: piece };
  });
}

function pathTokensOf(pattern: string): readonly Token[] {
  const pieces = pattern.match(/(?:\*\*\/)+|\*+|[^*]/gsu) ?? [];
  return pieces.flatMap((piece): Token[] => {
    if (piece.endsWith("*/")) return [{ kind: "folders" }, { kind: "folder" }];
    if (piece.startsWith("*")) return [{ kind: "many", crossesSlash: piece.length > 1 }];
    if (piece === "?") return [{ kind: "one", crossesSlash: false }];
    return [{ kind: "literal", character: piece }];
  });
}

/** Follows every way through the pattern at once, so that no pattern can make it slow. */
function matchTokens(tokens: readonly Token[], name: string): boolean {
  let states = new Set<number>();
  enter(tokens, 0, states);
  for (const character of name) {
    const next = new Set<number>();
    for (const state of states) step(tokens, state, character, next);
    states = next;
  }
  return states.has(tokens.length);
}

/** Adds a position of the pattern, and those behind wildcards there that may stand for nothing. */
function enter(tokens: readonly Token[], state: number, into: Set<number>): void {
  into.add(state);
  const kind = tokens[state]?.kind;
  if (kind === "many") enter(tokens, state + 1, into);
  if (kind === "folders") enter(tokens, state + 2, into);
}

/** Adds the positions to which one character leads from a position. */
function step(tokens: readonly Token[], state: number, character: string, into: Set<number>): void {
  const token = tokens[state];
  const isSlash = character === "/";
  switch (token?.kind) {
    case "literal":
      if (token.character === character) enter(tokens, state + 1, into);
      break;
    case "one":
      if (token.crossesSlash || !isSlash) enter(tokens, state + 1, into);
      break;
    case "many":
      if (token.crossesSlash || !isSlash) enter(tokens, state, into);
      break;
    case "folders":
      if (!isSlash) into.add(state + 1);
      break;
    case "folder":
      if (isSlash) enter(tokens, state - 1, into);
      else into.add(state);
      break;
    case undefined: // Behind the pattern: nothing more may come.
      break;
  }
}
