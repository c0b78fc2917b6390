import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
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
import { inRecord, publish, type PublishedInput } from "./published.ts";

export interface VerifyInput {
  /** factory.yaml as `parse` gives it; not the Model, which the planner used. */
  readonly factory: Document;
  readonly inventory: Inventory;
  /** As `decodeWaves` gives them, aborted ones too. */
  readonly waves: readonly Wave[];
  readonly record: PlanRecord;
  /** SHA-256 of the inventory's file; absent: it is not asked whether it is the one that was planned. */
  readonly inventoryHash?: string;
}

/**
 * A plan by what was published of it: every hard rule is computed anew from factory.yaml, the inventory, the waves and
 * the record, by code that the planner does not share. Empty: the plan keeps them all. Whether the bound is true is not
 * checked, only that it is a bound of this plan. A factory.yaml that cannot be decoded gives the findings of that.
 */
export function verifyPlan({ factory, inventoryHash, ...published }: VerifyInput): readonly Diagnostic[] {
  const spec = decodeSpec(factory);
  if (spec.value === undefined) return spec.diagnostics;
  return [...checkInventory(published.record, inventoryHash), ...checkPlan({ spec: spec.value, ...published })];
}

/** A plan of another inventory may still hold: every machine is compared anyway. But people should know. */
function checkInventory(record: PlanRecord, hash: string | undefined): Diagnostic[] {
  if (hash === undefined || hash === record.inventory) return [];
  return [
    finding("plan/conflicting-inventory", {
      message: "The plan was made from another inventory than the one it is checked against.",
      at: inRecord("inventory"),
      on: "value",
      why: "Machines may have come, gone or changed since.",
      fix: { sentence: "Plan again, or name the inventory of the plan with `--inventory`." },
    }),
  ];
}

/** The same with factory.yaml decoded. */
export function checkPlan(input: PublishedInput): Diagnostic[] {
  const published = publish(input);
  return checks.flatMap((check) => check(published));
}

const checks = [checkMachines, checkWindows, checkGroups, checkTimes, checkPlans, checkDestinations, checkRecord];
