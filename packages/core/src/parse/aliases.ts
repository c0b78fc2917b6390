import { aliasedValuesMax } from "./limits.ts";
import type { TreeNode } from "./tree.ts";

/** The node of an alias: it stands where the alias stands, and holds what its anchor holds, shared. */
export function aliasNode(target: TreeNode, start: number, end: number): TreeNode {
  return { ...target, start, end, anchor: target.anchor ?? target };
}

/**
 * What the aliases of a file may stand for, all together. A value is counted as often as it is used, so that nobody
 * who walks through the data later walks further than this.
 */
export class AliasBudget {
  readonly limit = aliasedValuesMax;
  #spent = 0;
  #refusals = 0;

  /** Whether the budget bears this many values more; then they are spent. */
  spend(values: number): boolean {
    if (this.#spent + values > this.limit) {
      this.#refusals += 1;
      return false;
    }
    this.#spent += values;
    return true;
  }

  /** Whether only one alias was refused so far: one finding says it. */
  isFirstRefusal(): boolean {
    return this.#refusals === 1;
  }
}
