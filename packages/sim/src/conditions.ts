import { listAt, textAt } from "./fields.ts";
import { msSince, timeText } from "./simulated-time.ts";

/** A condition as a model says it, without the time of its last transition. */
export interface Condition {
  readonly type: string;
  readonly status: "True" | "False" | "Unknown";
  readonly reason: string;
  readonly message: string;
}

/** The condition of a type in an object's status. */
function findCondition(object: unknown, type: string): unknown {
  return listAt(object, "status", "conditions").find((condition) => textAt(condition, "type") === type);
}

export function isTrue(object: unknown, type: string): boolean {
  return textAt(findCondition(object, type), "status") === "True";
}

export function reasonOf(object: unknown, type: string): string | undefined {
  return textAt(findCondition(object, type), "reason");
}

/** How long a condition has had its status, in ms: infinite where it has no time, undefined where it is not there. */
export function conditionAgeMs(object: unknown, type: string, nowMs: number): number | undefined {
  const condition = findCondition(object, type);
  return condition === undefined ? undefined : msSince(textAt(condition, "lastTransitionTime"), nowMs);
}

/**
 * The object's conditions with these in them: each in its place, new ones at the end. The time of the last transition
 * stays where the status does.
 */
export function withConditions(object: unknown, changes: readonly Condition[], nowMs: number): readonly unknown[] {
  const kept = listAt(object, "status", "conditions");
  const changed = new Map(changes.map((change) => [change.type, timed(object, change, nowMs)]));
  const inPlace = kept.map((condition) => changed.get(textAt(condition, "type") ?? "") ?? condition);
  const known = new Set(kept.map((condition) => textAt(condition, "type")));
  return [...inPlace, ...changes.filter(({ type }) => !known.has(type)).map(({ type }) => changed.get(type))];
}

/**
 * An object whose status lacks a condition, so that `withConditions` gives that condition a new time: for a change of
 * reason from which a model counts.
 */
export function withoutCondition(
  object: unknown,
  type: string,
): { readonly status: { conditions: readonly unknown[] } } {
  const conditions = listAt(object, "status", "conditions").filter((condition) => textAt(condition, "type") !== type);
  return { status: { conditions } };
}

/** These conditions alone, and no other: for controllers that write the whole list anew each time. */
export function onlyConditions(object: unknown, conditions: readonly Condition[], nowMs: number): readonly unknown[] {
  return conditions.map((condition) => timed(object, condition, nowMs));
}

function timed(object: unknown, condition: Condition, nowMs: number): Condition & { lastTransitionTime: string } {
  const before = findCondition(object, condition.type);
  const same = textAt(before, "status") === condition.status;
  const time = same ? textAt(before, "lastTransitionTime") : undefined;
  return { ...condition, lastTransitionTime: time ?? timeText(nowMs) };
}
