import { compareBy } from "../base/order.ts";

/** A directed graph: what each node needs. Every node is a key, also one that needs nothing. */
export type Needs<T> = ReadonlyMap<T, ReadonlySet<T>>;

export interface Layers<T> {
  /** Longest way down from each node: 0 needs nothing, 1 needs only what is 0, and so on. */
  readonly layerOf: ReadonlyMap<T, number>;
  /** One chain of each knot that was found, without repeating its first node at the end. Empty: `layerOf` is whole. */
  readonly cycles: readonly (readonly T[])[];
}

interface Frame<T> {
  readonly node: T;
  readonly next: Iterator<T>;
}

/**
 * Puts nodes into as few layers as there are links in the longest chain. A link that closes a chain to a cycle is
 * reported and otherwise overlooked. Walks with a stack of its own, so that a long chain does not exhaust the machine's;
 * visits in the order of `nameOf`, so that the same graph gives the same chains.
 */
export function layersOf<T>(needs: Needs<T>, nameOf: (node: T) => string): Layers<T> {
  const byName = compareBy(nameOf);
  const sorted = (nodes: Iterable<T>): T[] => [...nodes].sort(byName);
  const layerOf = new Map<T, number>();
  const cycles: T[][] = [];
  for (const root of sorted(needs.keys())) {
    if (layerOf.has(root)) continue;
    const stack: Frame<T>[] = [open(root)];
    const onStack = new Set([root]);
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const step = frame.next.next();
      if (step.done === true) {
        stack.pop();
        onStack.delete(frame.node);
        layerOf.set(frame.node, 1 + Math.max(-1, ...known(frame.node)));
      } else if (onStack.has(step.value)) {
        cycles.push(chain(stack, step.value));
      } else if (!layerOf.has(step.value)) {
        stack.push(open(step.value));
        onStack.add(step.value);
      }
    }
  }
  return { layerOf, cycles };

  function open(node: T): Frame<T> {
    return { node, next: sorted(needs.get(node) ?? []).values() };
  }

  function known(node: T): number[] {
    return [...(needs.get(node) ?? [])].map((other) => layerOf.get(other) ?? -1);
  }
}

/** The part of the walk from the node that is met again to where it is met. */
function chain<T>(stack: readonly Frame<T>[], again: T): T[] {
  const nodes = stack.map(({ node }) => node);
  return nodes.slice(nodes.indexOf(again));
}
