import { closest } from "../base/similar.ts";
import { defOf, type Issue } from "./issue.ts";
import { knownKeys } from "./unknown-keys.ts";

/** What it costs a member to be of another type than what is written. */
const otherType = 1000;

/**
 * The issues of the member of a union that the user probably meant, in the place of the union's own "none of them".
 * If every member is of another type, or the nearest has nothing to say about a part of the value and the author of
 * the union has, the union speaks itself.
 */
export function closestMember(union: Issue, members: readonly (readonly Issue[])[]): readonly Issue[] {
  let best: readonly Issue[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const member of members) {
    const cost = member.reduce((sum, issue) => sum + costOf(issue, union), 0);
    if (cost < least) {
      least = cost;
      best = member;
    }
  }
  if (best.length === 0 || least >= otherType) return [union];
  const isAboutWhole = best.every(
    (issue) => issue.pointer.length === union.pointer.length && issue.issue.code !== "unrecognized_keys",
  );
  return isAboutWhole && union.said !== undefined ? [union] : best;
}

/** How far the value is from what raised the issue. */
function costOf(one: Issue, union: Issue): number {
  const { issue, input, pointer } = one;
  const depth = pointer.length - union.pointer.length;
  if (issue.code === "unrecognized_keys")
    return issue.keys.reduce((sum, key) => sum + (closest(key, knownKeys(one)) === undefined ? 3 : 1), 0);
  if (depth === 0) return isOtherType(one) ? otherType : 10;
  // A key whose value says which member it is: `kind: a` where the member wants `kind: b`.
  if (depth === 1 && issue.code === "invalid_value" && input !== undefined) return 100;
  return input === undefined ? 2 : 1;
}

function isOtherType({ issue, input, schema }: Issue): boolean {
  if (issue.code === "invalid_type") return !(issue.expected === "int" && typeof input === "number");
  if (issue.code === "invalid_value") return !issue.values.some((value) => typeof value === typeof input);
  return issue.code === "invalid_union" && defOf(schema)?.type === "union";
}
