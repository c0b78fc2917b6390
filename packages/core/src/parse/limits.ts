/** Bytes that a file may have to be read as YAML. Whoever reads files checks their size first, and reads no larger one. */
export const yamlBytesMax = 4 * 1024 * 1024;

/** Bytes that waves/plan.json may have. */
export const planBytesMax = 64 * 1024 * 1024;

/** Maps and lists within each other. */
export const depthMax = 64;

/** Values that the aliases of a file may stand for, each counted as often as it is used. */
export const aliasedValuesMax = 100_000;

/** Pieces of syntax in a file: what bounds the memory that reading it takes. Common text of 4 MiB has fewer. */
export const piecesMax = 2_500_000;

/** Findings of syntax that are told for one file. One mistake may cause many. */
export const syntaxFindingsMax = 50;

/** Findings about keys, aliases and tags that are told for one file. */
export const buildFindingsMax = 200;
