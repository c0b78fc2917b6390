import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Inventory } from "../inventory/inventory.ts";
import type { Spec } from "../spec/factory-schema.ts";
import type { PlanRecord, Wave } from "../waves/wave.ts";
import { checkDestinations } from "./check-destinations.ts";
import { checkGroups } from "./check-groups.ts";
import { checkMachines } from "./check-machines.ts";
import { checkPlans } from "./check-plans.ts";
import { checkRecord } from "./check-record.ts";
import { checkTimes } from "./check-times.ts";
import { checkWindows } from "./check-windows.ts";
import { publish } from "./published.ts";

export interface VerifyInput {
  /** What factory.yaml says, decoded; not the Model, which the planner used. */
  readonly spec: Spec;
  readonly inventory: Inventory;
  readonly waves: readonly Wave[];
  readonly record: PlanRecord;
}

/**
 * A plan by what was published of it: every hard rule is computed anew from factory.yaml, the inventory, the waves and the
 * record, by code that the planner does not share. Empty: the plan keeps them all. Whether the bound is true is not
 * checked, only that it is a bound of this plan.
 */
export function verifyPlan(input: VerifyInput): Diagnostic[] {
  const published = publish(input);
  return checks.flatMap((check) => check(published));
}

const checks = [checkMachines, checkWindows, checkGroups, checkTimes, checkPlans, checkDestinations, checkRecord];
