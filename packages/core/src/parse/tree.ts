import type { Pointer } from "../base/pointer.ts";

/** A value and where it stands, as offsets into its file. */
export interface TreeNode {
  /** Plain data; see Document. */
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
  /** Of a map, in the order written. */
  readonly entries?: ReadonlyMap<string, TreeEntry>;
  /** Of a list. */
  readonly items?: readonly TreeNode[];
  /** Of an alias: what it stands for. Then entries and items are those of the anchor. */
  readonly anchor?: TreeNode;
  /** How many values it holds, itself included and aliases followed: infinite where a number cannot say it. */
  readonly weight: number;
  /** Levels of maps and lists in it. */
  readonly height: number;
}

export interface TreeEntry {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly node: TreeNode;
}

/** What lies at the end of a way into a tree, or where the way ends. */
export interface Found {
  readonly node: TreeNode;
  /** The entry that leads to it; undefined at the root and for items of lists. */
  readonly entry: TreeEntry | undefined;
  /** How many steps of the pointer lead there. */
  readonly depth: number;
  /** The outermost alias on the way: where the user wrote it. */
  readonly alias: Found | undefined;
}

/** Follows a pointer as far as it leads. */
export function findNode(root: TreeNode, pointer: Pointer): Found {
  let found: Found = { node: root, entry: undefined, depth: 0, alias: undefined };
  for (const step of pointer) {
    const entry = typeof step === "string" ? found.node.entries?.get(step) : undefined;
    const node = entry?.node ?? (typeof step === "number" ? found.node.items?.[step] : undefined);
    if (node === undefined) return found;
    const next: Found = { node, entry, depth: found.depth + 1, alias: found.alias };
    found = node.anchor !== undefined && found.alias === undefined ? { ...next, alias: next } : next;
  }
  return found;
}
