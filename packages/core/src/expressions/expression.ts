import { Environment, type ASTNode } from "@marcbachmann/cel-js";
import { didYouMean } from "../diagnostics/did-you-mean.ts";

/**
 * CEL over one variable, `machine`: text in, a predicate out. An expression that compiles is of type bool, names only
 * fields that exist, and has no pattern that could fail or run away. A tag or attribute that a machine does not have
 * reads as "", so `machine.tags['env'] != 'prod'` holds for a machine without that tag; `has(machine.tags.env)` and
 * `'env' in machine.tags` tell the two apart.
 */
export interface MachineFacts {
  readonly name: string;
  /** Tag category to its tag; several tags of one category joined by a comma, sorted. */
  readonly tags: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
  /** Unknown texts are "", unknown numbers 0. */
  readonly folder: string;
  readonly cluster: string;
  readonly host: string;
  readonly datacenter: string;
  readonly os: string;
  readonly cpus: number;
  readonly memoryMiB: number;
  readonly powerState: string;
}

export interface Expression {
  readonly ok: true;
  readonly text: string;
  /** Whether the expression holds for a machine. Never throws: where it cannot be computed it does not hold. */
  evaluate(machine: MachineFacts): boolean;
  /** Why it cannot be computed for a machine (a division by zero); undefined if it can. */
  failureFor(machine: MachineFacts): string | undefined;
}

export interface ExpressionError {
  readonly ok: false;
  readonly message: string;
  /** 1-based, within the text, in UTF-16 units of its one line. */
  readonly column: number;
  /** What to do: a sentence. */
  readonly remedy: string;
}

const fields = {
  name: "string",
  tags: "map<string, string>",
  attributes: "map<string, string>",
  folder: "string",
  cluster: "string",
  host: "string",
  datacenter: "string",
  os: "string",
  cpus: "int",
  memoryMiB: "int",
  powerState: "string",
} as const satisfies Record<keyof MachineFacts, string>;

/** Names that an expression may use after `machine.`. */
export const machineFields: readonly string[] = Object.keys(fields);

const limits = { maxAstNodes: 500, maxDepth: 50, maxListElements: 200, maxMapEntries: 50 };
const lookup = "valueOrEmpty";

function environment(): Environment {
  return new Environment({ unlistedVariablesAreDyn: false, limits }).registerVariable({
    name: "machine",
    schema: { ...fields },
  });
}

const checking = environment();
const running = environment().registerFunction(
  `${lookup}(map<string, string>, string): string`,
  (map: unknown, key: string): string => {
    const value: unknown = map instanceof Map ? map.get(key) : undefined;
    return typeof value === "string" ? value : "";
  },
);

/** Compiles an expression, or says what is wrong with it and where. */
export function compileExpression(text: string): Expression | ExpressionError {
  try {
    const checked = checking.parse(text);
    const result = checked.check();
    if (!result.valid) return failed(result.error);
    if (result.type !== "bool")
      return wrong(`it gives ${article(String(result.type))}, not true or false`, 0, "Compare it with something.");
    const pattern = findBadPattern(checked.ast);
    if (pattern !== undefined) return pattern;
    const program = running.parse(withLookups(text, checked.ast));
    return { ok: true, text, ...predicate((machine) => program({ machine: toCel(machine) })) };
  } catch (error) {
    return failed(error);
  }
}

function predicate(run: (machine: MachineFacts) => unknown): Pick<Expression, "evaluate" | "failureFor"> {
  return {
    evaluate(machine) {
      try {
        return run(machine) === true;
      } catch {
        return false; // What cannot be computed does not hold; `failureFor` tells why.
      }
    },
    failureFor(machine) {
      try {
        run(machine);
        return undefined;
      } catch (error) {
        return failed(error).message;
      }
    },
  };
}

function toCel(machine: MachineFacts): Record<string, unknown> {
  return {
    ...machine,
    tags: new Map(Object.entries(machine.tags)),
    attributes: new Map(Object.entries(machine.attributes)),
    cpus: BigInt(Math.trunc(machine.cpus)),
    memoryMiB: BigInt(Math.trunc(machine.memoryMiB)),
  };
}

function wrong(message: string, start: number, remedy: string): ExpressionError {
  return { ok: false, message, column: start + 1, remedy };
}

/** What the library says, in our words where a name is the trouble. */
function failed(error: unknown): ExpressionError {
  const text = error instanceof Error ? ("summary" in error ? String(error.summary) : error.message) : String(error);
  const range: unknown = error instanceof Error && "range" in error ? error.range : undefined;
  const start =
    typeof range === "object" && range !== null && "start" in range && typeof range.start === "number"
      ? range.start
      : 0;
  const [, variable] = /^Unknown variable: (.+)$/.exec(text) ?? [];
  if (variable !== undefined)
    return wrong(
      `there is no \`${variable}\``,
      start,
      "The one name to begin with is `machine`; texts stand in quotes.",
    );
  const [, field] = /^No such key: (.+)$/.exec(text) ?? [];
  if (field !== undefined) return wrong(`a machine has no field \`${field}\``, start, fieldRemedy(field));
  return wrong(text, start, "Write it as in `machine.tags['env'] == 'prod' && machine.cpus > 4`.");
}

function fieldRemedy(field: string): string {
  return didYouMean(field, machineFields)?.sentence ?? `It has: ${machineFields.join(", ")}.`;
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** The nodes directly below a node. */
function childrenOf(node: ASTNode): ASTNode[] {
  const found: ASTNode[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) collect(item);
    else if (isNode(value)) found.push(value);
  };
  collect(node.args);
  return found;
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value && "range" in value;
}

/** `machine.tags.x` and `machine.tags['x']`: the map and the key as texts; undefined for any other node. */
function lookupOf(node: ASTNode): { readonly map: ASTNode; readonly key: ASTNode | string } | undefined {
  if (node.op !== "." && node.op !== "[]") return undefined;
  const [map, key] = node.args;
  if (map.op !== "." || map.args[0].op !== "id" || map.args[0].args !== "machine") return undefined;
  return map.args[1] === "tags" || map.args[1] === "attributes" ? { map, key } : undefined;
}

/** The text with each look-up in tags and attributes replaced by one that knows an answer for every key. */
function withLookups(text: string, root: ASTNode): string {
  // Brackets around the whole are outside the range of the root.
  return text.slice(0, root.range.start) + rewrite(text, root) + text.slice(root.range.end);
}

function rewrite(text: string, node: ASTNode): string {
  if (node.op === "call" && node.args[0] === "has") return text.slice(node.range.start, node.range.end);
  const found = lookupOf(node);
  if (found !== undefined) {
    const key = typeof found.key === "string" ? JSON.stringify(found.key) : rewrite(text, found.key);
    return `${lookup}(${text.slice(found.map.range.start, found.map.range.end)}, ${key})`;
  }
  let result = "";
  let from = node.range.start;
  for (const child of childrenOf(node).sort((a, b) => a.range.start - b.range.start)) {
    result += text.slice(from, child.range.start) + rewrite(text, child);
    from = child.range.end;
  }
  return result + text.slice(from, node.range.end);
}

/** A repetition within a repetition, `(a+)+`: it can take longer than the world lasts. */
const nestedRepetition = /\((?:[^()\\]|\\.)*[*+}](?:[^()\\]|\\.)*\)[*+{]/;

function findBadPattern(node: ASTNode): ExpressionError | undefined {
  if (node.op === "rcall" && node.args[0] === "matches") {
    const pattern = node.args[2][0];
    const reason =
      pattern?.op === "value" && typeof pattern.args === "string"
        ? wrongPattern(pattern.args)
        : "must be a text in quotes";
    if (pattern !== undefined && reason !== undefined) {
      return wrong(
        `the pattern of matches() ${reason}`,
        pattern.range.start,
        "Write a plainer pattern, or use startsWith, endsWith or contains.",
      );
    }
  }
  for (const child of childrenOf(node)) {
    const found = findBadPattern(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wrongPattern(pattern: string): string | undefined {
  if (nestedRepetition.test(pattern)) return "repeats a repetition, which can take for ever";
  try {
    return void RegExp(pattern, "u");
  } catch {
    return "is no regular expression";
  }
}
