import { Composer, Lexer, Parser, type CST, type Document as YamlDocument, type YAMLError } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { assert } from "../base/assert.ts";
import { spanBetween } from "../base/text.ts";
import type { SourceText } from "./document.ts";
import { depthMax, piecesMax, syntaxFindingsMax } from "./limits.ts";
import { syntaxFinding } from "./syntax-findings.ts";

/** A comment of a text, between two offsets. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}

/** What a text says, as syntax. */
export interface Syntax {
  readonly document: YamlDocument.Parsed;
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a text as one YAML 1.2 document. The library does the reading, piece by piece and under our eyes: what nests
 * too deeply, has too many pieces or is noise is left before it costs time and memory. All errors are findings.
 */
export function readSyntax(source: SourceText, starts: readonly number[]): Syntax {
  const read = readTokens(source.text);
  const composer = new Composer({
    prettyErrors: false,
    // Duplicates are found by us, in linear time.
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: "silent",
    schema: "core",
    version: "1.2",
  });
  const [document] = [...composer.compose(read.tokens, true, source.text.length)];
  assert(document !== undefined, "the composer gives a document when it is asked for one");
  const { errors, warnings } = document;
  const at = (code: Diagnostic["code"], message: string, start: number, fix?: string): Diagnostic => ({
    code,
    severity: "error",
    message,
    at: { file: source.file, pointer: [] },
    on: "value",
    span: spanBetween(starts, start, Math.min(start + 1, source.text.length)),
    ...(fix === undefined ? {} : { fix: { sentence: fix } }),
  });
  const stops = read.stop === undefined ? [] : [at(read.stop.code, read.stop.message, read.stop.offset, read.stop.fix)];
  const told = distinct(errors, warnings).map((error) => syntaxFinding(source, starts, error));
  return {
    document,
    comments: read.comments,
    diagnostics: [...bounded(told), ...directives(source, document, starts), ...stops],
  };
}

/** Errors of the library, and its warnings about tags, one for each offset and kind. */
function distinct(errors: readonly YAMLError[], warnings: readonly YAMLError[]): readonly YAMLError[] {
  const seen = new Set<string>();
  return [...errors, ...warnings.filter((warning) => warning.code === "TAG_RESOLVE_FAILED")].filter((error) => {
    const key = `${error.pos[0]} ${error.code}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function bounded(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const next = diagnostics[syntaxFindingsMax];
  if (next === undefined) return diagnostics;
  const message = `${diagnostics.length - syntaxFindingsMax} more errors of syntax follow.`;
  const fix = { sentence: "Mend the first ones: one mistake may cause many." };
  return [...diagnostics.slice(0, syntaxFindingsMax), { ...next, message, fix }];
}

/** `%YAML 1.1` would change what words mean; 1.2 is what we read without being told. */
function directives(
  { file }: SourceText,
  document: YamlDocument.Parsed,
  starts: readonly number[],
): readonly Diagnostic[] {
  const version = document.directives.yaml;
  const isOther = version.explicit === true && version.version !== "1.2";
  if (!isOther && Object.keys(document.directives.tags).length === 1) return [];
  const what = isOther ? `%YAML ${version.version}` : "%TAG";
  return [
    {
      code: "parse/unsupported-directive",
      severity: "error",
      message: `The directive \`${what}\` is not supported.`,
      at: { file, pointer: [] },
      on: "value",
      span: spanBetween(starts, 0, 0),
      why: "Files are read as YAML 1.2, whatever they say, so that the same words mean the same everywhere.",
      fix: { sentence: "Delete the line." },
    },
  ];
}

/** Where reading ended before the text did. */
interface Stop {
  readonly code: Diagnostic["code"];
  readonly message: string;
  readonly fix: string;
  readonly offset: number;
}

interface Tokens {
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly Comment[];
  readonly stop: Stop | undefined;
}

function readTokens(text: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const comments: Comment[] = [];
  const noise = new Noise();
  let pieces = 0;
  let hasDocument = false;
  let wasScalarMark = false;
  for (const piece of new Lexer().lex(text)) {
    const offset = parser.offset;
    const isScalar: boolean = wasScalarMark;
    wasScalarMark = !isScalar && piece === scalarMark;
    if (!isScalar && piece.startsWith("#")) comments.push({ start: offset, end: offset + piece.length });
    for (const token of parser.next(piece)) {
      tokens.push(token);
      if (token.type === "document") hasDocument = true;
    }
    pieces += 1;
    const stop = stopAt(parser, hasDocument, pieces, offset);
    if (stop !== undefined) return { tokens: stop.code === "parse/several-documents" ? tokens : [], comments, stop };
    if (noise.isTooMuch(piece, isScalar, parser)) break;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, comments, stop: undefined };
}

/** What the lexer emits before the text of a scalar. */
const scalarMark = "\u001F";

function stopAt(parser: Parser, hasDocument: boolean, pieces: number, offset: number): Stop | undefined {
  if (pieces > piecesMax) {
    const message = `The file has more than ${piecesMax} pieces of syntax.`;
    return { code: "parse/exceeds-size", message, offset, fix: "Split it into several files." };
  }
  // The stack holds the document, the collections around this place, and perhaps a scalar.
  if (parser.stack.length > depthMax + 1 && parser.stack.filter(isCollection).length > depthMax) {
    const message = `Here maps and lists are nested more than ${depthMax} deep.`;
    return {
      code: "parse/exceeds-depth",
      message,
      offset,
      fix: "Is a bracket or an indentation wrong? No field lies so deep.",
    };
  }
  const begun = parser.stack[0];
  if (begun?.type !== "document" || !hasDocument) return undefined;
  return {
    code: "parse/several-documents",
    message: "Here a second document begins; a file holds one.",
    offset: begun.offset,
    fix: "Delete the line `---`, or move what follows into a file of its own.",
  };
}

const isCollection = (token: CST.Token): boolean =>
  token.type === "block-map" || token.type === "block-seq" || token.type === "flow-collection";

/** Counts pieces that can only be errors, so that a file of nothing else ends early: each error costs time. */
class Noise {
  #strays = 0;
  #properties = 0;

  isTooMuch(piece: string, isScalar: boolean, parser: Parser): boolean {
    if (isScalar) return false;
    if (piece === "]" || piece === "}") {
      if (parser.stack.every((token) => token.type !== "flow-collection")) this.#strays += 1;
    } else if (piece.startsWith("%")) {
      this.#strays += 1;
    } else if (piece.startsWith("&") || piece.startsWith("!")) {
      this.#properties += 1;
      if (this.#properties > 2) this.#strays += 1;
    } else if (piece.trim() !== "") {
      this.#properties = 0;
    }
    return this.#strays > 2 * syntaxFindingsMax;
  }
}
