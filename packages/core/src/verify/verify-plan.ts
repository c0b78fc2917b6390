import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Inventory } from "../inventory/inventory.ts";
import type { Document } from "../parse/document.ts";
import { decodeSpec } from "../spec/decode-spec.ts";
import type { PlanRecord, Wave } from "../waves/wave.ts";
import { checkDestinations } from "./check-destinations.ts";
import { checkGroups } from "./check-groups.ts";
import { checkMachines } from "./check-machines.ts";
import { checkPlans } from "./check-plans.ts";
import { checkRecord } from "./check-record.ts";
import { checkTimes } from "./check-times.ts";
import { checkWindows } from "./check-windows.ts";
import { publish, type PublishedInput } from "./published.ts";

export interface VerifyInput {
  /** factory.yaml as `parse` gives it; not the Model, which the planner used. */
  readonly factory: Document;
  readonly inventory: Inventory;
  /** As `decodeWaves` gives them, aborted ones too. */
  readonly waves: readonly Wave[];
  readonly record: PlanRecord;
}

/**
 * A plan by what was published of it: every hard rule is computed anew from factory.yaml, the inventory, the waves and
 * the record, by code that the planner does not share. Empty: the plan keeps them all. Whether the bound is true is not
 * checked, only that it is a bound of this plan. A factory.yaml that cannot be decoded gives the findings of that.
 */
export function verifyPlan({ factory, ...published }: VerifyInput): readonly Diagnostic[] {
  const spec = decodeSpec(factory);
  return spec.value === undefined ? spec.diagnostics : checkPlan({ spec: spec.value, ...published });
}

/** The same with factory.yaml decoded. */
export function checkPlan(input: PublishedInput): Diagnostic[] {
  const published = publish(input);
  return checks.flatMap((check) => check(published));
}

const checks = [checkMachines, checkWindows, checkGroups, checkTimes, checkPlans, checkDestinations, checkRecord];
