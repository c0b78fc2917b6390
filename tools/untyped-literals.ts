import { parseSync } from "oxc-parser";

/** Any node of a syntax tree. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/**
 * The lines of a module on which an object literal stands where nothing says its type: what is spread into an object,
 * what a constant without a type holds, what a function without a return type gives. TypeScript looks for unknown fields
 * only in a literal that meets its type at the place where it stands, so that a misspelt field of such a literal would
 * reach a cluster. `as const` and `satisfies` say a type; so does what a function takes.
 */
export function untypedLiterals(file: string, text: string): string[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? "does not parse"}`);
  const found: number[] = [];
  visit(program as unknown as Node, [], (node, ancestors) => {
    const isLiteral = node.type === "ObjectExpression" && (node["properties"] as readonly unknown[]).length > 0;
    if (!isLiteral || isTyped(ancestors)) return true;
    found.push(node.start);
    return false;
  });
  return found.map((start) => {
    const before = text.slice(0, start).split("\n");
    return `${file}:${before.length}: ${text.split("\n")[before.length - 1]?.trim() ?? ""}`;
  });
}

/** Goes down the tree, but not below a node at which `look` says no. */
function visit(
  node: Node,
  ancestors: readonly Node[],
  look: (node: Node, ancestors: readonly Node[]) => boolean,
): void {
  if (!look(node, ancestors)) return;
  const inner = Object.values(node).flat().filter(isNode);
  for (const one of inner) visit(one, [node, ...ancestors], look);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** What gives its type on to an expression in it. */
const between = new Set([
  "ArrayExpression",
  "BlockStatement",
  "ConditionalExpression",
  "IfStatement",
  "LogicalExpression",
  "ObjectExpression",
  "ParenthesizedExpression",
  "Property",
  "ReturnStatement",
  "SwitchCase",
  "SwitchStatement",
]);
const functions = new Set(["ArrowFunctionExpression", "FunctionDeclaration", "FunctionExpression"]);

/** Whether an expression gets a type from where it stands; the nearest ancestor comes first. */
function isTyped([parent, ...rest]: readonly Node[]): boolean {
  if (parent === undefined) return true;
  if (parent.type === "VariableDeclarator") return hasType(parent["id"], "typeAnnotation");
  if (functions.has(parent.type)) return hasType(parent, "returnType");
  // In a list the spread is of elements, which the list says the type of.
  if (parent.type === "SpreadElement") return rest[0]?.type === "ArrayExpression" && isTyped(rest);
  return between.has(parent.type) ? isTyped(rest) : true;
}

function hasType(node: unknown, field: string): boolean {
  return isNode(node) && isNode(node[field]);
}
