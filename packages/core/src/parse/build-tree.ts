import { isAlias, isMap, isScalar, isSeq, type Alias, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import { spanBetween } from "../base/text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { buildFindingsMax, depthMax } from "./limits.ts";
import { aliasNode, AliasBudget } from "./aliases.ts";
import type { TreeEntry, TreeNode } from "./tree.ts";

export interface Built {
  readonly tree: TreeNode;
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns syntax into plain data with places: keys are texts and there once, aliases are followed within bounds. */
export function buildTree(file: string, contents: unknown, starts: readonly number[]): Built {
  const state: BuildState = {
    file,
    starts,
    anchors: new Map(),
    open: new Set(),
    budget: new AliasBudget(),
    refused: new Set(),
    diagnostics: [],
  };
  const tree = buildNode(state, contents, 0, 0);
  return { tree, diagnostics: state.diagnostics };
}

/** What is known while a file's tree is built. */
interface BuildState {
  readonly file: string;
  readonly starts: readonly number[];
  /** Anchors that stand before this place, by name: the last of a name counts. */
  readonly anchors: Map<string, TreeNode>;
  /** Names of anchors whose values are being built: an alias to one of them stands within itself. */
  readonly open: Set<string>;
  readonly budget: AliasBudget;
  /** What stands for aliases that were reported: nothing more is said about them. */
  readonly refused: Set<TreeNode>;
  readonly diagnostics: Diagnostic[];
}

type Finding = Pick<Diagnostic, "code" | "message" | "why" | "fix" | "related"> & {
  readonly start: number;
  readonly end: number;
};

function report(state: BuildState, { start, end, ...finding }: Finding): void {
  if (state.diagnostics.length >= buildFindingsMax) return;
  const span = spanBetween(state.starts, start, end);
  state.diagnostics.push({ ...finding, severity: "error", at: { file: state.file, pointer: [] }, on: "value", span });
}

/** `position` is where an absent value would stand, `depth` the number of maps and lists around it. */
function buildNode(state: BuildState, node: unknown, position: number, depth: number): TreeNode {
  if (isAlias(node)) return buildAlias(state, node, depth);
  if (isScalar(node)) return named(state, node.anchor, () => buildScalar(node, position));
  if (isMap(node)) return named(state, node.anchor, () => buildMap(state, node, depth));
  if (isSeq(node)) return named(state, node.anchor, () => buildList(state, node, depth));
  return leaf(null, position, position);
}

const leaf = (value: unknown, start: number, end: number): TreeNode => ({ value, start, end, weight: 1, height: 0 });

/** Builds a value and remembers it under its anchor. */
function named(state: BuildState, anchor: string | undefined, build: () => TreeNode): TreeNode {
  if (anchor === undefined) return build();
  state.open.add(anchor);
  const node = build();
  state.open.delete(anchor);
  state.anchors.set(anchor, node);
  return node;
}

const rangeOf = (
  node: { range?: readonly [number, number, number] | null | undefined },
  position: number,
): readonly [number, number] => (node.range ? [node.range[0], node.range[1]] : [position, position]);

function buildScalar(node: Scalar, position: number): TreeNode {
  const [start, end] = rangeOf(node, position);
  return leaf(node.value ?? null, start, end);
}

function buildAlias(state: BuildState, node: Alias, depth: number): TreeNode {
  const [start, end] = rangeOf(node, 0);
  const target = state.anchors.get(node.source);
  if (state.open.has(node.source)) {
    report(state, {
      code: "parse/cyclic-alias",
      message: `The alias \`*${node.source}\` stands within what it stands for.`,
      fix: { sentence: "Write the value out: nothing can contain itself." },
      start,
      end,
    });
    return refuse(state, start, end);
  }
  if (target === undefined) {
    const known = [...state.anchors.keys()].slice(0, 5).map((name) => `\`&${name}\``);
    report(state, {
      code: "parse/unknown-anchor",
      message: `The alias \`*${node.source}\` names no anchor before it.`,
      fix: {
        sentence:
          known.length === 0
            ? `Write \`&${node.source}\` before the value that it stands for, or put the text in quotes.`
            : `Anchors before it: ${known.join(", ")}.`,
      },
      start,
      end,
    });
    return refuse(state, start, end);
  }
  return followAlias(state, target, { name: node.source, start, end, depth });
}

interface AliasUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

function followAlias(state: BuildState, target: TreeNode, use: AliasUse): TreeNode {
  const { name, start, end, depth } = use;
  if (depth + target.height > depthMax) {
    const message = `With the alias \`*${name}\`, maps and lists are nested more than ${depthMax} deep.`;
    report(state, { code: "parse/exceeds-depth", message, fix: { sentence: "Write the value out." }, start, end });
    return refuse(state, start, end);
  }
  if (state.budget.spend(target.weight)) return aliasNode(target, start, end);
  if (state.budget.isFirstRefusal()) {
    report(state, {
      code: "parse/exceeds-aliases",
      message: `With the alias \`*${name}\`, the aliases of this file stand for more than ${state.budget.limit} values.`,
      why: "A few lines of aliases to aliases can stand for more than any memory holds.",
      fix: { sentence: "Write the values out, or describe what is common in one place of the factory." },
      start,
      end,
    });
  }
  return refuse(state, start, end);
}

function refuse(state: BuildState, start: number, end: number): TreeNode {
  const node = leaf(null, start, end);
  state.refused.add(node);
  return node;
}

function buildList(state: BuildState, node: YAMLSeq, depth: number): TreeNode {
  const [start, end] = rangeOf(node, 0);
  const items = node.items.map((item) => buildNode(state, item, start, depth + 1));
  return { value: items.map((item) => item.value), start, end, items, ...measures(items) };
}

function measures(children: readonly TreeNode[]): Pick<TreeNode, "weight" | "height"> {
  let weight = 1;
  let height = 0;
  for (const child of children) {
    weight += child.weight;
    height = Math.max(height, child.height);
  }
  return { weight, height: height + 1 };
}

function buildMap(state: BuildState, node: YAMLMap, depth: number): TreeNode {
  const [start, end] = rangeOf(node, 0);
  const entries = new Map<string, TreeEntry>();
  const merges: TreeEntry[] = [];
  for (const pair of node.items) addPair(state, pair, depth, { entries, merges });
  for (const merge of merges) addMerged(state, merge, entries);
  // The absence of a prototype makes `constructor` a key like any other.
  const value: Record<string, unknown> = Object.create(null);
  for (const [key, entry] of entries) value[key] = entry.node.value;
  return { value, start, end, entries, ...measures([...entries.values()].map((entry) => entry.node)) };
}

interface MapParts {
  readonly entries: Map<string, TreeEntry>;
  readonly merges: TreeEntry[];
}

function addPair(state: BuildState, pair: Pair, depth: number, { entries, merges }: MapParts): void {
  const [keyStart, keyEnd] =
    isScalar(pair.key) || isMap(pair.key) || isSeq(pair.key) || isAlias(pair.key) ? rangeOf(pair.key, 0) : [0, 0];
  const node = buildNode(state, pair.value, keyEnd, depth + 1);
  const key = keyText(state, pair.key, [keyStart, keyEnd]);
  if (key === undefined) return;
  const entry = { keyStart, keyEnd, node };
  if (key === "<<" && isScalar(pair.key) && pair.key.type === "PLAIN") {
    merges.push(entry);
    return;
  }
  const first = entries.get(key);
  if (first === undefined) entries.set(key, entry);
  else {
    report(state, {
      code: "parse/duplicate-key",
      message: `The key \`${shown(key)}\` is given twice in this map.`,
      why: "Readers of YAML disagree about which of the two counts.",
      fix: { sentence: "Delete one of them, or give it another name." },
      related: [
        {
          at: { file: state.file, pointer: [] },
          label: "first given here",
          span: spanBetween(state.starts, first.keyStart, first.keyEnd),
        },
      ],
      start: keyStart,
      end: keyEnd,
    });
  }
}

/** Cuts a text to what a sentence bears. */
const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Keys are texts as written: `012` is not twelve, `on` is not true. */
function keyText(state: BuildState, key: unknown, [start, end]: readonly [number, number]): string | undefined {
  if (isScalar(key)) {
    const text = key.type === "PLAIN" && key.source !== undefined ? key.source : String(key.value);
    if (key.anchor !== undefined) state.anchors.set(key.anchor, buildScalar(key, start));
    const isAbsent = key.type === "PLAIN" && text === "";
    if (!isAbsent && text !== "__proto__") return text;
    const message = isAbsent ? "A key is missing before the colon." : "The key `__proto__` is not allowed.";
    report(state, {
      code: "parse/unsupported-key",
      message,
      fix: {
        sentence: isAbsent ? "Write the key." : "Choose another name: to programs it means something else than a key.",
      },
      start,
      end,
    });
    return undefined;
  }
  report(state, {
    code: "parse/unsupported-key",
    message: isAlias(key) ? "A key is an alias." : "A key is a map or a list.",
    fix: { sentence: "Write a name. A text that begins with a brace, a bracket or a star wants quotes." },
    start,
    end,
  });
  return undefined;
}

/** `<<: *base`: the keys of another map, where the map does not give them itself; of several, the first that has it. */
function addMerged(state: BuildState, merge: TreeEntry, entries: Map<string, TreeEntry>): void {
  const sources = merge.node.items ?? [merge.node];
  for (const source of sources) {
    if (state.refused.has(source)) continue;
    if (source.entries === undefined) {
      const { start, end } = merge.node.anchor === undefined ? source : merge.node;
      report(state, {
        code: "parse/unsupported-merge",
        message: "The merge key `<<` is followed by something that is no map.",
        fix: { sentence: "Write an alias of a map, `<<: *base`, or a list of such." },
        start,
        end,
      });
      continue;
    }
    for (const [key, { node }] of source.entries) {
      if (entries.has(key)) continue;
      entries.set(key, {
        keyStart: merge.keyStart,
        keyEnd: merge.keyEnd,
        node: source.anchor === undefined ? node : aliasNode(node, source.start, source.end),
      });
    }
  }
}
